import type { TextQuoteSelector } from '../quote/describe';

/** What a wording and its surroundings are known by on a page: white space counts nowhere, as older versions kept less of it. */
export function placeKey({ exact, prefix, suffix }: TextQuoteSelector): string {
  return JSON.stringify([exact, prefix, suffix].map((part) => part.replace(/\s+/g, '')));
}
