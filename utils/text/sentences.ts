import type { Span } from './span';

const ENDERS = new Set('。！？；｡!?;');
const CLOSERS = new Set('”’」』）)》〉】〕］]');
/** After one of these the sentence continues, despite the ender before it: “怎么看？”、“怎么干？” */
const CONTINUERS = new Set('，、：,:');
const QUOTES = new Map(
  ['“”', '‘’', '「」', '『』', '（）', '()', '《》', '【】', '〔〕', '""'].map(([a, b]) => [a, b]),
);

/** 1 for each unit that needs a look: the others are most of a text. */
const MARKS = new Uint8Array(0x10000);
for (const mark of [...ENDERS, ...QUOTES.keys(), '…']) MARKS[mark.charCodeAt(0)] = 1;

/**
 * Longest quotation or bracket that is kept in one piece, UTF-16 units. Longer ones are passages with several
 * sentences, or were never closed.
 */
const QUOTE_UNITS = 120;

/**
 * The sentences of a paragraph, in order, as spans of the same text. A sentence ends after 。！？； (or their narrow
 * forms, unless a Latin letter or figure follows) and after an ellipsis of two marks, and includes the closing quotes
 * and brackets that follow. An ender within a short quotation ends the sentence only if the quotation ends there, too.
 * A rest without an ender is a sentence. Spans exclude white space around sentences; a blank paragraph has none.
 */
export function sentenceSpans(text: string, paragraph: Span): Span[] {
  const spans: Span[] = [];
  let at = skipSpace(text, paragraph.start, paragraph.end);
  while (at < paragraph.end) {
    const next = sentenceEnd(text, at, paragraph.end);
    spans.push({ start: at, end: trimEnd(text, at, next) });
    at = skipSpace(text, next, paragraph.end);
  }
  return spans;
}

function sentenceEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    if (MARKS[text.charCodeAt(at)] === 0) {
      at++;
      continue;
    }
    const close = quotationEnd(text, at, end);
    if (close === null && !isEnder(text, at, end)) {
      at++;
      continue;
    }
    const ended = close === null || endsWithin(text, at, close);
    const after = ended ? skipEnders(text, close ?? at, end) : (close as number) + 1;
    if (ended && !CONTINUERS.has(text[after])) return after;
    at = after;
  }
  return end;
}

/** Offset of the mark that closes the quotation opened at `at`; null where none is opened or it is too long. */
function quotationEnd(text: string, at: number, end: number): number | null {
  const closer = QUOTES.get(text[at]);
  if (closer === undefined) return null;
  const close = text.indexOf(closer, at + 1);
  if (close < 0 || close >= end || close - at > QUOTE_UNITS) return null;
  const reopened = closer === text[at] ? -1 : text.indexOf(text[at], at + 1);
  return reopened >= 0 && reopened < close ? null : close;
}

/** Whether the text between two marks ends a sentence; ；doesn't, since the list goes on. */
function endsWithin(text: string, open: number, close: number): boolean {
  let last = close - 1;
  while (last > open && CLOSERS.has(text[last])) last--;
  return last > open && isEnder(text, last, close) && text[last] !== '；';
}

function isEnder(text: string, at: number, end: number): boolean {
  const mark = text[at];
  if (mark === '…') return text[at - 1] === '…' || (at + 1 < end && text[at + 1] === '…');
  if (!ENDERS.has(mark)) return false;
  return mark > '\x7f' || !/[0-9a-z=/]/i.test(text[at + 1] ?? ' ');
}

/** Offset after the mark at `from` and the enders and closing marks that follow it. */
function skipEnders(text: string, from: number, end: number): number {
  let at = from + 1;
  while (at < end && (ENDERS.has(text[at]) || text[at] === '…' || CLOSERS.has(text[at]))) at++;
  return at;
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text[at].trim() === '') at++;
  return at;
}

function trimEnd(text: string, start: number, from: number): number {
  let at = from;
  while (at > start && text[at - 1].trim() === '') at--;
  return at;
}
