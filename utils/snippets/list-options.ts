import type { SnippetOrder, SnippetQuery } from './search';

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

/** What is searched for; days are those of the reader's time zone. */
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
