import { expect, vi } from 'vitest';
import { changeReaderRows, putDocuments } from './database-rows';
import type { Tab, TestBrowser } from './harness/browser';
import { PATIENCE } from './marks';
import { textsOf } from './popup';

/** One of the user's own documents, made up. */
export interface OwnDocument {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly date?: string;
  readonly url?: string;
}

/** Opens a place of the library, its address from the `#` on, and waits until it is drawn. */
export async function openLibrary(browser: TestBrowser, hash: string): Promise<Tab> {
  const tab = await browser.open(`${browser.extensionAddress}library.html${hash}`);
  await vi.waitFor(async () => expect(await textsOf(tab, 'main > *')).not.toEqual([]), PATIENCE);
  return tab;
}

/** Goes to another place of the library by its address, as a link does. */
export function goToPlace(tab: Tab, hash: string): Promise<void> {
  return tab.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
}

/** Reloads the page, and waits until it is drawn. */
export async function reload(tab: Tab): Promise<void> {
  await tab.evaluate(() => {
    document.documentElement.dataset.old = 'true';
    setTimeout(() => location.reload());
  });
  const isNew = () =>
    tab
      .evaluate(
        () =>
          document.documentElement.dataset.old === undefined && document.querySelector('main > *') !== null,
      )
      .catch(() => false);
  await vi.waitFor(async () => expect(await isNew()).toBe(true), PATIENCE);
}

/** Puts documents into the user's database, past the page, and reloads it. */
export async function addOwnDocuments(tab: Tab, documents: readonly OwnDocument[]): Promise<void> {
  const rows = documents.map(({ id, title, paragraphs, date = null, url = '' }, at) => {
    const text = [title, ...paragraphs].join('\n');
    const info = {
      id,
      title,
      occasion: 'speech',
      level: 'city',
      year: date === null ? null : Number(date.slice(0, 4)),
      source: `${title}.txt`,
      hash: id.padEnd(64, '0'),
      han: [...text].filter((sign) => /\p{Script=Han}/u.test(sign)).length,
      collection: 'mine',
      date,
      outlet: '',
      author: '',
      url,
      addedAt: Date.now() - 60_000 * at,
      units: text.length,
    };
    return { info, text };
  });
  await changeReaderRows(tab, putDocuments(rows));
  await reload(tab);
}

/** Titles of the documents that are drawn in the list, from the top down. */
export function listedTitles(tab: Tab): Promise<string[]> {
  return tab.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('.virtual-rows > li'))
      .sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
      .map((row) => row.querySelector('.document-link')?.textContent ?? ''),
  );
}
