import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { USER_SCHEMA } from '../../utils/store/user-database';
import { bytesOf, speech } from '../unit/intake/texts';
import { readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import { addWhatWasRead, giveFiles, importFiles } from './given-files';
import type { Tab } from './harness/browser';
import { openLibrary } from './library';
import { clickOn, textsOf } from './popup';

/** Has the database refuse documents for want of room as long as the page's root element says so. */
const FULL = `{
const { add } = IDBObjectStore.prototype;
IDBObjectStore.prototype.add = function (...row) {
  if (this.name === 'documents' && document.documentElement.dataset.full !== undefined)
    throw new DOMException('full', 'QuotaExceededError');
  return add.apply(this, row);
};
}
`;

function fillDisk(extension: string): void {
  const chunks = join(extension, 'chunks');
  for (const name of readdirSync(chunks).filter((each) => /^library-.*\.js$/.test(each)))
    writeFileSync(join(chunks, name), FULL + readFileSync(join(chunks, name), 'utf8'));
}

inEachBrowser(
  'an import that fails',
  (stage) => {
    const files = [{ name: '1.txt', bytes: bytesOf(speech(1)) }];
    const why = (tab: Tab) => textsOf(tab, '.intake-state .blank-why');
    const ways = (tab: Tab) => textsOf(tab, '.intake-state .button, .review-add .button');
    const setFull = (tab: Tab, isFull: boolean) =>
      tab.evaluate((full) => {
        document.documentElement.toggleAttribute('data-full', full);
      }, isFull);

    test('says that the disk is full, and can be retried with the same files', async () => {
      const tab = await openLibrary(stage().browser, '#/add');
      await setFull(tab, true);
      await giveFiles(tab, files);
      await expect.poll(() => textsOf(tab, '.collection-choice')).toHaveLength(1);
      const place = () =>
        tab.evaluate(() =>
          Array.from(
            document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
              '.collection-choice :is(select, input)',
            ),
            ({ value }) => value,
          ),
        );
      await tab.evaluate(() => {
        const select = document.querySelector<HTMLSelectElement>('.collection-choice select');
        if (select === null) return;
        select.selectedIndex = select.options.length - 1;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await clickOn(tab, '.collection-choice input');
      await tab.type('县里');
      const before = await place();
      expect(before).toContain('县里');
      await addWhatWasRead(tab);
      await expect.poll(() => why(tab)).toEqual([expect.stringMatching(/^There is no space left\./)]);
      expect(await place()).toEqual(before);
      expect(await ways(tab)).toEqual(['To export and backup', 'Try again', 'Cancel']);
      expect(await readerRows(tab, 'documents')).toEqual([]);
      await setFull(tab, false);
      await clickOn(tab, '.review-add .intake-next button');
      await expect.poll(() => textsOf(tab, '.intake-state .blank-title')).toEqual(['1 document added']);
      expect(await readerRows(tab, 'documents')).toHaveLength(1);
      expect(await readerRows(tab, 'collections')).toMatchObject([{ name: '县里' }]);
      await tab.close();
    });

    test('says that the page is out of date, and offers to reload it', async () => {
      const tab = await openLibrary(stage().browser, '#/add');
      await expect.poll(() => textsOf(tab, '.drop-zone')).toHaveLength(1);
      const inert = await stage().browser.open(`${stage().browser.extensionAddress}manifest.json`);
      await inert.evaluate(
        (version) =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open('tifa-user', version);
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              opening.result.close();
              resolve();
            };
          }),
        10 * (USER_SCHEMA + 1),
      );
      await tab.focus();
      await importFiles(tab, [{ name: '2.txt', bytes: bytesOf(speech(2)) }]);
      await expect.poll(() => why(tab)).toEqual([expect.stringMatching(/^Tifa Lens was updated\./)]);
      expect(await ways(tab)).toEqual(['Reload this page', 'Try again', 'Cancel']);
      await inert.close();
      await tab.close();
    });
  },
  fillDisk,
);
