import { QUOTE_CONTEXT } from '../limits';
import type { Span } from '../text/span';
import type { TextQuoteSelector } from './selector';

/** UTF-16 units that are looked at for the surroundings: pages are indented, and white space counts once. */
const REACH = 4 * QUOTE_CONTEXT;

/** The selector of a span of a text; no surrogate pair is cut in two. */
export function describe(text: string, { start, end }: Span): TextQuoteSelector {
  const before = tidy(text.slice(Math.max(0, start - REACH), start));
  const after = tidy(text.slice(end, end + REACH));
  const from = Math.max(0, before.length - QUOTE_CONTEXT);
  const to = Math.min(after.length, QUOTE_CONTEXT);
  return {
    exact: text.slice(start, end),
    prefix: before.slice(isInPair(before, from) ? from + 1 : from),
    suffix: after.slice(0, isInPair(after, to) ? to - 1 : to),
  };
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Whether the two units around an offset are one character. */
export function isInPair(text: string, offset: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset));
}
