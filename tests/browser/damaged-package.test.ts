import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RECORD_FILE } from '../../utils/record/table-file';
import type { Snippet } from '../../utils/snippets/snippet';
import { WORDS_FILE } from '../../utils/words/word-list-file';
import { builtExtension } from '../tools/build';
import { clickInSurface, clickMark } from './card';
import { changeReaderRows, readerRows } from './database-rows';
import { inEachBrowser, launchers } from './each-browser';
import type { TestBrowser } from './harness/browser';
import { copyExtension, type ExtensionCopy } from './harness/extension-copy';
import { PageServer } from './harness/page-server';
import { openLibrary } from './library';
import { paintedTexts, untilPainted } from './marks';
import { filled, formula, known, page, paragraph } from './page-parts';
import { clickOn, showView, textsOf, typeInBox } from './popup';
import { manySnippets } from './storing/storing';

const files = { record: ['record', RECORD_FILE], words: ['words', WORDS_FILE] } as const;

interface Damage {
  readonly family: keyof typeof launchers;
  readonly damage: 'cut short' | 'missing';
}

/** Runs a suite with a package one file of which is damaged. */
function withDamaged(
  name: keyof typeof files,
  damages: readonly Damage[],
  suite: (stage: () => { browser: TestBrowser; server: PageServer; mend(): void }) => void,
): void {
  describe.each(damages)(`a package whose ${name} is $damage ($family)`, ({ family, damage }) => {
    let browser: TestBrowser;
    let server: PageServer;
    let copy: ExtensionCopy;

    beforeAll(async () => {
      copy = copyExtension(builtExtension(family), (path) => {
        const file = join(path, ...files[name]);
        if (damage === 'missing') rmSync(file);
        else truncateSync(file, 10_000);
      });
      browser = await launchers[family]({ extension: copy.path });
      server = await PageServer.start();
    });

    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      copy?.remove();
    });

    const mend = () => cpSync(join(builtExtension(family), ...files[name]), join(copy.path, ...files[name]));
    suite(() => ({ browser, server, mend }));
  });
}

withDamaged(
  'record',
  [
    { family: 'chromium', damage: 'cut short' },
    { family: 'chromium', damage: 'missing' },
    { family: 'firefox', damage: 'cut short' },
    { family: 'firefox', damage: 'missing' },
  ],
  (stage) => {
    test('pages are marked from the corpus alone, and card and look-up show its facts', async () => {
      const { browser, server } = stage();
      const body = page(`<p>${paragraph}</p><p>${filled.template}。</p>`);
      const tab = await browser.open(server.addPage('/page', { body }));
      await untilPainted(tab, formula);
      // The template is the record's.
      expect(await paintedTexts(tab)).toEqual([formula]);
      const card = await clickMark(tab, formula);
      expect(card.lines.length).toBeGreaterThanOrEqual(2);
      expect(card).toMatchObject({ phrase: formula, record: [], chart: null });
      const popup = await browser.open(`${browser.extensionAddress}popup.html?tab=${tab.id}`);
      await showView(popup, 'lookUp');
      await typeInBox(popup, known);
      await expect.poll(() => textsOf(popup, '.kwic mark')).toContain(known);
      expect(await textsOf(popup, '.record')).toEqual([]);
      await popup.close();
      await tab.close();
      expect(await browser.takeErrors()).toEqual([]);
    });
  },
);

withDamaged(
  'words',
  [
    { family: 'chromium', damage: 'cut short' },
    { family: 'firefox', damage: 'missing' },
  ],
  (stage) => {
    test('pages are still marked', async () => {
      const { browser, server } = stage();
      const tab = await browser.open(server.addPage('/page', { body: page(`<p>${paragraph}</p>`) }));
      await untilPainted(tab, formula);
      expect(await paintedTexts(tab)).toContain(formula);
      await tab.close();
      expect(await browser.takeErrors()).toEqual([]);
    });
  },
);

/** What can be wrong with the bundled corpus; each gets the folder of the extension. */
const corpusDamages = {
  'cut short': (extension: string) => truncateSync(bundledText(extension), 1_000),
  'not what its hash says': (extension: string) =>
    writeFileSync(bundledText(extension), `${readFileSync(bundledText(extension), 'utf8')}。`),
  'of another format': (extension: string) => {
    const file = join(extension, 'corpus', 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...manifest, format: 99 }));
  },
} as const;

function bundledText(extension: string): string {
  const folder = join(extension, 'corpus');
  const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('.txt'));
  return join(folder, name);
}

for (const [damage, change] of Object.entries(corpusDamages)) {
  inEachBrowser(
    `a package whose corpus is ${damage}`,
    (stage) => {
      test('is reported as damaged, and saves are still stored', async () => {
        const { browser, server, openPopup } = stage();
        const tab = await browser.open(server.addPage('/page', { body: page(`<p id="p">${paragraph}</p>`) }));
        const popup = await openPopup(tab);
        await showView(popup, 'lookUp');
        await expect.poll(() => textsOf(popup, '.blank-title')).toEqual(['The corpus can’t be read']);
        await tab.focus();
        await tab.evaluate(() => {
          const text = document.querySelector('#p')?.firstChild as Text;
          getSelection()?.setBaseAndExtent(text, 0, text, 4);
        });
        const selected = await tab.evaluate(() => String(getSelection()));
        await browser.chooseFromMenu('saveSelection', tab);
        await expect
          .poll(() => readerRows(popup, 'snippets'))
          .toMatchObject([{ quote: { exact: selected }, corpusVersion: '', lookedUp: false }]);
        await popup.close();
        await tab.close();
      });
    },
    change,
  );
}

/** Saves what a page has, and returns the words of the notice there. */
async function saveFromPage({ browser, server }: { browser: TestBrowser; server: PageServer }, path: string) {
  const tab = await browser.open(server.addPage(path, { body: page(`<p>${paragraph}</p>`) }));
  await untilPainted(tab, formula);
  await clickMark(tab, formula);
  await clickInSurface(tab, '.card-foot .outlined');
  const words = () => tab.evaluateInCard((root) => root?.querySelector('.toast [role]')?.textContent ?? '');
  await expect.poll(words).toMatch(/^Saved/);
  const said = await words();
  await tab.close();
  return said;
}

const NOT_READ =
  'Saved as a snippet, but not looked up: corpus or record could not be read. The library can look it up later.';

withDamaged(
  'record',
  [
    { family: 'chromium', damage: 'cut short' },
    { family: 'firefox', damage: 'missing' },
  ],
  (stage) => {
    test('a snippet says that the record was not searched, and is looked up later', async () => {
      const { browser } = stage();
      expect(await saveFromPage(stage(), '/saved')).toBe(NOT_READ);
      const library = await openLibrary(browser, '#/snippets');
      const facts = () => textsOf(library, '.snippet-facts');
      await expect
        .poll(facts)
        .toEqual([expect.stringContaining('not looked up in the record, which could not be read')]);
      expect(await readerRows(library, 'snippets')).toMatchObject([{ lookedUp: false }]);
      await clickOn(library, '.snippet-missed .button');
      await expect
        .poll(() => textsOf(library, '.notice'))
        .toEqual([expect.stringContaining('still can’t be read')]);
      stage().mend();
      // What could not be read is read again when the background starts.
      await browser.stopBackground();
      await clickOn(library, '.snippet-missed .button');
      await expect.poll(() => textsOf(library, '.snippet-missed')).toEqual([]);
      const [row] = await readerRows<Snippet>(library, 'snippets');
      expect(row).toMatchObject({ lookedUp: true, changedAt: row.savedAt });
      expect(row.phrases.some(({ record }) => record !== null)).toBe(true);
      expect((await facts()).join()).not.toContain('not looked up');
      await library.close();
    });
  },
);

inEachBrowser('a stored index of another format', (stage) => {
  test('is rebuilt, and the user’s data stay', async () => {
    const { browser, server } = stage();
    const address = server.addPage('/page', { body: page(`<p>${paragraph}</p>`) });
    const first = await browser.open(address);
    await untilPainted(first, formula);
    await first.close();
    const inert = await browser.open(`${browser.extensionAddress}manifest.json`);
    await changeReaderRows(inert, { snippets: { put: manySnippets(2) } });
    const formats = (change: boolean) =>
      inert.evaluate(async (spoil) => {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open('tifa-corpus');
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(opening.error);
        });
        const pieces = database.transaction('pieces', 'readwrite').objectStore('pieces');
        const rows = await new Promise<{ part: string; value: { index?: { format: number } } }[]>(
          (resolve) => {
            const reading = pieces.getAll();
            reading.onsuccess = () => resolve(reading.result);
          },
        );
        const found = rows.filter(({ part, value }) => part === 'content' && value.index !== undefined);
        if (spoil)
          for (const row of found) {
            const index = { ...row.value.index, format: Number(row.value.index?.format) + 1 };
            pieces.put({ ...row, value: { ...row.value, index } });
          }
        database.close();
        return found.map(({ value }) => value.index?.format);
      }, change);
    const before = await formats(true);
    expect(await formats(false)).not.toEqual(before);
    await browser.stopBackground();
    const again = await browser.open(address);
    await untilPainted(again, formula);
    await expect.poll(() => formats(false)).toEqual(before);
    expect(await readerRows(inert, 'snippets')).toHaveLength(2);
    await again.close();
    await inert.close();
  });
});
