import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { root } from '../unit/repository-files';
import { untilCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE, untilPainted } from './marks';
import { filled, formula, known, page, paragraph } from './page-parts';
import { clickOn, textsOf, typeInBox } from './popup';

/** A phrase that the record has for less than two years. */
const young = '为实现“十五五”良好开局打牢基础';

const plain = '往年春茶下山要走很远的路，现在好了。'.repeat(10);
const gap = '<div style="height:2000px"></div>';

/** The formula at the top and at the end, another phrase and a template between, each some screens from the next. */
const longBody = `<p>${plain}</p><p>${paragraph}</p>${gap}<p>${known}。${plain}</p>${gap}<p>${filled.template}。</p>${gap}<p>${paragraph}</p>`;

inEachBrowser('side panel', (stage) => {
  async function open(path: string, body = longBody): Promise<{ tab: Tab; panel: Tab }> {
    const { browser, server, openPanel } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(body) }));
    await untilPainted(tab, formula);
    return { tab, panel: await openPanel(tab) };
  }

  const rows = (panel: Tab) => textsOf(panel, '.place-list .phrase-text');
  const seen = (panel: Tab) => textsOf(panel, '.place-list .phrase.seen .phrase-text');
  const places = [formula, known, filled.template, formula];

  async function close(...tabs: Tab[]): Promise<void> {
    for (const tab of tabs) await tab.close();
  }

  async function choose(panel: Tab, list: 'places' | 'phrases'): Promise<void> {
    await clickOn(panel, `.list-forms label:has([value=${list}])`);
  }

  test('lists each place in reading order, or each phrase once, and keeps the choice', async () => {
    const { tab, panel } = await open('/panel-list');
    await expect.poll(() => rows(panel)).toEqual(places);
    await choose(panel, 'phrases');
    await expect.poll(() => rows(panel)).toEqual([formula, known, filled.template]);
    expect(await textsOf(panel, '.phrase-count')).toEqual(['2×', '1×', '1×']);
    const again = await stage().openPanel(tab);
    await expect.poll(() => rows(again)).toEqual([formula, known, filled.template]);
    await choose(again, 'places');
    await expect.poll(() => rows(panel)).toEqual(places);
    await close(again, panel, tab);
  });

  test('its list can be filtered by wording and kind, and says when nothing is left', async () => {
    const { tab, panel } = await open('/panel-filter');
    await expect.poll(() => rows(panel)).toEqual(places);
    await clickOn(panel, '.list-filter input');
    await panel.type('四个自信');
    await expect.poll(() => rows(panel)).toEqual([formula, formula]);
    await panel.type('龘');
    await expect.poll(() => rows(panel)).toEqual([]);
    await clickOn(panel, '.blank .button');
    await expect.poll(() => rows(panel)).toEqual(places);
    await panel.evaluate(() => {
      const kinds = document.querySelector('.list-filter select') as HTMLSelectElement;
      kinds.value = 'template';
      kinds.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await expect.poll(() => rows(panel)).toEqual([filled.template]);
    await close(panel, tab);
  });

  test('its list says since when, is sorted by it, and can be cut to what is new', async () => {
    const body = `<p>${known}。${plain}</p><p>后来，${young}。</p><p>${paragraph}</p>`;
    const { tab, panel } = await open('/panel-ages', body);
    await expect.poll(() => rows(panel)).toEqual([known, young, formula]);
    // Nothing can be said of the first, which is as old as the news.
    await expect.poll(() => textsOf(panel, '.phrase-since')).toEqual(['Dec 2024', '2018']);
    expect(await textsOf(panel, '.youngest')).toEqual([
      expect.stringMatching(/^1 phrase less than 2 years old when the record ends \(July 2026\)为实现/),
    ]);
    const pick = (select: number, value: string) =>
      panel.evaluate(
        ([at, wanted]) => {
          const list = document.querySelectorAll<HTMLSelectElement>('.list-order select')[Number(at)];
          list.value = String(wanted);
          list.dispatchEvent(new Event('change', { bubbles: true }));
        },
        [select, value] as const,
      );
    await pick(0, 'age');
    await expect.poll(() => rows(panel)).toEqual([young, formula, known]);
    await pick(1, '2024');
    await expect.poll(() => rows(panel)).toEqual([young]);
    await pick(1, '');
    await pick(0, 'page');
    await expect.poll(() => rows(panel)).toEqual([known, young, formula]);
    await close(panel, tab);
  });

  test('a click goes to the place and opens its card; keys go through the list', async () => {
    const { tab, panel } = await open('/panel-go');
    await expect.poll(() => rows(panel)).toEqual(places);
    await clickOn(panel, '[data-index="3"] .phrase-go');
    await tab.focus();
    await expect.poll(() => tab.evaluate(() => scrollY)).toBeGreaterThan(5000);
    expect((await untilCard(tab)).phrase).toBe(formula);
    await tab.press('Escape');
    await panel.focus();
    await clickOn(panel, '[data-index="0"] .phrase-go');
    await panel.press('ArrowDown');
    const focused = () =>
      panel.evaluate(() => document.activeElement?.querySelector('.phrase-text')?.textContent);
    await expect.poll(focused).toBe(known);
    await panel.press('Enter');
    await tab.focus();
    await expect.poll(async () => (await untilCard(tab)).phrase).toBe(known);
    await close(panel, tab);
  });

  test('entries in the viewport are highlighted, and the strip’s frame moves along', async () => {
    const { tab, panel } = await open('/panel-follow');
    await expect.poll(() => seen(panel)).toEqual([formula]);
    const frame = () =>
      panel.evaluate(() => {
        const { top, height } = (document.querySelector('.density-view') as HTMLElement).style;
        return { top: Number.parseFloat(top), height: Number.parseFloat(height) };
      });
    expect((await frame()).top).toBe(0);
    const share = await tab.evaluate(() => innerHeight / document.documentElement.scrollHeight);
    expect((await frame()).height).toBeCloseTo(share * 100, 0);
    await tab.focus();
    await tab.evaluate(() => document.querySelectorAll('p')[2].scrollIntoView({ block: 'center' }));
    await expect.poll(() => seen(panel)).toEqual([known]);
    await tab.evaluate(() => scrollTo({ top: 1e6, behavior: 'instant' }));
    await expect.poll(() => seen(panel)).toEqual([formula]);
    const { top, height } = await frame();
    expect(top + height).toBeCloseTo(100, 0);
    expect(await textsOf(panel, '[data-index="3"] [aria-current]')).toHaveLength(1);
    await close(panel, tab);
  });

  test('the list scrolls with the page, except while the user is busy in it', async () => {
    const { browser, server, openPanel } = stage();
    const tab = await browser.open(server.addFile(join(root, 'tests', 'fixtures', 'sample-page.html')));
    await untilPainted(tab, formula);
    const panel = await openPanel(tab);
    await expect.poll(async () => (await seen(panel)).length).toBeGreaterThan(0);
    await tab.focus();
    await tab.evaluate(() => scrollTo({ top: 1e6, behavior: 'instant' }));
    const isShown = () =>
      panel.evaluate(() => {
        const boxes = Array.from(document.querySelectorAll('.phrase.seen'), (row) =>
          row.getBoundingClientRect(),
        );
        return boxes.some(({ top, bottom }) => top >= 0 && bottom <= innerHeight);
      });
    const scrolled = () => panel.evaluate(() => scrollY);
    await expect.poll(scrolled).toBeGreaterThan(500);
    await expect.poll(isShown).toBe(true);
    const last = await scrolled();
    await panel.focus();
    await clickOn(panel, '.density');
    await panel.press('Home');
    await expect.poll(() => tab.evaluate(() => scrollY)).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await scrolled()).toBe(last);
    await close(panel, tab);
  });

  test('the strip scrolls the page by pointer and keys, and states its position in words', async () => {
    const { tab, panel } = await open('/panel-strip');
    await expect.poll(() => textsOf(panel, '.density')).toHaveLength(1);
    await clickOn(panel, '.density');
    const place = () =>
      tab.evaluate(() => (scrollY + innerHeight / 2) / document.documentElement.scrollHeight);
    await expect.poll(place).toBeCloseTo(0.5, 1);
    const strip = () =>
      panel.evaluate(() => {
        const { role, ariaValueNow, ariaValueText } = document.querySelector('.density') as HTMLElement;
        return { role, now: Number(ariaValueNow), words: ariaValueText ?? '' };
      });
    await expect.poll(async () => (await strip()).now).toBe(Math.round((await place()) * 100));
    await panel.press('End');
    await expect.poll(() => tab.evaluate(() => scrollY + innerHeight)).toBeGreaterThan(6000);
    await panel.press('Home');
    await expect.poll(() => tab.evaluate(() => scrollY)).toBe(0);
    await expect.poll(async () => (await strip()).now).toBeLessThan(20);
    expect(await strip()).toMatchObject({ role: 'slider', words: expect.stringMatching(/\d%/) });
    await close(panel, tab);
  });

  test('it follows changes of the page and another page in the same tab', async () => {
    const { server } = stage();
    const { tab, panel } = await open('/panel-change');
    await expect.poll(() => rows(panel)).toEqual(places);
    await tab.focus();
    await tab.evaluate((text) => {
      (document.querySelector('p') as Element).textContent = text;
    }, `${known}。`);
    await expect.poll(() => rows(panel)).toEqual([known, ...places]);
    await tab.goTo(server.addPage('/panel-next', { body: page(`<p>${plain}${filled.template}。</p>`) }));
    await expect.poll(() => rows(panel)).toEqual([filled.template]);
    await tab.evaluate(() => history.back());
    await expect.poll(async () => (await rows(panel)).length).toBeGreaterThanOrEqual(4);
    await tab.evaluate(() => scrollTo({ top: 1e6, behavior: 'instant' }));
    await expect.poll(() => seen(panel)).toEqual([formula]);
    await close(panel, tab);
  });

  test('a frame’s places come after the page’s own', async () => {
    const { server } = stage();
    const frame = server.addPage('/panel-frame', { body: page(`<p>${known}。${plain}</p>`) });
    const { tab, panel } = await open('/panel-frames', `<p>${paragraph}</p><iframe src="${frame}"></iframe>`);
    await expect.poll(() => rows(panel)).toEqual([formula, known]);
    await clickOn(panel, '[data-index="1"] .phrase-go');
    await tab.focus();
    await vi.waitFor(async () => expect((await untilCard(tab)).phrase).toBe(known), PATIENCE);
    await close(panel, tab);
  });

  test('it looks wordings up, and opens them in the library', async () => {
    const { browser } = stage();
    const { tab, panel } = await open('/panel-look-up');
    const opened = async () => (await browser.addresses()).map(decodeURIComponent);
    await clickOn(panel, '.search-box input');
    await typeInBox(panel, known);
    await expect.poll(() => textsOf(panel, '.origin-since')).toHaveLength(1);
    expect(await rows(panel)).toEqual([]);
    await panel.press('Enter');
    await expect.poll(opened).toContainEqual(expect.stringMatching(`library.html#/phrase/${known}`));
    await clickOn(panel, '.search-box .button');
    await clickOn(panel, '[data-index="2"] .button');
    await expect
      .poll(opened)
      .toContainEqual(expect.stringMatching(`library.html#/phrase/${filled.template}`));
    await clickOn(panel, '[data-index="1"] .phrase > .button:last-of-type');
    await expect.poll(() => textsOf(panel, '[data-index="1"] .button.done')).toHaveLength(1);
    await close(panel, tab);
  });

  test('it says why it is empty: little Chinese, the browser’s page, a site that is off', async () => {
    const { browser, server, openPanel } = stage();
    const english = await browser.open(
      server.addPage('/panel-english', { body: page('<p>No Chinese.</p>') }),
    );
    const panel = await openPanel(english);
    const words = () => textsOf(panel, '.blank-title');
    await expect.poll(words).toHaveLength(1);
    const blank = await browser.open('about:blank');
    await panel.goTo(`${browser.extensionAddress}sidepanel.html?tab=${blank.id}`);
    await expect.poll(words).toEqual([expect.stringContaining('can’t be read')]);
    await close(panel, blank, english);

    const { tab, panel: other } = await open('/panel-off');
    await expect.poll(() => rows(other)).toEqual(places);
    await clickOn(other, '.site input');
    await expect.poll(() => textsOf(other, '.blank-title')).toHaveLength(1);
    await clickOn(other, '.site input');
    await tab.focus();
    await expect.poll(() => rows(other)).toEqual(places);
    await close(other, tab);
  });
});
