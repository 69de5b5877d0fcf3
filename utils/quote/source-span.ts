import { type ComparableText, comparableText } from '../text/comparable';
import { isClosingQuote, isOpeningQuote } from '../text/quotes';
import type { Span } from '../text/span';

/** Signs at the ends of a wording that `comparableText` leaves out, white space apart. */
export interface DroppedEnds {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export const NO_ENDS: DroppedEnds = { before: [], after: [] };

/** Those of a wording that has other signs, too, from its inside to its ends. */
export function droppedEnds(exact: string): DroppedEnds {
  const { offsets, text } = comparableText(exact);
  const signs = (part: string) => [...part.replace(/\s+/g, '')];
  const last = text.length - 1;
  return {
    before: signs(exact.slice(0, offsets[0])).reverse(),
    after: signs(exact.slice(offsets[last] + 1)),
  };
}

/** Where a place is in the page's own text, with the signs at its ends that the wording has there, too. */
export function sourceSpan(
  { source, offsets }: ComparableText,
  place: Span,
  { before, after }: DroppedEnds,
): Span {
  let start = offsets[place.start];
  let end = offsets[place.end - 1] + 1;
  const first = place.start === 0 ? 0 : offsets[place.start - 1] + 1;
  for (const sign of before) {
    let at = start - 1;
    while (at >= first && /\s/.test(source[at])) at--;
    if (at < first || !isLike(source[at], sign)) break;
    start = at;
  }
  for (const sign of after) {
    let at = end;
    while (at < offsets[place.end] && /\s/.test(source[at])) at++;
    if (at >= offsets[place.end] || !isLike(source[at], sign)) break;
    end = at + 1;
  }
  return { start, end };
}

function isLike(a: string, b: string): boolean {
  const isQuote = (isOne: (unit: string) => boolean) => isOne(a) && isOne(b);
  return a === b || isQuote(isOpeningQuote) || isQuote(isClosingQuote);
}
