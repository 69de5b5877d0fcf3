import { expect, vi } from 'vitest';
import type { Snippet } from '../../utils/snippets/snippet';
import { madeSnippet } from '../unit/snippets/made-snippet';
import { changeReaderRows, readerRows } from './database-rows';
import type { Tab, TestBrowser } from './harness/browser';
import { openLibrary, reload } from './library';
import { PATIENCE } from './marks';

/** Time of saving of the newest of made snippets, ms since the epoch. */
const NEWEST = new Date(2026, 10, 20, 12).getTime();

const DAY_MS = 86_400_000;

/** A snippet for the user's database; `age` is how many days before the newest it was saved. */
export function snippetOf(id: string, exact: string, age: number, part: Partial<Snippet> = {}): Snippet {
  const savedAt = NEWEST - age * DAY_MS;
  return madeSnippet({
    id,
    quote: { exact, prefix: '', suffix: '' },
    savedAt,
    changedAt: savedAt,
    lookedUp: true,
    corpusVersion: 'then',
    documentTotal: 5,
    ...part,
  });
}

/** Opens the library's list of snippets with these alone in the user's database. */
export async function openSnippets(
  browser: TestBrowser,
  snippets: readonly Snippet[],
  hash = '#/snippets',
): Promise<Tab> {
  const tab = await openLibrary(browser, hash);
  await changeReaderRows(tab, { snippets: { clear: true, put: snippets } });
  await reload(tab);
  await vi.waitFor(async () => expect(await tab.evaluate(isDrawn)).toBe(true), PATIENCE);
  return tab;
}

function isDrawn(): boolean {
  return document.querySelector('.snippet-row, main .blank') !== null;
}

/** Ids of the rows that are drawn, from the top down. */
export function shownIds(tab: Tab): Promise<string[]> {
  return tab.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('.virtual-rows > [data-index]'))
      .sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
      .map((row) => row.querySelector<HTMLElement>('[data-id]')?.dataset.id ?? ''),
  );
}

/** A snippet as the user's database has it, read past the page; undefined where it is not there. */
export async function storedSnippet(tab: Tab, id: string): Promise<Snippet | undefined> {
  return (await readerRows<Snippet>(tab, 'snippets')).find((snippet) => snippet.id === id);
}

/** Id of the row that has the focus, or in which it is; null where it is elsewhere. */
export function focusedId(tab: Tab): Promise<string | null> {
  return tab.evaluate(() => document.activeElement?.closest<HTMLElement>('.snippet-row')?.dataset.id ?? null);
}

const phrase = (text: string) => ({
  phrase: text,
  text,
  kind: 'phrase' as const,
  frequency: 4,
  documentFrequency: 3,
  record: { national: { reports: 24, total: 71, first: 1998, last: 2025 }, congress: null, provincial: null },
});

/** One with everything. */
export const tea = snippetOf('tea', '要坚持稳中求进工作总基调，把茶山的事办好', 0, {
  title: '春茶会议',
  url: 'https://news.example.org/tea.html',
  site: 'news.example.org',
  date: '2023-03-18',
  tags: ['茶', '经济'],
  note: '比去年少了一句',
  phrases: [phrase('稳中求进工作总基调')],
});
const road = snippetOf('road', '先修路', 10, { title: '公路建设', tags: ['经济'] });
const school = snippetOf('school', '办好每一所学校，让孩子们在家门口上学', 20, {
  title: '教育大会',
  site: 'school.example.cn',
  changedAt: Date.now(),
});
const looked = snippetOf('looked', '稳中求进', 300, { title: '', url: '', site: '' });
/** Four snippets, newest first. */
export const fewSnippets = [tea, road, school, looked];
/** Their ids. */
export const newestFirst = ['tea', 'road', 'school', 'looked'];

/** Chooses an entry of a list, or a day, as the mouse does. */
export function choose(tab: Tab, selector: string, value: string): Promise<void> {
  return tab.evaluate(
    (wanted, chosen) => {
      const field = document.querySelector<HTMLSelectElement>(wanted);
      if (!field) throw new Error(`no ${wanted}`);
      field.value = chosen;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    selector,
    value,
  );
}
