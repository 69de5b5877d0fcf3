import { expect } from 'vitest';
import type { UserDocumentWithText } from '../../utils/collections/user-corpus';
import { parseDocument } from '../../utils/corpus/parse';
import { changeReaderRows, putDocuments } from './database-rows';
import type { Tab } from './harness/browser';
import { official } from './page-parts';

/** A document of the user's as the library stores it, of a title and paragraphs. */
export async function userDocument(
  title: string,
  paragraphs: readonly string[],
  addedAt = 0,
): Promise<UserDocumentWithText> {
  const { id, text, hash, han, level, occasion, year } = await parseDocument(
    [title, ...paragraphs].join('\n'),
    'made.txt',
  );
  const info = {
    ...{ id, title, hash, han, level, occasion, year, source: 'made.txt', units: text.length },
    ...{ collection: 'mine', date: null, outlet: '', author: '', url: '', addedAt },
  };
  return { info, text };
}

/** Paragraphs of a document of `manyDocuments`. */
const PARAGRAPHS = 120;

/** `count` different documents of about 8,000 Han characters, with a phrase in each paragraph. */
export function manyDocuments(count: number, phrase = '说到做到'): Promise<UserDocumentWithText[]> {
  const sign = (number: number) => String.fromCodePoint(0x4e00 + (number % 9_000));
  const paragraph = (number: number) =>
    `第${number}条，${phrase}，${sign(number * 131)}${sign(number * 17)}字号。${official}`;
  return Promise.all(
    Array.from({ length: count }, (_, at) =>
      userDocument(
        `云溪县报告之${at}`,
        Array.from({ length: PARAGRAPHS }, (_, line) => paragraph(at * PARAGRAPHS + line)),
        at,
      ),
    ),
  );
}

/** Stores documents as the library does, from one of the extension's pages, and has the corpus rebuilt. */
export async function addDocuments(page: Tab, documents: readonly UserDocumentWithText[]): Promise<void> {
  await changeReaderRows(page, putDocuments(documents));
  await askForRebuild(page);
}

/** Removes documents, and has the corpus rebuilt. */
export async function removeDocuments(page: Tab, ids: readonly string[]): Promise<void> {
  await changeReaderRows(page, { documents: { remove: ids }, texts: { remove: ids } });
  await askForRebuild(page);
}

async function askForRebuild(page: Tab): Promise<void> {
  await page.evaluate(async () => {
    await chrome.runtime.sendMessage({ id: 1, type: 'rebuildCorpus', data: null, timestamp: Date.now() });
  });
}

/** Waits until the installed corpus is of as many documents. */
export async function untilInstalled(page: Tab, documents: number): Promise<void> {
  const installed = () =>
    page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('tifa-corpus');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const rows = await new Promise<{ documents: unknown[] }[]>((resolve) => {
        const reading = database.transaction('generations').objectStore('generations').getAll();
        reading.onsuccess = () => resolve(reading.result);
      });
      database.close();
      return rows.map((row) => row.documents.length);
    });
  await expect.poll(installed, { timeout: 50_000, interval: 200 }).toEqual([documents]);
}

/** The current step of a rebuild of the corpus; '' for none. */
export function rebuildStep(page: Tab): Promise<string> {
  return page.evaluate(async () => {
    const { rebuild } = await chrome.storage.session.get('rebuild');
    return (rebuild as { step?: string } | undefined)?.step ?? '';
  });
}
