import { localDay, oneLine, plainAddress } from './inert-text';
import type { Snippet } from './snippet';

/** A page, document or looked-up wording with what was saved of it, as it is cited. */
export interface Reference {
  /** One line each, without control characters; empty where it is not known. */
  readonly title: string;
  readonly site: string;
  /** Who published it, as the page itself says; empty where it doesn't. */
  readonly outlet: string;
  /** Who wrote it, a name each. */
  readonly authors: readonly string[];
  /** ASCII; empty for what is not on the web. */
  readonly url: string;
  /** `2020-11-05`, `2020-11` or `2020`, or null. */
  readonly date: string | null;
  /** Day of the last saving from it, as `2020-11-05`: the page was read then. */
  readonly accessed: string;
  /** All tags of its snippets, each once. */
  readonly tags: readonly string[];
  /** At least one. */
  readonly snippets: readonly Snippet[];
}

/** Signs of a wording that stands for a title. */
const TITLE_SIGNS = 40;

/** What separates the names of several authors. Chinese names have no spaces in them, others may. */
const NAME_BORDER = /\s*[、，,；;]\s*|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u;

/** Snippets by the pages they were saved from, in the order of each page's first; two addresses of one page are one. */
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

/** Title of a reference; for what has none the beginning of its first wording, and the address where that is empty, too. */
export function titleOf({ title, url, snippets: [first] }: Reference): string {
  return title || [...oneLine(first.quote.exact)].slice(0, TITLE_SIGNS).join('') || url;
}
