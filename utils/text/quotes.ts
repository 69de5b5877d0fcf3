import type { Span } from './span';

const PAIRS = ['“”', '‘’', '「」', '『』', '《》', '〈〉', '﹁﹂', '﹃﹄', '｢｣', '〝〞', '〝〟', '«»', '‹›'];
const OPENING = new Map(PAIRS.map(([opening, closing]) => [closing, opening]));
const OPENINGS = new Set(OPENING.values());

/** Whether a character opens a quotation or a title. False for straight quotes, which have no sides. */
export function isOpeningQuote(unit: string): boolean {
  return OPENINGS.has(unit);
}

/** Whether a character closes a quotation or a title. */
export function isClosingQuote(unit: string): boolean {
  return OPENING.has(unit);
}

/** The number of quotes before each unit of a text, and before its end. */
export function quotesBefore(text: string): Uint32Array {
  const counts = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    const isQuote = !isPlain(text.charCodeAt(i)) && (OPENINGS.has(text[i]) || OPENING.has(text[i]));
    counts[i + 1] = counts[i] + (isQuote ? 1 : 0);
  }
  return counts;
}

/** Whether a unit is certainly not a quote: most units of a text are Han characters. */
function isPlain(unit: number): boolean {
  return unit >= 0x3400 && unit < 0xd800;
}

/**
 * A span with its quotes complete: it is extended by a closing quote right after it whose opening one is inside, and by
 * an opening quote right before it whose closing one is inside. Null where the other half of a quote is farther away or
 * missing (see `unpairedQuote`): such a span cuts into a quotation.
 */
export function withWholeQuotes(source: string, span: Span): Span | null {
  const paired = pair(source, span);
  return typeof paired === 'number' ? null : paired;
}

/** Offset of the first quote of a span whose other half is neither in the span nor right beside it, or -1. */
export function unpairedQuote(source: string, span: Span): number {
  const paired = pair(source, span);
  return typeof paired === 'number' ? paired : -1;
}

function pair(source: string, span: Span): Span | number {
  const open: number[] = [];
  let { start, end } = span;
  for (let i = span.start; i < span.end; i++) {
    if (isPlain(source.charCodeAt(i))) continue;
    const quote = source[i];
    if (isOpeningQuote(quote)) open.push(i);
    else if (isClosingQuote(quote)) {
      const opening = OPENING.get(quote);
      const last = open.pop();
      if (last === undefined ? start === 0 || source[start - 1] !== opening : source[last] !== opening)
        return i;
      if (last === undefined) start--;
    }
  }
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    if (end >= source.length || OPENING.get(source[end]) !== source[last]) return last;
    end++;
  }
  return { start, end };
}
