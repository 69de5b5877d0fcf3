import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { builtExtension } from '../tools/build';
import { clickInSurface, clickMark, untilCard, untilNoCard } from './card';
import { putSettings } from './control';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { openLibrary } from './library';
import { PATIENCE, painted, paintedTexts, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { clickOn, showView, textsOf, typeInBox } from './popup';
import { toast } from './saving';

const phrase = '形式主义、官僚主义';

inEachBrowser('help', (stage) => {
  let help: Tab;

  beforeAll(async () => {
    help = await openLibrary(stage().browser, '#/welcome');
    await untilPainted(help, phrase);
  });

  afterAll(async () => help?.close());

  const fileOf = (path: string) => {
    const { name } = stage().browser;
    return readFileSync(join(builtExtension(name), path), 'utf8');
  };

  test('has marks of every kind, and a sentence without any', async () => {
    await vi.waitFor(async () => {
      const kinds = new Set((await painted(help)).map(({ kind }) => kind));
      expect([...kinds].sort()).toEqual(['deviation', 'phrase', 'reuse', 'template']);
    }, PATIENCE);
    expect((await paintedTexts(help)).some((text) => text.includes('修桥'))).toBe(false);
  });

  test('opens their cards by pointer, by its buttons and by the same keys as on pages', async () => {
    expect((await clickMark(help, phrase)).phrase).toBe(phrase);
    await help.press('Escape');
    await untilNoCard(help);
    await help.evaluate(() =>
      document.querySelector<HTMLElement>('.help-sample-tools .button:last-child')?.focus(),
    );
    await help.press('Enter');
    const first = await untilCard(help);
    expect(first.focused).toBe(true);
    await help.press('Escape');
    await untilNoCard(help);
    await stage().browser.runCommand('nextMark', help);
    const second = await untilCard(help);
    expect(second.phrase).not.toBe(first.phrase);
    await help.press('Escape');
    await untilNoCard(help);
  });

  test('hides a phrase from its card, as on pages, with undo', async () => {
    await clickMark(help, phrase);
    await clickInSurface(help, '.card-foot .button:last-child');
    await vi.waitFor(async () => expect(await paintedTexts(help)).not.toContain(phrase), PATIENCE);
    await expect.poll(async () => (await toast(help))?.text).toBe(phrase);
    await putSettings(help, {});
    await untilPainted(help, phrase);
    await help.press('Escape');
  });

  test('lists this browser’s keys, and how to change them', async () => {
    const set = await help.evaluate(async () =>
      (await chrome.commands.getAll()).map(({ shortcut }) => shortcut ?? '').filter((keys) => keys !== ''),
    );
    const shown = await textsOf(help, '#help-keys ~ .keys kbd');
    expect(set.length).toBeGreaterThan(3);
    expect(shown).toEqual(expect.arrayContaining(set));
    await clickOn(help, '#help-keys ~ .button');
    const way = stage().browser.name === 'firefox' ? /^about:addons/ : /^chrome:\/\/extensions/;
    await vi.waitFor(
      async () => expect(await stage().browser.addresses()).toContainEqual(expect.stringMatching(way)),
      PATIENCE,
    );
    await help.focus();
  });

  test('states the contents of corpus and record as in their manifests', async () => {
    const { documents } = JSON.parse(fileOf('corpus/manifest.json')) as { documents: { han: number }[] };
    const record = JSON.parse(fileOf('record/manifest.json')) as {
      reports: Record<string, number>;
      entries: number;
      first: number;
      last: number;
      news: { days: number };
      articles: Record<string, number>;
    };
    const words = (await textsOf(help, '[aria-labelledby=help-knows]')).join();
    const han = documents.reduce((sum, document) => sum + document.han, 0);
    const articles = Object.values(record.articles).reduce((sum, number) => sum + number, 0);
    const ofRecord = [record.entries, ...Object.values(record.reports), record.news.days, articles];
    for (const figure of [documents.length, han, ...ofRecord])
      expect(words).toContain(figure.toLocaleString('en'));
    expect(words).toContain(String(record.first));
    expect(words).toContain(String(record.last));
  });

  test('shows every licence and notice of the package', async () => {
    const paths = ['LICENSE.txt', 'corpus/NOTICE.md', 'record/NOTICE.md', 'words/NOTICE.md'];
    await help.evaluate(() => {
      for (const each of document.querySelectorAll<HTMLDetailsElement>('.licence')) each.open = true;
    });
    const texts = () => textsOf(help, '.licence pre');
    await vi.waitFor(async () => {
      const shown = await texts();
      expect(shown).toHaveLength(6);
      expect(shown.every((text) => text.length > 500)).toBe(true);
    }, PATIENCE);
    for (const path of [...paths, 'licences.txt'])
      expect((await texts()).map((text) => text.trim())).toContain(fileOf(path).trim());
  });

  test('is reached from popup, side panel, library and settings', async () => {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage('/help', { body: page(`<p>${paragraph}</p>`) }));
    const address = `${browser.extensionAddress}library.html#/help`;
    const count = async () => (await browser.addresses()).filter((each) => each === address).length;
    await untilPainted(tab, formula);
    const popup = await stage().openPopup(tab);
    await clickOn(popup, '.head-help .button');
    await expect.poll(count).toBe(1);
    const panel = await stage().openPanel(tab);
    await clickOn(panel, '.head > .button');
    await expect.poll(count).toBe(2);
    const library = await openLibrary(browser, '#/settings');
    await clickOn(library, '.settings-help .button');
    await expect.poll(count).toBe(3);
    await expect.poll(() => textsOf(library, '.help-part')).toHaveLength(9);
    for (const each of [popup, panel, library, tab]) await each.close();
  });

  test('fits a narrow window, and its table of contents leads to each part', async () => {
    await help.setWidth(360);
    await expect.poll(() => help.evaluate(() => innerWidth)).toBe(360);
    expect(await help.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await clickOn(help, '.help-contents .button:last-child');
    const isThere = () => help.evaluate(() => document.activeElement?.id === 'help-licences' && scrollY > 0);
    await expect.poll(isThere).toBe(true);
    await help.setWidth(1280);
  });
});

inEachBrowser('the list of keys', (stage) => {
  const isOpen = (tab: Tab) => tab.evaluate(() => document.querySelector('.keys-dialog:modal') !== null);

  /** Asks for the list where nothing is typed, and closes it again. */
  async function tryKeys(tab: Tab): Promise<string[]> {
    await tab.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await tab.press('?');
    await expect.poll(() => isOpen(tab)).toBe(true);
    const keys = await textsOf(tab, '.keys-dialog kbd');
    await tab.press('Escape');
    await expect.poll(() => isOpen(tab)).toBe(false);
    return keys;
  }

  test('opens by ? in popup, side panel and library, and closes by Escape', async () => {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage('/keys', { body: page(`<p>${paragraph}</p>`) }));
    await untilPainted(tab, formula);
    for (const open of [stage().openPopup, stage().openPanel]) {
      const list = await open(tab);
      await expect.poll(() => textsOf(list, '.phrase-text')).toHaveLength(1);
      const keys = await tryKeys(list);
      expect(keys).toEqual(expect.arrayContaining(['?', '/', 'Esc']));
      const set = await list.evaluate(async () =>
        (await chrome.commands.getAll()).map(({ shortcut }) => shortcut ?? '').filter((each) => each !== ''),
      );
      expect(keys).toEqual(expect.arrayContaining(set));
      await list.close();
    }
    for (const hash of ['#/', '#/documents', '#/snippets', '#/settings', '#/help']) {
      const library = await openLibrary(browser, hash);
      await expect.poll(() => textsOf(library, '.section-nav')).toHaveLength(1);
      expect(await tryKeys(library)).toContain('?');
      await library.close();
    }
    await tab.close();
  });

  test('does not open while the user is typing', async () => {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage('/keys-typing', { body: page(`<p>${paragraph}</p>`) }));
    const popup = await stage().openPopup(tab);
    await showView(popup, 'lookUp');
    await typeInBox(popup, '茶');
    await popup.press('?');
    const typed = () =>
      popup.evaluate(() => document.querySelector<HTMLInputElement>('.search-box input')?.value);
    await expect.poll(typed).toBe('茶?');
    expect(await isOpen(popup)).toBe(false);
    await popup.close();
    const settings = await openLibrary(browser, '#/settings');
    await clickOn(settings, '.site-list textarea');
    await settings.press('?');
    const list = () => settings.evaluate(() => document.querySelector('textarea')?.value);
    await expect.poll(list).toBe('?');
    expect(await isOpen(settings)).toBe(false);
    await settings.close();
    await tab.close();
  });
});
