import { expect, test } from 'vitest';
import { readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import type { Json, Tab } from './harness/browser';
import { openLibrary } from './library';
import { clickOn, showView, textsOf } from './popup';
import { addStoringPage, manySnippets, openStoring } from './storing/storing';

/** Deletes the user's database past the extension's code, while its pages may be open. */
function deleteDatabase(tab: Tab): Promise<void> {
  return tab.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('tifa-user');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error);
      }),
  );
}

function putSnippets(tab: Tab, count: number, name?: string): Promise<void> {
  return tab.evaluate(
    (snippets) => storing.putSnippets(snippets as never),
    manySnippets(count, name) as unknown as Json,
  );
}

const trouble = (tab: Tab) => textsOf(tab, '.store-trouble :is(.blank-title, .blank-why)');

const GONE = ['Something you saved is missing', 'No longer here: 3 snippets.'];

inEachBrowser(
  'a lost database',
  (stage) => {
    test('is noticed by every surface, whatever is saved later, until the user starts over', async () => {
      const { browser, openPopup, openPanel } = stage();
      const page = await openStoring(browser);
      const library = await openLibrary(browser, '#/snippets');
      expect(await trouble(library)).toEqual([]);
      await putSnippets(page, 3);
      await deleteDatabase(page);

      // Open meanwhile, and opened afterwards.
      await expect.poll(() => trouble(library)).toEqual(expect.arrayContaining(GONE));
      expect(await textsOf(library, '.blank-title')).toEqual([GONE[0]]);
      const popup = await openPopup(page);
      await showView(popup, 'snippets');
      await expect.poll(() => trouble(popup)).toEqual(expect.arrayContaining(GONE));
      expect(await textsOf(popup, '.blank-title')).toEqual([GONE[0]]);
      const panel = await openPanel(page);
      await expect.poll(() => trouble(panel)).toEqual(expect.arrayContaining(GONE));
      await popup.close();
      await panel.close();

      await putSnippets(page, 5, 'later');
      await expect.poll(() => textsOf(library, '.snippet-text')).not.toEqual([]);
      expect(await trouble(library)).toEqual(expect.arrayContaining(GONE));
      expect(await page.evaluate(async () => (await storing.readCanary())?.snippets)).toBe(3);
      expect(await readerRows(page, 'snippets')).toHaveLength(5);

      // Twice, and the first can be taken back.
      await library.focus();
      await clickOn(library, '.store-ways .button:last-child');
      expect(await trouble(library)).toHaveLength(5);
      await clickOn(library, '.store-ways .button:first-child');
      await expect.poll(() => trouble(library)).toEqual([]);
      expect(await page.evaluate(async () => (await storing.readCanary())?.snippets)).toBe(5);
      await library.close();
      await page.close();
    });

    test('leads to the backups', async () => {
      const { browser } = stage();
      const page = await openStoring(browser);
      await deleteDatabase(page);
      const library = await openLibrary(browser, '#/documents');
      await expect.poll(() => trouble(library)).toContain('No longer here: 5 snippets.');
      await clickOn(library, '.store-ways .button:first-child');
      await expect.poll(() => library.evaluate(() => location.hash)).toBe('#/files');
      await page.evaluate(() => storing.adoptDatabase());
      await library.close();
      await page.close();
    });
  },
  addStoringPage,
);
