import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../unit/repository-files';
import { untilCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { paintedTexts, untilPainted } from './marks';
import { chain, filled, formula, known, page, paragraph, shortened } from './page-parts';
import { clickOn, showView, snippets, textsOf, typeInBox } from './popup';

const samplePage = join(root, 'tests', 'fixtures', 'sample-page.html');

/** Puts the formula far below the first screen. */
const longBody = `<p>${'往年春茶下山要走很远的路，现在好了。'.repeat(10)}</p><div style="height:4000px"></div><p>${paragraph}</p>`;

/** Share of a page's Han characters that its one formula has, in full percent. */
function shareOf(body: string): string {
  const han = (text: string) => text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return String(Math.round((han(formula) / han(body)) * 100));
}

inEachBrowser('popup', (stage) => {
  async function openPage(path: string, body = `<p>${paragraph}</p>`): Promise<{ tab: Tab; popup: Tab }> {
    const { browser, server, openPopup } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(body) }));
    await untilPainted(tab, formula);
    return { tab, popup: await openPopup(tab) };
  }

  test('it shows the page’s share and phrases; a click on one scrolls there and opens its card', async () => {
    const { tab, popup } = await openPage('/list', longBody);
    await expect.poll(() => textsOf(popup, '.phrase-text')).toEqual([formula]);
    expect(await textsOf(popup, '.share-figure strong')).toEqual([`${shareOf(longBody)}%`]);
    await clickOn(popup, '.phrase-go');
    await tab.focus();
    await expect.poll(() => tab.evaluate(() => scrollY)).toBeGreaterThan(1000);
    expect((await untilCard(tab)).phrase).toBe(formula);
    await popup.close();
    await tab.close();
  });

  test('popup and badge show the painted share of the page’s Han characters', async () => {
    const { tab, popup } = await openPage('/counts');
    const share = shareOf(paragraph);
    await expect.poll(() => textsOf(popup, '.share-figure strong')).toEqual([expect.stringContaining(share)]);
    const badge = () => popup.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab.id);
    await expect.poll(badge).toContain(share);
    await popup.close();
    await tab.close();
  });

  test('its list says since when, and is sorted by it', async () => {
    const { tab, popup } = await openPage('/popup-ages', `<p>${known}。</p><p>${paragraph}</p>`);
    const listed = () => textsOf(popup, '.phrase-text');
    await expect.poll(() => textsOf(popup, '.phrase-since')).toEqual(['2018']);
    expect(await listed()).toEqual([known, formula]);
    await popup.evaluate(() => {
      const [order] = Array.from(document.querySelectorAll<HTMLSelectElement>('.list-order select'));
      order.value = 'age';
      order.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await expect.poll(listed).toEqual([formula, known]);
    await popup.close();
    await tab.close();
  });

  describe('look-up', () => {
    test('answers while typing, for any string of two or more Han characters', async () => {
      const { tab, popup } = await openPage('/look-up');
      await showView(popup, 'lookUp');
      await typeInBox(popup, '总');
      expect(await textsOf(popup, '.kwic')).toEqual([]);
      await typeInBox(popup, '基调');
      await expect.poll(() => textsOf(popup, '.kwic mark')).toContain('总基调');
      const sources = await textsOf(popup, '.kwic cite');
      expect(new Set(sources).size).toBeGreaterThan(1);
      await popup.close();
      await tab.close();
    });

    test('shows facts from the record, and the parts of a wording that is not known as a whole', async () => {
      const { tab, popup } = await openPage('/look-up-record');
      await showView(popup, 'lookUp');
      await typeInBox(popup, known);
      await expect
        .poll(() => textsOf(popup, '.origin-since'))
        .toEqual([expect.stringMatching(/in (work reports since 20\d\d|\d+ work reports, \d{4}–20\d\d)$/)]);
      expect(await textsOf(popup, '.record-chart svg')).toHaveLength(1);
      await clickOn(popup, '.search-box .button');
      await typeInBox(popup, chain);
      await expect.poll(async () => (await textsOf(popup, '.part-text')).length).toBeGreaterThan(1);
      const [first] = await textsOf(popup, '.part-text');
      await clickOn(popup, '.part');
      await expect.poll(() => textsOf(popup, '.look-up-part h2')).toEqual([first]);
      await expect.poll(async () => (await textsOf(popup, '.kwic, .record')).length).toBeGreaterThan(0);
      await clickOn(popup, '.look-up-part .button');
      await expect.poll(async () => (await textsOf(popup, '.part-text')).length).toBeGreaterThan(1);
      await popup.close();
      await tab.close();
    });

    test('shows a template’s filler, and what a deviation leaves out', async () => {
      const { tab, popup } = await openPage('/look-up-frame');
      await showView(popup, 'lookUp');
      await typeInBox(popup, filled.template);
      await expect.poll(() => textsOf(popup, '.concordance .filler')).toEqual([filled.filler]);
      await clickOn(popup, '.search-box .button');
      await typeInBox(popup, shortened.text);
      await expect.poll(() => textsOf(popup, '.fixed-wording .missing')).toEqual([shortened.missing]);
      await popup.close();
      await tab.close();
    });

    test('says if a string does not occur in the corpus', async () => {
      const { tab, popup } = await openPage('/nowhere');
      await showView(popup, 'lookUp');
      await typeInBox(popup, '龘靐齉齾');
      await expect.poll(async () => (await textsOf(popup, '.look-up-answer')).join()).toContain('龘靐齉齾');
      expect(await textsOf(popup, '.kwic')).toEqual([]);
      await popup.close();
      await tab.close();
    });
  });

  test('the sensitivity can be chosen; it is stored, and pages are marked again', async () => {
    const { browser, server } = stage();
    const tab = await browser.open(server.addFile(samplePage));
    await untilPainted(tab, formula);
    const popup = await stage().openPopup(tab);
    const chosen = () =>
      popup.evaluate(
        () => document.querySelector<HTMLInputElement>('.choice input:checked')?.value ?? 'none',
      );
    const choose = async (sensitivity: string) => {
      await showView(popup, 'options');
      await clickOn(popup, `.choice input[value=${sensitivity}]`);
      await expect.poll(chosen).toBe(sensitivity);
    };
    const marks = async () => (await paintedTexts(tab)).length;
    await showView(popup, 'options');
    expect(await chosen()).toBe('normal');
    await choose('many');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const most = await marks();
    await choose('few');
    await expect.poll(marks).toBeLessThan(most);
    expect(await marks()).toBeGreaterThan(0);
    await popup.goTo(`${browser.extensionAddress}popup.html?tab=${tab.id}#/options`);
    await expect.poll(chosen).toBe('few');
    await choose('many');
    await expect.poll(marks).toBe(most);
    await choose('normal');
    await popup.close();
    await tab.close();
  });

  test('the site switch removes and restores the marks without a reload', async () => {
    const { tab, popup } = await openPage('/switch');
    await tab.evaluate(() => {
      document.title = 'not reloaded';
    });
    await clickOn(popup, '.site input[role=switch]');
    await expect.poll(() => paintedTexts(tab)).toEqual([]);
    await clickOn(popup, '.site input[role=switch]');
    await tab.focus();
    await untilPainted(tab, formula);
    expect(await tab.evaluate(() => document.title)).toBe('not reloaded');
    await popup.close();
    await tab.close();
  });

  test('the command for the site switch does the same', async () => {
    const { browser } = stage();
    const { tab, popup } = await openPage('/toggle');
    await browser.runCommand('toggleSite', tab);
    await expect.poll(() => paintedTexts(tab)).toEqual([]);
    await browser.runCommand('toggleSite', tab);
    await untilPainted(tab, formula);
    await popup.close();
    await tab.close();
  });

  test('a snippet saved from the list is kept, deleted and brought back', async () => {
    const { tab, popup } = await openPage('/snippets');
    await clickOn(popup, '.phrase .square');
    await showView(popup, 'snippets');
    await expect.poll(() => snippets(popup)).toEqual([formula]);
    await clickOn(popup, '.snippet-actions button:last-child');
    await expect.poll(() => textsOf(popup, '.notice p')).toEqual(['Snippet deleted']);
    expect(await snippets(popup)).toEqual([]);
    await clickOn(popup, '.notice button');
    await expect.poll(() => snippets(popup)).toEqual([formula]);
    await popup.close();
    await tab.close();
  });

  test('a selection saved from the context menu is listed, with its place and hits', async () => {
    const { browser } = stage();
    const { tab, popup } = await openPage('/menu', `<p id="p">坚持稳中求进。${paragraph}</p>`);
    await showView(popup, 'snippets');
    await tab.focus();
    await tab.evaluate(() => {
      const text = document.querySelector('#p')?.firstChild as Text;
      getSelection()?.setBaseAndExtent(text, 2, text, 6);
    });
    await browser.chooseFromMenu('saveSelection', tab);
    await expect.poll(() => snippets(popup)).toContain('稳中求进');
    expect((await textsOf(popup, '.snippet-source'))[0]).toContain('127.0.0.1');
    await popup.close();
    await tab.close();
  });
});
