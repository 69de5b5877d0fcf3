import type { Snippet } from './snippet';

/**
 * A snippet as text to paste: the wording, then title and address, then `savedWords` (when it was saved, in the
 * reader's language), a line each; what a snippet lacks is left out.
 */
export function cite(
  { quote, title, url }: Pick<Snippet, 'quote' | 'title' | 'url'>,
  savedWords: string,
): string {
  return [quote.exact, title, url, savedWords].filter((line) => line !== '').join('\n');
}
