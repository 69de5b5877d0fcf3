import { referencesOf, titleOf } from './reference';
import type { Snippet } from './snippet';

/** What a citation is made of. */
export type Cited = Pick<Snippet, 'quote' | 'title' | 'url'> &
  Partial<Pick<Snippet, 'author' | 'outlet' | 'date'>>;

/**
 * A snippet as text to paste: the wording, then title, who wrote and published it and when, address, and `savedWords`
 * (when it was saved, in the user's language), a line each; what a snippet lacks is left out.
 */
export function cite(
  { quote, title, url, author = '', outlet = '', date = null }: Cited,
  savedWords: string,
): string {
  const from = [author, outlet, date ?? ''].filter((fact) => fact !== '').join(', ');
  return [quote.exact, title, from, url, savedWords].filter((line) => line !== '').join('\n');
}

/**
 * A snippet as text to paste with a reference by the Chinese standard: the wording, then on one line author (or else
 * outlet), title, outlet, date of the page, day of saving, address; what a snippet lacks is left out. `[EB/OL]` marks a
 * page of the web, `[Z]` anything else. Source: GB/T 7714-2015, 4.6 and 8.5.
 */
export function citeByStandard(snippet: Snippet): string {
  const [reference] = referencesOf([snippet]);
  const { authors, outlet, url, date, accessed } = reference;
  const isOnline = url !== '';
  // The standard names three authors at most.
  const names = authors.length > 3 ? `${authors.slice(0, 3).join(', ')}, 等` : authors.join(', ');
  const by = names || outlet;
  const publisher = names === '' ? '' : outlet;
  // The year belongs to the publisher; a whole date is that of the page.
  const year = publisher === '' || date === null ? '' : date.slice(0, 4);
  const day = date === null || date === year ? '' : `(${date})`;
  const published = [publisher, year].filter((part) => part !== '').join(', ');
  const source = `${published}${day}${isOnline ? `[${accessed}]` : ''}`;
  const parts = [by, `${titleOf(reference)}[${isOnline ? 'EB/OL' : 'Z'}]`, source, url];
  return `${snippet.quote.exact}\n${parts.filter((part) => part !== '').join('. ')}${isOnline ? '' : '.'}`;
}
