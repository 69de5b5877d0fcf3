import { expect, vi } from 'vitest';
import type { UserDocument } from '../../utils/collections/user-corpus';
import { readerRows } from './database-rows';
import type { Tab } from './harness/browser';
import { PATIENCE } from './marks';
import { clickOn } from './popup';

/** A file for the import, by its content. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Gives files to a file field of the page, as the browser's dialogue does.
 * @param part What contains the field, where the page has several.
 */
export async function giveFiles(tab: Tab, files: readonly GivenFile[], part = 'body'): Promise<void> {
  const coded = files.map(({ name, bytes }) => ({ name, content: Buffer.from(bytes).toString('base64') }));
  await vi.waitFor(async () => {
    const given = await tab.evaluate(
      (all, within) => {
        const input = document.querySelector<HTMLInputElement>(`${within} input[type=file]`);
        if (input === null) return false;
        const transfer = new DataTransfer();
        for (const { name, content } of all)
          transfer.items.add(new File([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], name));
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      },
      coded,
      part,
    );
    expect(given).toBe(true);
  }, PATIENCE);
}

/** Time for a large import on a slow, busy machine, ms. */
const SLOW = { timeout: 240_000, interval: 100 };

/** Adds what an import has read, once there is something to add. */
export async function addWhatWasRead(tab: Tab): Promise<void> {
  await vi.waitFor(async () => {
    const isThere = await tab.evaluate(() => document.querySelector('.review-add .intake-next') !== null);
    expect(isThere).toBe(true);
  }, SLOW);
  await clickOn(tab, '.review-add .intake-next button');
}

/** Gives files to an import and adds what was read of them. */
export async function importFiles(tab: Tab, files: readonly GivenFile[]): Promise<void> {
  await giveFiles(tab, files);
  await addWhatWasRead(tab);
}

/** What is stored of the user's documents, in the order of their ids; read from the database itself. */
export async function storedDocuments(tab: Tab): Promise<{ info: UserDocument; text: string }[]> {
  const texts = await readerRows<{ id: string; text: string }>(tab, 'texts');
  const infos = await readerRows<UserDocument>(tab, 'documents');
  return infos.map((info) => ({ info, text: texts.find(({ id }) => id === info.id)?.text ?? '' }));
}
