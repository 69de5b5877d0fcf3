import type { Snippet } from './snippet';

/** A page, document or looked-up wording with its snippets, for citation. */
export interface Reference {
  /** One line each, without control characters; empty where unknown. */
  readonly title: string;
  readonly site: string;
  /** Publisher, as stated by the page; empty where it states none. */
  readonly outlet: string;
  /** Authors, one name each. */
  readonly authors: readonly string[];
  /** ASCII; empty for what is not on the web. */
  readonly url: string;
  /** `2020-11-05`, `2020-11` or `2020`, or null. */
  readonly date: string | null;
  /** Day of the last save from it, as `2020-11-05`, when the page was read. */
  readonly accessed: string;
  /** All tags of its snippets, each once. */
  readonly tags: readonly string[];
  /** At least one. */
  readonly snippets: readonly Snippet[];
}

/** Maximum length of a wording used as title, characters. */
const MAX_TITLE_CHARACTERS = 40;

/** Separators between names of authors. Chinese names have no spaces in them, others may. */
const NAME_BORDER = /\s*[、，,；;]\s*|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u;

/** Snippets by page, in the order of each page's first snippet; two addresses of one page are one. */
export function referencesOf(snippets: readonly Snippet[]): Reference[] {
  const groups: Snippet[][] = [];
  const byKey = new Map<string, Snippet[]>();
  for (const snippet of snippets) {
    let group = snippet.keys.map((key) => byKey.get(key)).find((found) => found !== undefined);
    if (group === undefined) {
      group = [];
      groups.push(group);
    }
    group.push(snippet);
    for (const key of snippet.keys) if (!byKey.has(key)) byKey.set(key, group);
  }
  return groups.map(referenceOf);
}

function referenceOf(snippets: readonly Snippet[]): Reference {
  const firstOf = (read: (snippet: Snippet) => string) =>
    snippets.map(read).find((found) => found !== '') ?? '';
  return {
    title: firstOf(({ title }) => oneLine(title)),
    site: firstOf(({ site }) => oneLine(site)),
    outlet: firstOf(({ outlet }) => oneLine(outlet)),
    authors: firstOf(({ author }) => oneLine(author))
      .split(NAME_BORDER)
      .filter((name) => name !== ''),
    url: firstOf(({ url }) => plainAddress(url)),
    date: snippets.find(({ date }) => date !== null)?.date ?? null,
    accessed: localDay(Math.max(...snippets.map(({ savedAt }) => savedAt))),
    tags: [...new Set(snippets.flatMap(({ tags }) => tags.map(oneLine)))].filter((tag) => tag !== ''),
    snippets,
  };
}

/** Title of a reference; if it has none, the beginning of its first wording, or else its address. */
export function titleOf({ title, url, snippets: [first] }: Reference): string {
  return title || [...oneLine(first.quote.exact)].slice(0, MAX_TITLE_CHARACTERS).join('') || url;
}

/** The fields of a snippet that a citation needs. */
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

/** What a reference by the standard is made of. */
export type Referenced = Pick<Reference, 'title' | 'outlet' | 'authors' | 'url' | 'date' | 'accessed'>;

/** A snippet as text to paste with a reference by the Chinese standard (`standardReference`): the wording, then the reference. */
export function citeByStandard(snippet: Snippet): string {
  const [reference] = referencesOf([snippet]);
  return `${snippet.quote.exact}\n${standardReference({ ...reference, title: titleOf(reference) })}`;
}

/**
 * A reference by the Chinese standard on one line: author (or else outlet), title, outlet, date of the page, day of
 * saving, address; what is empty is left out. `[EB/OL]` marks a page of the web, `[Z]` anything else. Source: GB/T
 * 7714-2015, 4.6 and 8.5.
 */
export function standardReference({ title, authors, outlet, url, date, accessed }: Referenced): string {
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
  const parts = [by, `${title}[${isOnline ? 'EB/OL' : 'Z'}]`, source, url];
  return `${parts.filter((part) => part !== '').join('. ')}${isOnline ? '' : '.'}`;
}

/** Characters that reverse the rest of a line. */
const REVERSING = /[\u202a-\u202e\u2066-\u2069]/g;

/** Whatever any program takes for a line end. */
const LINE_END = /\r\n|[\n\r\v\f\x85\u2028\u2029]/;

/** Lines of a text for a line-based file: well-formed, without control characters and empty lines. */
export function plainLines(text: string): string[] {
  return text
    .toWellFormed()
    .replace(REVERSING, '')
    .split(LINE_END)
    .map((line) => line.replace(/[\p{Cc}\ufeff]+/gu, ' ').trim())
    .filter((line) => line !== '');
}

/** A text on one such line; empty for a text without visible characters. */
export function oneLine(text: string): string {
  return plainLines(text).join(' ').replace(/ {2,}/g, ' ');
}

/**
 * A web address in ASCII, without special characters of Markdown, RIS or BibTeX. Empty for other addresses, such as
 * scripts and local files, which lead nowhere for others.
 */
export function plainAddress(url: string): string {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return '';
  return new URL(url).href.replace(
    /[^\w\-.~:/?#@!$&+,;=%]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** The day of a time in the user's time zone, as `2020-11-05`. @param time ms since the epoch. */
export function localDay(time: number): string {
  const day = new Date(time);
  const parts: [number, number][] = [
    [day.getFullYear(), 4],
    [day.getMonth() + 1, 2],
    [day.getDate(), 2],
  ];
  return parts.map(([part, digits]) => String(part).padStart(digits, '0')).join('-');
}
