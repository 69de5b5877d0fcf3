import { compareTitles, fold, foldedWords } from '../text/fold';
import { normalise } from '../text/normalise';
import type { Snippet } from './snippet';

/** A snippet with its searchable text. */
interface Entry {
  readonly snippet: Snippet;
  /** The searchable text before folding, by which a change is noticed. */
  readonly raw: string;
  /** Quote, note, title and tags, folded, with SEPARATOR between them. */
  readonly folded: string;
  /** Keys and wordings of the phrases that it holds or was saved from. */
  readonly phrases: ReadonlyMap<string, string>;
}

/** Snippets that can be searched, in an order. */
export interface SnippetIndex {
  readonly entries: readonly Entry[];
}

/** Orders of snippets. */
export type SnippetOrder = 'saved' | 'oldest' | 'changed' | 'title' | 'site' | 'length';

/** Filters of the list; all must hold. */
export interface SnippetQuery {
  /** Words that must all occur in quote, note, title or tags; empty for any. */
  readonly text: string;
  /** Tags that a snippet must have, all of them. */
  readonly tags: readonly string[];
  readonly site: string | null;
  /** Key of a phrase that it holds or was saved from. */
  readonly phrase: string | null;
  /** Saved at or after `from` and before `to`, ms since the epoch. */
  readonly from: number | null;
  readonly to: number | null;
}

/** A value to filter by, and how many snippets it would leave of those that the rest of the query finds. */
export interface Facet {
  readonly value: string;
  /** Name for display; of a phrase its wording. */
  readonly name: string;
  readonly count: number;
}

/** Result of a search. */
export interface SnippetSearch {
  /** In the index's order. */
  readonly snippets: readonly Snippet[];
  /** Most frequent first; a tag's count is what is left where it is chosen besides, a site's and a phrase's what is left where it is chosen instead. */
  readonly tags: readonly Facet[];
  readonly sites: readonly Facet[];
  readonly phrases: readonly Facet[];
}

/** Not in any folded text, so that no word is found across two fields. */
const SEPARATOR = '\n';

/**
 * Makes snippets searchable, in their order. Folding takes the time, so unchanged texts are taken from an earlier index.
 */
export function indexSnippets(snippets: readonly Snippet[], earlier?: SnippetIndex): SnippetIndex {
  const known = new Map(earlier?.entries.map((entry) => [entry.snippet.id, entry]));
  const entries = snippets.map((snippet) => {
    const fields = [snippet.quote.exact, snippet.note, snippet.title, ...snippet.tags];
    const raw = fields.join(SEPARATOR);
    const before = known.get(snippet.id);
    const folded = before?.raw === raw ? before.folded : fields.map(fold).join(SEPARATOR);
    return { snippet, raw, folded, phrases: phrasesOf(snippet) };
  });
  return { entries };
}

/** Keys were made when the snippet was saved; the normal form may have changed since. */
function phrasesOf({ phrase, phrases }: Snippet): Map<string, string> {
  const found = new Map<string, string>();
  const add = (stored: string, name: string) => {
    const key = normalise(stored).text;
    if (!found.has(key)) found.set(key, name);
  };
  for (const each of phrases) add(each.phrase, each.text);
  if (phrase !== null) add(phrase, phrase);
  return found;
}

/**
 * The index in another order: newest, oldest, latest changed, title, site, or longest quote first. Equal ones are newest
 * first; those without title or site come last.
 */
export function orderIndex({ entries }: SnippetIndex, order: SnippetOrder): SnippetIndex {
  const newest = (a: Snippet, b: Snippet) => b.savedAt - a.savedAt;
  const words = (a: string, b: string) => Number(a === '') - Number(b === '') || compareTitles(a, b);
  const orders: Record<SnippetOrder, (a: Snippet, b: Snippet) => number> = {
    saved: newest,
    oldest: (a, b) => a.savedAt - b.savedAt,
    changed: (a, b) => b.changedAt - a.changedAt,
    title: (a, b) => words(a.title, b.title),
    site: (a, b) => words(a.site, b.site) || words(a.title, b.title),
    length: (a, b) => b.quote.exact.length - a.quote.exact.length,
  };
  const compare = orders[order];
  return {
    entries: [...entries].sort((a, b) => compare(a.snippet, b.snippet) || newest(a.snippet, b.snippet)),
  };
}

/** Finds snippets, and counts the values by which the result can be filtered further. */
export function searchSnippets({ entries }: SnippetIndex, query: SnippetQuery): SnippetSearch {
  const words = foldedWords(query.text);
  const { from, to, tags, site } = query;
  const phrase = query.phrase === null ? null : normalise(query.phrase).text;
  const found: Snippet[] = [];
  const counts = { tags: new Counter(), sites: new Counter(), phrases: new Counter() };
  for (const { snippet, folded, phrases } of entries) {
    if (from !== null && snippet.savedAt < from) continue;
    if (to !== null && snippet.savedAt >= to) continue;
    if (!tags.every((tag) => snippet.tags.includes(tag))) continue;
    if (!words.every((word) => folded.includes(word))) continue;
    const isOfSite = site === null || snippet.site === site;
    const hasPhrase = phrase === null || phrases.has(phrase);
    if (isOfSite && hasPhrase) {
      found.push(snippet);
      for (const tag of snippet.tags) counts.tags.add(tag, tag);
    }
    if (hasPhrase && snippet.site !== '') counts.sites.add(snippet.site, snippet.site);
    if (isOfSite) for (const [key, name] of phrases) counts.phrases.add(key, name);
  }
  return {
    snippets: found,
    tags: counts.tags.inOrder(),
    sites: counts.sites.inOrder(),
    phrases: counts.phrases.inOrder(),
  };
}

/** Counts values, each with its first name. */
class Counter {
  readonly #facets = new Map<string, { value: string; name: string; count: number }>();

  add(value: string, name: string): void {
    const known = this.#facets.get(value);
    if (known) known.count++;
    else this.#facets.set(value, { value, name, count: 1 });
  }

  /** Most frequent first; equal ones by their code points. */
  inOrder(): Facet[] {
    return [...this.#facets.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
}

/** Filters and order of the list of snippets, as in its address. */
export interface ListOptions extends Pick<SnippetQuery, 'text' | 'tags' | 'site' | 'phrase'> {
  /** Days of saving, `2026-11-21`, both included; empty for any. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly order: SnippetOrder;
  /** Id of the snippet to which the address leads; null for none. */
  readonly id: string | null;
}

/** All orders of the list, the default first. */
export const ORDERS: readonly SnippetOrder[] = ['saved', 'oldest', 'changed', 'title', 'site', 'length'];

/** All snippets, newest first. */
export const PLAIN_LIST: ListOptions = {
  text: '',
  tags: [],
  site: null,
  phrase: null,
  firstDay: '',
  lastDay: '',
  order: 'saved',
  id: null,
};

/** Reads options from an address, ignoring invalid ones. */
export function readListOptions(options: Readonly<Record<string, string>>): ListOptions {
  return {
    text: options.q ?? '',
    tags: [...new Set((options.tags ?? '').split('\n').filter((tag) => tag !== ''))],
    site: options.site || null,
    phrase: options.phrase || null,
    firstDay: isDay(options.from) ? options.from : '',
    lastDay: isDay(options.to) ? options.to : '',
    order: ORDERS.find((order) => order === options.sort) ?? 'saved',
    id: options.id || null,
  };
}

/** The options for an address, without defaults. */
export function writeListOptions(options: ListOptions): Record<string, string> {
  const { text, tags, site, phrase, firstDay, lastDay, order, id } = options;
  const all = {
    q: text,
    tags: tags.join('\n'),
    site: site ?? '',
    phrase: phrase ?? '',
    from: firstDay,
    to: lastDay,
    sort: order === 'saved' ? '' : order,
    id: id ?? '',
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** The query; days are in the user's time zone. */
export function queryOf({ text, tags, site, phrase, firstDay, lastDay }: ListOptions): SnippetQuery {
  return { text, tags, site, phrase, from: startOf(firstDay, 0), to: startOf(lastDay, 1) };
}

/** Whether the list shows less than all. */
export function isNarrowed({ text, tags, site, phrase, firstDay, lastDay }: ListOptions): boolean {
  return text.trim() !== '' || tags.length > 0 || [site, phrase].some(Boolean) || firstDay + lastDay !== '';
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Start of the day that is `after` days after a day, ms since the epoch; null for no day. */
function startOf(day: string, after: number): number | null {
  if (day === '') return null;
  const [year, month, date] = day.split('-').map(Number);
  const time = new Date(year, month - 1, date + after);
  // The constructor takes years up to 99 for the 20th century.
  time.setFullYear(year, month - 1, date + after);
  return time.getTime();
}
