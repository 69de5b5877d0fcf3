import { QUOTE_CONTEXT } from '../limits';
import type { Span } from '../text/span';
import type { TextQuoteSelector } from './selector';

/** The selector of a span of a text; no surrogate pair is cut in two. */
export function describe(text: string, { start, end }: Span): TextQuoteSelector {
  return {
    exact: text.slice(start, end),
    prefix: withoutHalves(text.slice(Math.max(0, start - QUOTE_CONTEXT), start)),
    suffix: withoutHalves(text.slice(end, end + QUOTE_CONTEXT)),
  };
}

/** A cut can leave a low half at the beginning, or a high one at the end. */
function withoutHalves(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
