import type { Span } from './span';

const ENDERS = new Set('。！？；｡!?;');
const CLOSERS = new Set('”’」』）)》〉】〕］]');
/** After one of these the sentence goes on, though an ender stood before it: “怎么看？”、“怎么干？” */
const CONTINUERS = new Set('，、：,:');
const QUOTES = new Map(
  ['“”', '‘’', '「」', '『』', '（）', '()', '《》', '【】', '〔〕', '""'].map(([a, b]) => [a, b]),
);

/**
 * Longest quotation or bracket that is kept in one piece, UTF-16 units. Longer ones are passages with sentences of
 * their own, or a mark that was never closed.
 */
const QUOTE_UNITS = 120;

/**
 * The sentences of a paragraph, in order, as spans of the same text. A sentence ends after 。！？； (or their narrow
 * forms, where no Latin letter or figure follows) and after an ellipsis of two marks, together with the closing
 * quotes and brackets behind it; an ender within a short quotation ends the sentence only where the quotation ends,
 * too. What is left without an ender is a sentence. White space around sentences is in no span; a paragraph of
 * nothing else has no sentence.
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

/** Where the mark stands that closes the quotation opened at `at`; null where none is opened or it isn't short. */
function quotationEnd(text: string, at: number, end: number): number | null {
  const closer = QUOTES.get(text[at]);
  if (closer === undefined) return null;
  const close = text.indexOf(closer, at + 1);
  if (close < 0 || close >= end || close - at > QUOTE_UNITS) return null;
  const reopened = closer === text[at] ? -1 : text.indexOf(text[at], at + 1);
  return reopened >= 0 && reopened < close ? null : close;
}

/** Whether what stands between two marks ends a sentence; ；does not, for there the listing goes on. */
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

/** Past the mark at `from` and the enders and closing marks that follow it. */
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
