import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Snippet } from '../../utils/snippets/snippet';
import { readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import type { Json, Tab } from './harness/browser';
import { formula } from './page-parts';
import { addStoringPage, openStoring } from './storing/storing';

/** Has the background get no file of the corpus before a switch in the extension's storage is set. */
function holdCorpusBack(extension: string): void {
  addStoringPage(extension);
  const path = join(extension, 'background.js');
  const hold = `{
    const get = globalThis.fetch;
    globalThis.fetch = async (...request) => {
      while (!(await chrome.storage.local.get('letCorpusCome')).letCorpusCome)
        await new Promise((resolve) => setTimeout(resolve, 50));
      return get(...request);
    };
  }\n`;
  writeFileSync(path, hold + readFileSync(path, 'utf8'));
}

function draftOf(id: string): Json {
  return {
    ...{ id, quote: { exact: formula, prefix: '', suffix: '' }, position: null, phrase: null },
    ...{ url: `https://www.example.com/${id}`, canonical: '', title: '', date: null, document: null },
    ...{ outlet: '', author: '' },
  };
}

function save(tab: Tab, id: string): Promise<string> {
  return tab.evaluate((draft) => storing.outcomeOf(storing.save(draft as never)), draftOf(id));
}

const stored = (tab: Tab) => readerRows<Snippet>(tab, 'snippets');

inEachBrowser(
  'a save in a fresh profile',
  (stage) => {
    test('does not wait for the corpus, and gets its hits once that is installed', async () => {
      const tab = await openStoring(stage().browser);
      const id = '7d5b4f3e-0000-4000-8000-000000000001';
      expect(await save(tab, id)).toBe('');
      expect(await stored(tab)).toMatchObject([{ id, lookedUp: false, hits: [], corpusVersion: '' }]);
      const [{ changedAt }] = await stored(tab);
      await tab.evaluate(() => chrome.storage.local.set({ letCorpusCome: true }));
      await expect.poll(() => stored(tab)).toMatchObject([{ id, lookedUp: true, changedAt, note: '' }]);
      const [{ hits }] = await stored(tab);
      expect(hits).not.toEqual([]);
      await tab.close();
    });

    test('is not lost if the background is stopped repeatedly', async () => {
      const { browser } = stage();
      const tab = await openStoring(browser);
      await tab.evaluate(() => chrome.storage.local.set({ letCorpusCome: false }));
      const before = (await stored(tab)).length;
      for (let number = 10; number < 25; number++) {
        await browser.stopBackground();
        expect(await save(tab, `7d5b4f3e-0000-4000-8000-0000000000${number}`)).toBe('');
      }
      expect(await stored(tab)).toHaveLength(before + 15);
      await tab.close();
    });
  },
  holdCorpusBack,
);
