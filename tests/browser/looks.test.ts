import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../tools/build';
import { bytesOf, speech } from '../unit/intake/texts';
import { root } from '../unit/repository-files';
import { clickInSurface, clickMark, untilNoCard } from './card';
import { launchers } from './each-browser';
import { giveFiles } from './given-files';
import type { Tab, TestBrowser } from './harness/browser';
import { copyExtension, type ExtensionCopy } from './harness/extension-copy';
import { inChinese } from './harness/language';
import { PageServer } from './harness/page-server';
import { goToPlace, openLibrary } from './library';
import { untilPainted } from './marks';
import { overlayLines, withoutHighlights } from './overlay';
import { formula } from './page-parts';
import { clickOn, showView, textsOf, typeInBox } from './popup';
import { hasSelectionTools, select, untilSaved } from './saving';

const folder = join(root, 'out', 'looks');
const samplePage = join(root, 'tests', 'fixtures', 'sample-page.html');

/** On the sample page, one of each kind; the README shows the first in Chromium, light, in English. */
const wordings = {
  phrase: '形式主义、官僚主义',
  chain: formula,
  template: '奋力谱写乡村振兴云溪篇章',
  deviation: '推进社会主义民主政治制度化、程序化',
};

const looks = [
  { family: 'chromium', language: 'en', scheme: 'light' },
  { family: 'chromium', language: 'zh', scheme: 'dark' },
  { family: 'firefox', language: 'zh', scheme: 'light' },
  { family: 'firefox', language: 'en', scheme: 'dark' },
] as const;

/** Pictures of every surface, for a person to look at, and what a program can say of them. */
describe.each(looks)('looks ($family, $language, $scheme)', ({ family, language, scheme }) => {
  let browser: TestBrowser;
  let server: PageServer;
  let copy: ExtensionCopy | undefined;
  let page: Tab;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    if (language === 'zh') copy = inChinese(builtExtension(family));
    browser = await launchers[family]({
      extension: copy?.path ?? builtExtension(family),
      colourScheme: scheme,
    });
    server = await PageServer.start();
    page = await browser.open(server.addFile(samplePage));
    await untilPainted(page, formula);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    copy?.remove();
  });

  async function keep(tab: Tab, name: string): Promise<void> {
    await tab.focus();
    writeFileSync(join(folder, `${family}-${language}-${scheme}-${name}.png`), await tab.screenshot());
  }

  test('card', async () => {
    await page.setWidth(1280);
    for (const [name, text] of Object.entries(wordings)) {
      await clickMark(page, text);
      await keep(page, `card-${name}`);
      await page.press('Escape');
      await untilNoCard(page);
    }
    const { chart } = await clickMark(page, wordings.phrase);
    expect(chart?.words).toMatch(/2012.*20\d\d/);
    const words = await page.evaluateInCard((root) => root?.querySelector('.card-foot')?.textContent ?? '');
    expect(words).toContain(language === 'zh' ? '检索' : 'Look up');
    await page.press('Escape');
    await page.setWidth(360);
    await clickMark(page, wordings.phrase);
    await keep(page, 'card-360');
    const { left, right } = await page.evaluateInCard((root) => {
      const box = root?.querySelector('[role=dialog]')?.getBoundingClientRect();
      return { left: box?.left ?? -1, right: box?.right ?? -1 };
    });
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(360);
    await page.press('Escape');
  });

  test('saving from a selection, and what was saved', async () => {
    for (const width of [1280, 360]) {
      await page.setWidth(width);
      await select(page, wordings.template);
      await expect.poll(() => hasSelectionTools(page)).toBe(true);
      await keep(page, `selection-${width}`);
      await clickInSurface(page, '.selection-tools button');
      await untilSaved(page, [wordings.template]);
      await keep(page, `toast-${width}`);
      await clickInSurface(page, '.toast-actions button:last-child');
      await expect.poll(() => page.evaluateInCard((root) => root?.activeElement?.localName)).toBe('input');
      await keep(page, `note-${width}`);
      for (const key of 'tea') await page.press(key);
      await page.press('Enter');
      await clickInSurface(page, '.toast > .button');
      for (const name of ['popup', 'sidepanel']) {
        const list = await browser.open(`${browser.extensionAddress}${name}.html?tab=${page.id}`);
        await list.setWidth(width);
        await clickOn(list, '.saved-here summary');
        await keep(list, `saved-${name}-${width}`);
        const isWide = () => list.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(await isWide()).toBe(false);
        await list.close();
      }
    }
  });

  test('dim mode', async () => {
    await page.setWidth(1280);
    await page.evaluate(() => scrollTo(0, 0));
    await browser.runCommand('toggleDim', page);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    await keep(page, 'dim');
    await page.setWidth(360);
    await keep(page, 'dim-360');
    await clickMark(page, wordings.phrase);
    await keep(page, 'dim-card-360');
    await page.press('Escape');
    const popup = await browser.open(`${browser.extensionAddress}popup.html?tab=${page.id}`);
    const isOn = () =>
      popup.evaluate(() => document.querySelector<HTMLInputElement>('.overview .switch input')?.checked);
    await expect.poll(isOn).toBe(true);
    await keep(popup, 'popup-dim');
    await popup.setWidth(360);
    await expect.poll(() => popup.evaluate(() => innerWidth)).toBe(360);
    await keep(popup, 'popup-dim-360');
    await popup.close();
    await browser.runCommand('toggleDim', page);
  });

  test('popup', async () => {
    const popup = await browser.open(`${browser.extensionAddress}popup.html?tab=${page.id}`);
    await expect.poll(() => textsOf(popup, '.phrase-text')).toContain(formula);
    const { text, back, tag } = await popup.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return { text: color, back: backgroundColor, tag: document.documentElement.lang };
    });
    expect(tag).toMatch(language === 'zh' ? /^zh/ : /^en/);
    expect(lightness(back) > lightness(text)).toBe(scheme === 'light');
    for (const view of ['page', 'lookUp', 'snippets', 'options'] as const) {
      await showView(popup, view);
      if (view === 'lookUp') {
        await typeInBox(popup, '总基调');
        await expect.poll(() => textsOf(popup, '.kwic')).not.toEqual([]);
      }
      await keep(popup, `popup-${view}`);
    }
    await popup.setWidth(360);
    for (const view of ['options', 'snippets', 'lookUp', 'page'] as const) {
      await showView(popup, view);
      await keep(popup, `popup-${view}-360`);
      expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
    await popup.close();
  });

  test('side panel', async () => {
    await page.focus();
    await page.evaluate(() => scrollTo({ top: 700, behavior: 'instant' }));
    const panel = await browser.open(`${browser.extensionAddress}sidepanel.html?tab=${page.id}`);
    await expect.poll(() => textsOf(panel, '.place-list .phrase-text')).toContain(formula);
    await expect.poll(() => textsOf(panel, '.phrase.seen')).not.toEqual([]);
    for (const width of [320, 360, 480]) {
      await panel.setWidth(width);
      await expect.poll(() => panel.evaluate(() => innerWidth)).toBe(width);
      await panel.evaluate(() => scrollTo(0, 0));
      await keep(panel, `panel-${width}`);
      expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await panel.setWidth(320);
    await panel.evaluate(() => scrollTo(0, 500));
    await keep(panel, 'panel-320-list');
    await panel.evaluate(() => document.querySelector<HTMLElement>('.search-box input')?.focus());
    await typeInBox(panel, '总基调');
    await expect.poll(() => textsOf(panel, '.kwic')).not.toEqual([]);
    await panel.evaluate(() => scrollTo(0, 0));
    await keep(panel, 'panel-320-look-up');
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await panel.close();
  });

  test('glossary, and files before they are added', async () => {
    const library = await openLibrary(browser, '#/glossary');
    await expect.poll(() => textsOf(library, '.glossary-entry h3 a')).not.toEqual([]);
    await keepAtBothWidths(library, 'glossary');
    await goToPlace(library, '#/add');
    await giveFiles(library, [
      { name: '1.txt', bytes: bytesOf(speech(1)) },
      { name: '2.txt', bytes: bytesOf('云溪县') },
      { name: '3.txt', bytes: bytesOf(speech(3)) },
    ]);
    await clickOn(library, '[data-file="0"] .review-head button');
    await expect.poll(() => textsOf(library, '.text-preview-body')).not.toEqual([]);
    await keepAtBothWidths(library, 'review');
    await library.close();
  });

  async function keepAtBothWidths(tab: Tab, name: string): Promise<void> {
    for (const width of [1280, 360]) {
      await tab.setWidth(width);
      await expect.poll(() => tab.evaluate(() => innerWidth)).toBe(width);
      await keep(tab, `${name}-${width}`);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
});

describe.each(looks)('the overlay ($family, $language, $scheme)', ({ family, language, scheme }) => {
  test('on the sample page, plain and dimmed', async () => {
    const copy = copyExtension(builtExtension(family), withoutHighlights);
    const browser = await launchers[family]({ extension: copy.path, colourScheme: scheme });
    const server = await PageServer.start();
    try {
      const page = await browser.open(server.addFile(samplePage));
      await page.setWidth(1280);
      await expect.poll(async () => (await overlayLines(page)).length).toBeGreaterThan(5);
      const name = (what: string) => join(folder, `${family}-${language}-${scheme}-overlay-${what}.png`);
      writeFileSync(name('plain'), await page.screenshot());
      await browser.runCommand('toggleDim', page);
      await expect
        .poll(async () => (await overlayLines(page)).some(({ kind }) => kind === 'veil'))
        .toBe(true);
      writeFileSync(name('dim'), await page.screenshot());
    } finally {
      await browser.close();
      await server.stop();
      copy.remove();
    }
  });
});

/** Sum of a CSS colour's red, green and blue. */
function lightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return red + green + blue;
}
