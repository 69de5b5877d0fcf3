import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { WAKE_HAN } from '../../utils/limits';
import { backgroundLog, buttonOf, putSettings, storedSettings } from './control';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { openLibrary } from './library';
import { PATIENCE, paintedTexts, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { clickOn, textsOf } from './popup';

inEachBrowser('where pages are marked', (stage) => {
  let settings: Tab;
  let host: string;

  beforeAll(async () => {
    settings = await openLibrary(stage().browser, '#/settings');
    host = new URL(stage().server.addPage('/any', { body: '' })).hostname;
  });

  afterEach(() => putSettings(settings, {}));

  async function openPage(path: string, body = `<p>${paragraph}</p>`): Promise<Tab> {
    const { browser, server } = stage();
    return browser.open(server.addPage(path, { body: page(body) }));
  }

  /** A page whose tab is hidden is read when it is shown. */
  async function untilMarked(tab: Tab): Promise<void> {
    await tab.focus();
    await untilPainted(tab, formula);
  }

  const button = (tab: Tab) => buttonOf(settings, tab);
  const untilUnmarked = (tab: Tab) =>
    vi.waitFor(async () => expect(await paintedTexts(tab)).toEqual([]), PATIENCE);
  const choose = (value: string) => clickOn(settings, `.sites-choice input[value=${value}]`);
  const area = (which: 'first' | 'last') => `.site-list:${which}-of-type textarea`;

  async function type(selector: string, text: string): Promise<void> {
    await clickOn(settings, selector);
    await settings.evaluate(
      (wanted) => (document.querySelector(wanted) as HTMLTextAreaElement).select(),
      selector,
    );
    await settings.type(text);
  }

  test('the button distinguishes marks, nothing found, too little Chinese and off', async () => {
    const full = await openPage('/button-full');
    await untilPainted(full, formula);
    await vi.waitFor(async () => expect((await button(full)).badge).toMatch(/%$/), PATIENCE);
    const plain =
      '老王把伞借给了门口等车的姑娘，自己淋着雨跑回家去，鞋里全是水。他笑着说，明天太阳出来，晒一晒就干了，伞也不用急着还。';
    const none = await openPage('/button-none', `<p>${plain}</p>`);
    await vi.waitFor(async () => expect((await button(none)).badge).toBe('0'), PATIENCE);
    const little = await openPage('/button-little', `<p>${'茶'.repeat(WAKE_HAN / 2)}</p>`);
    await vi.waitFor(async () => expect((await button(little)).title).toMatch(/too little/), PATIENCE);
    expect((await button(little)).badge).toBe('');
    await putSettings(settings, { sitesOff: [host] });
    for (const tab of [full, none, little])
      await vi.waitFor(async () => expect((await button(tab)).title).toContain(host), PATIENCE);
    expect((await button(full)).badge).toBe('');
    await putSettings(settings, {});
    const titles = new Set<string>();
    for (const tab of [full, none, little]) {
      await tab.focus();
      await vi.waitFor(async () => expect((await button(tab)).title).not.toContain(host), PATIENCE);
    }
    await vi.waitFor(async () => expect((await button(full)).badge).toMatch(/%$/), PATIENCE);
    await vi.waitFor(async () => expect((await button(none)).badge).toBe('0'), PATIENCE);
    for (const tab of [full, none, little]) titles.add((await button(tab)).title);
    expect(titles.size).toBe(3);
    // No call says which icon is shown, but one that is refused is logged.
    expect((await backgroundLog(settings)).filter((line) => line.includes('toolbar button'))).toEqual([]);
    for (const tab of [full, none, little]) await tab.close();
  });

  test('a site that is switched off in the popup is listed, and can be edited there', async () => {
    const tab = await openPage('/off');
    await untilMarked(tab);
    const popup = await stage().openPopup(tab);
    await clickOn(popup, '.site input');
    await untilUnmarked(tab);
    const list = () =>
      settings.evaluate((at) => (document.querySelector(at) as HTMLTextAreaElement).value, area('last'));
    await expect.poll(list).toBe(host);
    await type(area('last'), 'tea.example\nhttps://leaf.example/a');
    await clickOn(settings, '.site-list:last-of-type [type=submit]');
    await untilMarked(tab);
    expect((await storedSettings(settings)).sitesOff).toEqual(['tea.example', 'leaf.example']);
    await expect.poll(list).toBe('tea.example\nleaf.example');
    await popup.close();
    await tab.close();
  });

  test('an invalid line is pointed out; nothing is stored, and the typed text stays', async () => {
    await type(area('last'), 'tea.example\nno site\n茶 叶');
    await clickOn(settings, '.site-list:last-of-type [type=submit]');
    await expect.poll(() => textsOf(settings, '.site-list:last-of-type .site-problems p')).toHaveLength(3);
    const problems = await textsOf(settings, '.site-list:last-of-type .site-problems p');
    expect(problems[0]).toContain('2');
    expect(problems[0]).toContain('no site');
    expect(problems[1]).toContain('茶 叶');
    expect((await storedSettings(settings)).sitesOff ?? []).toEqual([]);
    const text = await settings.evaluate(
      (at) => (document.querySelector(at) as HTMLTextAreaElement).value,
      area('last'),
    );
    expect(text).toBe('tea.example\nno site\n茶 叶');
    await clickOn(settings, '.site-list:last-of-type .site-actions .button:not([type=submit])');
    await expect.poll(() => textsOf(settings, '.site-list:last-of-type .site-problems p')).toEqual([]);
  });

  test('only on listed sites: takes effect at once, and the popup’s switch lists a site', async () => {
    const tab = await openPage('/listed');
    await untilMarked(tab);
    await choose('listed');
    await untilUnmarked(tab);
    await vi.waitFor(async () => expect((await button(tab)).title).toContain(host), PATIENCE);
    const list = await settings.evaluate(
      (at) => (document.querySelector(at) as HTMLTextAreaElement).value,
      area('first'),
    );
    expect(list.split('\n')).toContain('gov.cn');
    const popup = await stage().openPopup(tab);
    await expect.poll(() => textsOf(popup, '.blank-title')).toHaveLength(1);
    await clickOn(popup, '.site input');
    await untilMarked(tab);
    expect((await storedSettings(settings)).sitesOn).toContain(host);
    await clickOn(popup, '.site input');
    await untilUnmarked(tab);
    await choose('everywhere');
    expect((await storedSettings(settings)).sitesOff).toEqual([host]);
    await popup.close();
    await tab.close();
  });

  test('only when asked: a press marks the page until another is loaded, including late frames', async () => {
    await choose('asked');
    const frame = stage().server.addPage('/asked-frame', { body: page(`<p>${paragraph}</p>`) });
    const tab = await openPage('/asked');
    await vi.waitFor(async () => expect((await button(tab)).title).toMatch(/ask/), PATIENCE);
    const popup = await stage().openPopup(tab);
    await expect.poll(() => textsOf(popup, '.blank .button')).toHaveLength(1);
    expect(await paintedTexts(tab)).toEqual([]);
    await clickOn(popup, '.blank .button');
    await untilMarked(tab);
    await expect.poll(() => textsOf(popup, '.phrase-text')).toEqual([formula]);
    await tab.evaluate((src) => {
      const late = document.createElement('iframe');
      late.src = src;
      document.body.append(late);
    }, frame);
    await expect.poll(() => textsOf(popup, '.phrase-count')).toEqual(['2×']);
    await vi.waitFor(async () => expect((await button(tab)).badge).toMatch(/%$/), PATIENCE);
    // The switch is the page's now.
    await clickOn(popup, '.site input');
    await untilUnmarked(tab);
    await stage().browser.runCommand('toggleSite', tab);
    await untilMarked(tab);
    await popup.close();
    await tab.goTo(await tab.evaluate(() => location.href));
    await vi.waitFor(async () => expect((await button(tab)).title).toMatch(/ask/), PATIENCE);
    expect(await paintedTexts(tab)).toEqual([]);
    expect(Object.keys(await storedSettings(settings))).toEqual(['activeOn']);
    await tab.close();
  });

  test('a request on a page with too little Chinese is answered with the reason', async () => {
    await putSettings(settings, { activeOn: 'asked' });
    const tab = await openPage('/asked-little', '<p>茶</p>');
    const popup = await stage().openPopup(tab);
    await expect.poll(() => textsOf(popup, '.blank .button')).toHaveLength(1);
    await clickOn(popup, '.blank .button');
    await expect.poll(() => textsOf(popup, '.blank-title')).toEqual([expect.stringMatching(/too little/i)]);
    await vi.waitFor(async () => expect((await button(tab)).title).toMatch(/too little/), PATIENCE);
    await popup.close();
    await tab.close();
  });

  test('switching on a site also switches on its domain, with a notice and undo', async () => {
    const [, ...rest] = host.split('.');
    // Its own address has no domain above it: of these lists numbers are names as others are.
    const domain = rest.join('.');
    await putSettings(settings, { sitesOff: [domain] });
    const tab = await openPage('/domain');
    const popup = await stage().openPopup(tab);
    await expect.poll(() => textsOf(popup, '.blank-title')).toHaveLength(1);
    await clickOn(popup, '.site input');
    await untilMarked(tab);
    await expect.poll(() => textsOf(popup, '.notice-more')).toEqual([domain]);
    await clickOn(popup, '.notice-actions .button');
    await untilUnmarked(tab);
    expect((await storedSettings(settings)).sitesOff).toEqual([domain]);
    await popup.close();
    await tab.close();
  });
});
