import type { TextQuoteSelector } from './selector';

/** The address of a page that leads to a place of it. */
export function textFragmentUrl(url: string, _quote: TextQuoteSelector): string {
  return url;
}
