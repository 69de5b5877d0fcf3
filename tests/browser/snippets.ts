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

/** A snippet for the reader's database; `age` is how many days before the newest it was saved. */
export function snippetOf(id: string, exact: string, age: number, part: Partial<Snippet> = {}): Snippet {
  const savedAt = NEWEST - age * DAY_MS;
  return madeSnippet({
    id,
    quote: { exact, prefix: '', suffix: '' },
    savedAt,
    changedAt: savedAt,
    corpusVersion: 'then',
    documentTotal: 5,
    ...part,
  });
}

/** Opens the library's list of snippets with these alone in the reader's database. */
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

/** A snippet as the reader's database has it, read past the page; undefined where it is not there. */
export async function storedSnippet(tab: Tab, id: string): Promise<Snippet | undefined> {
  return (await readerRows<Snippet>(tab, 'snippets')).find((snippet) => snippet.id === id);
}

/** Id of the row that has the focus, or in which it is; null where it is elsewhere. */
export function focusedId(tab: Tab): Promise<string | null> {
  return tab.evaluate(() => document.activeElement?.closest<HTMLElement>('.snippet-row')?.dataset.id ?? null);
}
