import type { Span } from '../text/span';
import type { TextQuoteSelector } from './selector';

/** Where a selector's wording stands in a text now. */
export interface Anchor extends Span {
  /** How alike wording and surroundings are to the selector's, 0 to 1. */
  readonly similarity: number;
}

/**
 * Finds the place that a selector is of; null where the text has none that is alike enough.
 * @param hint Where it stood, UTF-16 units; null where that is not known.
 */
export function anchor(text: string, selector: TextQuoteSelector, hint: number | null): Anchor | null {
  const near = hint === null ? 0 : Math.max(0, hint - selector.exact.length);
  const found = text.indexOf(selector.exact, near);
  const start = found < 0 ? text.indexOf(selector.exact) : found;
  return start < 0 ? null : { start, end: start + selector.exact.length, similarity: 1 };
}
