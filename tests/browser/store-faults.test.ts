import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Snippet } from '../../utils/snippets/snippet';
import { USER_SCHEMA } from '../../utils/store/user-database';
import { builtExtension } from '../tools/build';
import { clickInCard, clickMark } from './card';
import { readerRows } from './database-rows';
import { inEachBrowser, type Stage } from './each-browser';
import type { Json, Tab } from './harness/browser';
import { launchFirefoxDriver } from './harness/firefox-driver';
import { PageServer } from './harness/page-server';
import { openLibrary } from './library';
import { untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { clickOn, showView, textsOf } from './popup';
import { addStoringPage, manySnippets, openStoring } from './storing/storing';

function putSnippets(tab: Tab, snippets: readonly Snippet[]): Promise<void> {
  return tab.evaluate((rows) => storing.putSnippets(rows as never), snippets as unknown as Json);
}

/** Makes the database one of a later version, as a newer version of the extension does; rejects where a page blocks it. */
function upgradeFurther(tab: Tab): Promise<void> {
  return tab.evaluate(
    (version) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tifa-user', version);
        opening.onerror = () => reject(opening.error);
        opening.onblocked = () => reject(new Error('blocked'));
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
    10 * (USER_SCHEMA + 1),
  );
}

/** A page with a mark, and the popup for it. */
async function openPopupOfPage({ browser, server, openPopup }: Stage): Promise<{ tab: Tab; popup: Tab }> {
  const tab = await browser.open(server.addPage('/page', { body: page(`<p>${paragraph}</p>`) }));
  await untilPainted(tab, formula);
  return { tab, popup: await openPopup(tab) };
}

inEachBrowser(
  'the store',
  (stage) => {
    test('shows changes of a snippet in both of two windows, and keeps the last write of each field', async () => {
      const { browser } = stage();
      const one = await openStoring(browser);
      const other = await openStoring(browser);
      const [snippet] = manySnippets(1, 'shared');
      await putSnippets(one, [snippet]);
      const change = (tab: Tab, part: Json) =>
        tab.evaluate((id, changed) => storing.changeSnippets([id], () => changed as never), snippet.id, part);
      await change(one, { note: '甲', tags: ['旧'] });
      await change(other, { tags: ['新'] });
      await change(one, { title: '题' });
      for (const tab of [one, other]) {
        const seen = () =>
          tab.evaluate(() => storing.list?.snippets.map(({ note, tags, title }) => ({ note, tags, title })));
        await expect.poll(seen).toEqual([{ note: '甲', tags: ['新'], title: '题' }]);
      }
      await one.evaluate((id) => storing.deleteSnippets([id]), snippet.id);
      await expect.poll(() => other.evaluate(() => storing.list?.total)).toBe(0);
      await one.close();
      await other.close();
    });

    test('has every write on the disk before it counts as done', async () => {
      const { browser } = stage();
      const tab = await openStoring(browser);
      await putSnippets(tab, manySnippets(1, 'durable'));
      expect(await tab.evaluate(() => storing.writes)).toEqual(['tifa-user strict']);
      await tab.evaluate(() => storing.deleteSnippets(['durable-00000']));
      await tab.close();
    });

    // The last test of its browser: the database is of a later version then.
    test('lets a newer version upgrade it while popup and library are open, and refuses to write from then on', async () => {
      const { browser } = stage();
      const { tab, popup } = await openPopupOfPage(stage());
      const library = await openLibrary(browser, '#/snippets');
      const storingPage = await openStoring(browser);
      await putSnippets(storingPage, manySnippets(2, 'old'));
      const before = await readerRows(storingPage, 'snippets');
      await upgradeFurther(storingPage);

      await expect.poll(() => textsOf(library, '.blank-title')).toEqual(['Tifa Lens was updated']);
      await popup.focus();
      await clickOn(popup, '.phrase .square');
      await expect
        .poll(() => textsOf(popup, '.notice p'))
        .toEqual([expect.stringMatching(/^Tifa Lens was updated\..*reload/)]);
      expect(await textsOf(popup, '.notice .button')).toEqual(['Reload this page', 'Copy the text', 'Close']);
      const refused = await storingPage.evaluate(() =>
        storing.deleteSnippets(['old-00000']).then(
          () => 'deleted',
          (error: Error) => error.name,
        ),
      );
      expect(refused).toBe('OutdatedPageError');
      expect(await readerRows(storingPage, 'snippets')).toEqual(before);
      for (const each of [popup, library, storingPage, tab]) await each.close();
    });
  },
  addStoringPage,
);

/** Has the background take every save and never answer it. */
function muteSaves(extension: string): void {
  const path = join(extension, 'background.js');
  const mute = `{
    const kept = (globalThis.kept = []);
    const { onMessage } = (globalThis.browser ?? chrome).runtime;
    const add = onMessage.addListener.bind(onMessage);
    onMessage.addListener = (listen) =>
      add((message, ...rest) => {
        if (message?.type !== 'saveSnippet') return listen(message, ...rest);
        // Browsers answer for those who have let go of the answer.
        kept.push(rest);
        return true;
      });
  }\n`;
  writeFileSync(path, mute + readFileSync(path, 'utf8'));
}

inEachBrowser(
  'a background that never answers a save',
  (stage) => {
    test('is reported after a time limit, and the save can be retried', async () => {
      const { tab, popup } = await openPopupOfPage(stage());
      await clickOn(popup, '.phrase .square');
      await expect
        .poll(() => textsOf(popup, '.notice p'))
        .toEqual([expect.stringMatching(/did not answer in time/)]);
      expect(await textsOf(popup, '.notice .button')).toEqual(['Try again', 'Close']);
      expect(await textsOf(popup, '.phrase .square.done')).toEqual([]);
      await popup.close();
      await tab.close();
    });
  },
  muteSaves,
);

/**
 * Has the first two saves find no room, as the browser says it: neither browser can be given a quota that holds for an
 * extension.
 */
function fillDisk(extension: string): void {
  const path = join(extension, 'background.js');
  const full = `{
    const { add } = IDBObjectStore.prototype;
    let refusals = 2;
    IDBObjectStore.prototype.add = function (...row) {
      if (this.name !== 'snippets' || refusals-- <= 0) return add.apply(this, row);
      throw new DOMException('full', 'QuotaExceededError');
    };
  }\n`;
  writeFileSync(path, full + readFileSync(path, 'utf8'));
}

inEachBrowser(
  'a full disk',
  (stage) => {
    test('stores nothing, and says so with ways to keep the text; the same save can be retried', async () => {
      const { tab, popup } = await openPopupOfPage(stage());
      await tab.focus();
      await clickMark(tab, formula);
      await clickInCard(tab, '.card-foot .outlined');
      const said = () => tab.evaluateInCard((root) => root?.querySelector('.card-notice')?.textContent);
      await expect.poll(said).toMatch(/^There is no space left\..*none of this was stored/);
      await popup.focus();
      await clickOn(popup, '.phrase .square');
      await expect
        .poll(() => textsOf(popup, '.notice p'))
        .toEqual([expect.stringMatching(/^There is no space left\..*none of this was stored/)]);
      expect(await textsOf(popup, '.notice .button')).toEqual([
        'Try again',
        'Copy the text',
        'To export and backup',
        'Close',
      ]);
      expect(await readerRows(popup, 'snippets')).toEqual([]);
      await clickOn(popup, '.notice .button:first-child');
      await expect.poll(() => readerRows(popup, 'snippets')).toMatchObject([{ quote: { exact: formula } }]);
      await popup.close();
      await tab.close();
    });
  },
  fillDisk,
);

test('Firefox that never remembers history says that nothing can be stored, and stores nothing (firefox)', async () => {
  const browser = await launchFirefoxDriver({ extension: builtExtension('firefox'), alwaysPrivate: true });
  onTestFinished(() => browser.close());
  const server = await PageServer.start();
  onTestFinished(() => server.stop());
  const tab = await browser.open(server.addPage('/page', { body: page(`<p>${paragraph}</p>`) }));
  await untilPainted(tab, formula);
  const popup = await browser.open(`${browser.extensionAddress}popup.html?tab=${tab.id}`);
  await clickOn(popup, '.phrase .square');
  // The question of private windows comes first.
  await expect.poll(() => textsOf(popup, '.notice .button')).toEqual(['Save anyway', 'Cancel']);
  await clickOn(popup, '.notice .button:first-child');
  await expect
    .poll(() => textsOf(popup, '.notice p'))
    .toEqual([expect.stringMatching(/^What you saved can’t be opened\..*nothing can be stored/)]);
  expect(await textsOf(popup, '.notice .button')).toEqual(['Copy the text', 'Close']);
  await showView(popup, 'snippets');
  await expect.poll(() => textsOf(popup, '.blank-title')).toEqual(['What you saved can’t be opened']);
  expect(await popup.evaluate(async () => Object.keys(await chrome.storage.local.get('canary')))).toEqual([]);
  expect(await browser.takeErrors()).toEqual([]);
});
