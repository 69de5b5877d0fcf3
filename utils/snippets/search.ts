import { compareTitles } from '../text/collate';
import { fold, foldedWords } from '../text/fold';
import { normalise } from '../text/normalise';
import type { Snippet } from './snippet';

/** A snippet with what it is searched by. */
interface Entry {
  readonly snippet: Snippet;
  /** What the user can search, as it is; where it is the same, so is the folded text. */
  readonly raw: string;
  /** Quote, note, title and tags, folded, with SEPARATOR between them. */
  readonly folded: string;
  /** The phrases that it holds or was saved from: key and wording. */
  readonly phrases: ReadonlyMap<string, string>;
}

/** Snippets that can be searched, in an order. */
export interface SnippetIndex {
  readonly entries: readonly Entry[];
}

/** By what snippets are in order. */
export type SnippetOrder = 'saved' | 'oldest' | 'changed' | 'title' | 'site' | 'length';

/** What the list is narrowed to; all of it must hold. */
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

/** A choice to narrow the list by, and how many snippets it leaves of those that the rest of the query finds. */
export interface Facet {
  readonly value: string;
  /** What the user knows it by; of a phrase its wording. */
  readonly name: string;
  readonly count: number;
}

/** What a search finds. */
export interface SnippetSearch {
  /** In the index's order. */
  readonly snippets: readonly Snippet[];
  /** Most frequent first; a tag's count is what is left where it is chosen besides, a site's and a phrase's what is left where it is chosen instead. */
  readonly tags: readonly Facet[];
  readonly sites: readonly Facet[];
  readonly phrases: readonly Facet[];
}

/** No folded text has it, so that no word is found across two fields. */
const SEPARATOR = '\n';

/**
 * Makes snippets searchable, in their order. Folding is the work in it: what is the same as in an earlier index is
 * taken from there.
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

/** Keys were made when the snippet was saved; in the meantime the normal form may have become another. */
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
 * The index in another order: newest, oldest, latest changed, title, site, or longest quote first. What is equal stays
 * newest first; what has no title or site comes last.
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

/** Finds what a query is narrowed to, and counts the ways to narrow it further. */
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

/** Counts how often values come, with the name that each first came by. */
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

/** How the list of snippets is narrowed and sorted, as its address has it. */
export interface ListOptions extends Pick<SnippetQuery, 'text' | 'tags' | 'site' | 'phrase'> {
  /** Days of saving, `2026-11-21`, the last one included; empty for any. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly order: SnippetOrder;
  /** Id of the one snippet that the address leads to; null for none. */
  readonly id: string | null;
}

/** Every order of the list, the usual one first. */
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

/** Reads an address's options; what makes no sense is left out. */
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

/** The options as an address has them; what is as usual is left out. */
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

/** What is searched for; days are those of the user's time zone. */
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

/** When a day, or the one so many days after it, begins, ms since the epoch; null for no day. */
function startOf(day: string, after: number): number | null {
  if (day === '') return null;
  const [year, month, date] = day.split('-').map(Number);
  const time = new Date(year, month - 1, date + after);
  // The constructor takes years up to 99 for those of the last century.
  time.setFullYear(year, month - 1, date + after);
  return time.getTime();
}
