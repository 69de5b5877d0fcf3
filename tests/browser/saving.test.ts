import { describe, expect, test, vi } from 'vitest';
import type { Snippet } from '../../utils/snippets/snippet';
import { clickInSurface } from './card';
import { readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { clickOn, textsOf } from './popup';
import { reportsOf } from './report';
import {
  fadeSurface,
  forge,
  hasSelectionTools,
  openNote,
  pressInToast,
  saveByCommand,
  savedTexts,
  select,
  storedSnippets,
  toast,
  typeKeys,
  untilSaved,
  untilToast,
} from './saving';

const headOf = (path: string) =>
  `<link rel="canonical" href="/own${path}"><meta name="PubDate" content="2020-11-05 10:11">`;
const story = '山乡的茶农老李种了三十年茶，今年第一次用上了无人机。他说，稳中求进，茶才能种得长久。';
const second = '第二天一早，他又去了后山的茶园，把新买的茶苗一株一株栽下去。';
const body = `<p>${paragraph}</p><p id="story">${story}</p><p>${second}</p>`;

inEachBrowser('saving', (stage) => {
  async function openPage(path: string, content = body, headers = {}): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(content, headOf(path)), headers }));
    await untilPainted(tab, formula);
    return tab;
  }

  const snippetsOf = async (exact: string) =>
    (await storedSnippets(stage())).filter(({ quote }) => quote.exact === exact);

  describe('from a selection', () => {
    test('the button saves it with surroundings, address and date; the toast undoes it', async () => {
      const tab = await openPage('/button');
      const wording = '今年第一次用上了无人机';
      await select(tab, wording);
      await expect.poll(() => hasSelectionTools(tab)).toBe(true);
      const place = await tab.evaluateInCard((root) => {
        const { top, bottom } =
          root?.querySelector('.selection-tools')?.getBoundingClientRect() ?? new DOMRect();
        const text = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
        return {
          isApart: top >= text.bottom || bottom <= text.top,
          focus: document.activeElement?.localName,
        };
      });
      expect(place).toEqual({ isApart: true, focus: 'body' });
      await clickInSurface(tab, '.selection-tools button');
      expect(await untilToast(tab, /^Saved/)).toMatchObject({ text: wording, buttons: ['Undo', 'Add note'] });
      expect(await tab.evaluate(() => String(getSelection()))).toBe(wording);
      await untilSaved(tab, [wording]);
      const [snippet] = await snippetsOf(wording);
      expect(snippet.quote.prefix.endsWith('种了三十年茶，')).toBe(true);
      expect(snippet.quote.suffix.startsWith('。他说')).toBe(true);
      expect(snippet).toMatchObject({ date: '2020-11-05', title: '云溪' });
      expect(snippet.canonical).toMatch(/\/own\/button$/);
      expect(snippet.position).toBeGreaterThan(paragraph.length);
      await pressInToast(tab, 0, async () => expect((await toast(tab))?.words).toMatch(/^Removed/));
      await untilSaved(tab, []);
      expect(await snippetsOf(wording)).toEqual([]);
      await tab.close();
    });

    test('the command saves across paragraphs; the toast takes a note; saving again says “already saved”', async () => {
      const { browser } = stage();
      const tab = await openPage('/command');
      await select(tab, '茶才能种得长久。', '第二天一早');
      const exact = '茶才能种得长久。\n第二天一早';
      await browser.runCommand('saveSelection', tab);
      await untilToast(tab, /^Saved/);
      await untilSaved(tab, ['茶才能种得长久。', '第二天一早']);
      await openNote(tab);
      await typeKeys(tab, 'tea');
      await tab.press('Enter');
      expect((await untilToast(tab, /^Note saved/)).buttons).toEqual(['Edit note']);
      expect(await snippetsOf(exact)).toMatchObject([{ note: 'tea' }]);
      await openNote(tab, 0);
      await typeKeys(tab, 'no');
      await tab.press('Escape');
      await expect
        .poll(() => tab.evaluateInCard((root) => root?.activeElement?.textContent))
        .toBe('Edit note');
      await tab.press('Escape');
      await expect.poll(() => toast(tab)).toBeNull();
      await saveByCommand(stage(), tab, '茶才能种得长久。', '第二天一早');
      expect((await untilToast(tab, /^Already saved/)).buttons).toEqual(['Edit note']);
      expect(await snippetsOf(exact)).toMatchObject([{ note: 'tea' }]);
      await tab.close();
    });

    test('the menu saves it, even under the page’s strict policy', async () => {
      const policy =
        "default-src 'none'; style-src 'none'; script-src 'none'; form-action 'none'; sandbox allow-scripts";
      const tab = await openPage('/menu', body, { 'Content-Security-Policy': policy });
      await select(tab, '种了三十年茶');
      await stage().browser.chooseFromMenu('saveSelection', tab);
      await untilToast(tab, /^Saved/);
      await untilSaved(tab, ['种了三十年茶']);
      await tab.close();
    });

    test('with nothing selected the command says so', async () => {
      const tab = await openPage('/nothing');
      await stage().browser.runCommand('saveSelection', tab);
      await untilToast(tab, /^Nothing to save/);
      await tab.close();
    });

    test('there is no button beside a selection in a field, or if the button is switched off', async () => {
      const { browser } = stage();
      const tab = await openPage('/field', `${body}<textarea>山乡的茶农老李种了三十年茶</textarea>`);
      await select(tab, '山乡的茶农');
      await expect.poll(() => hasSelectionTools(tab)).toBe(true);
      await tab.press('Escape');
      await expect.poll(() => hasSelectionTools(tab)).toBe(false);
      // Sent away, they stay away from the same selection.
      await select(tab, '山乡的茶');
      await expect.poll(() => hasSelectionTools(tab)).toBe(true);
      await tab.evaluate(() => document.querySelector('textarea')?.select());
      await expect.poll(() => hasSelectionTools(tab)).toBe(false);
      const options = await browser.open(`${browser.extensionAddress}library.html#/settings`);
      const flip = () =>
        options.evaluate(() => {
          const all = [...document.querySelectorAll('label')];
          const label = all.find((each) => each.textContent?.includes('Buttons beside'));
          label?.querySelector<HTMLElement>('input')?.click();
          return label !== undefined;
        });
      await expect.poll(flip).toBe(true);
      await tab.focus();
      // The command answers after the button would have come.
      await saveByCommand(stage(), tab, '山乡的茶农');
      await untilToast(tab, /^Saved/);
      expect(await hasSelectionTools(tab)).toBe(false);
      await flip();
      // A page that closes at once may not have stored it yet.
      await vi.waitFor(async () => {
        await select(tab, '山乡的茶农');
        await vi.waitFor(async () => expect(await hasSelectionTools(tab)).toBe(true), 1_000);
      }, PATIENCE);
      await options.close();
      await tab.close();
    });
  });

  test('forged input saves nothing', async () => {
    const tab = await openPage('/forged');
    const wording = '把新买的茶苗一株一株栽下去';
    await select(tab, wording);
    await expect.poll(() => hasSelectionTools(tab)).toBe(true);
    await forge(tab);
    // Where the page has tampered with it a real click does nothing either, and that is said.
    await fadeSurface(tab, '0');
    await clickInSurface(tab, '.selection-tools button');
    await untilToast(tab, /may have covered/);
    expect(await snippetsOf(wording)).toEqual([]);
    await tab.focus();
    await fadeSurface(tab, '1');
    // A press counts once the buttons have been in plain sight for a while: pressed again and again, it does.
    await vi.waitFor(async () => {
      await select(tab, wording);
      await vi.waitFor(async () => expect(await hasSelectionTools(tab)).toBe(true), 3_000);
      await clickInSurface(tab, '.selection-tools button');
      await vi.waitFor(async () => expect((await toast(tab))?.words).toMatch(/^Saved|Already/), 1_000);
    }, PATIENCE);
    await forge(tab);
    await untilSaved(tab, [wording]);
    expect(await snippetsOf(wording)).toHaveLength(1);
    await tab.close();
  });

  describe('on return', () => {
    test('saved places are marked in their present position or reported as not found, never on other words', async () => {
      const { server, openPopup, openPanel } = stage();
      const tab = await openPage('/return');
      await saveByCommand(stage(), tab, '稳中求进');
      await untilToast(tab, /^Saved/);
      const long = '他又去了后山的茶园，把新买的茶苗一株一株栽下去';
      await saveByCommand(stage(), tab, long);
      await untilSaved(tab, ['稳中求进', long]);

      const moved = body.replace('<p id', '<p>新加的一段话。</p><p id').replace('后山的茶园', '后山的老茶园');
      const address = server.addPage('/return', { body: page(moved, headOf('/return')) });
      await tab.goTo(address);
      await untilSaved(tab, ['稳中求进', long.replace('茶园', '老茶园')]);

      server.addPage('/return', { body: page(moved.replace('稳中求进', '稳中求变'), headOf('/return')) });
      await tab.goTo(address);
      await untilSaved(tab, [long.replace('茶园', '老茶园')]);

      for (const open of [openPopup, openPanel]) {
        const list = await open(tab);
        await clickOn(list, '.saved-here summary');
        await vi.waitFor(async () => {
          const words = `The page’s wording has changed since${long.replace('茶园', 'inserted: 老茶园')}`;
          expect(await textsOf(list, '.saved-here .found')).toEqual([words]);
          expect(await textsOf(list, '.saved-here .lost')).toEqual(['稳中求进Not found on this page']);
        }, PATIENCE);
        await tab.evaluate(() => {
          document.body.style.paddingBottom = '3000px';
          scrollTo(0, 2_500);
        });
        await clickOn(list, '.saved-here button.saved-go');
        await expect.poll(() => tab.evaluate(() => scrollY)).toBeLessThan(500);
        await list.close();
      }
      await tab.close();
    });

    test('a page that changes its content and address gets its own saved places marked', async () => {
      const tab = await openPage('/first');
      await saveByCommand(stage(), tab, '种了三十年茶');
      await untilSaved(tab, ['种了三十年茶']);
      await tab.evaluate((text) => {
        document.querySelector('link')?.remove();
        history.pushState(null, '', '/second');
        const story = document.querySelector('#story');
        if (story) story.textContent = `另一页：${text}`;
      }, story);
      await untilSaved(tab, []);
      await tab.evaluate((text) => {
        history.pushState(null, '', '/first');
        const story = document.querySelector('#story');
        if (story) story.textContent = `又回来了：${text}`;
      }, story);
      await untilSaved(tab, ['种了三十年茶']);
      await tab.close();
    });

    test('the command saves the selection of the tab in which its keys were pressed', async () => {
      const { browser } = stage();
      const tab = await openPage('/left');
      const wording = '把新买的茶苗一株一株栽下去';
      await select(tab, wording);
      // In Chromium the driver has the background itself say that the keys were pressed.
      if (browser.name === 'firefox') await browser.stopBackground();
      await browser.runCommand('saveSelection', tab);
      const library = await browser.open(`${browser.extensionAddress}library.html#/files`);
      await expect
        .poll(async () => (await readerRows<Snippet>(library, 'snippets')).map(({ quote }) => quote.exact))
        .toContain(wording);
      await library.close();
      await tab.close();
    });

    test('a frame saves and marks its own places', async () => {
      const { browser, server } = stage();
      const inner = server.addPage('/inner', { body: page(`<p>${paragraph}</p><p>${second}</p>`) });
      const library = await browser.open(`${browser.extensionAddress}library.html#/files`);
      const tab = await openPage(
        '/outer',
        `<p>${paragraph}</p><iframe src="${inner}" width="700" height="300"></iframe>`,
      );
      const inFrame = (work: string) =>
        tab.evaluate((code) => {
          const frame = document.querySelector('iframe');
          const view = frame?.contentWindow as (Window & { eval(code: string): unknown }) | null;
          frame?.focus();
          return JSON.stringify(view?.eval(code) ?? null);
        }, work);
      await expect
        .poll(() =>
          inFrame(
            `[...CSS.highlights].some(([name, { size }]) => name.startsWith('tifa-phrase-') && size > 0)`,
          ),
        )
        .toBe('true');
      await inFrame(
        `window.focus(); const t = document.querySelectorAll('p')[1].firstChild; getSelection().setBaseAndExtent(t, 0, t, 5)`,
      );
      await browser.runCommand('saveSelection', tab);
      // Read from another tab: the page stays in front until its selection is saved.
      await expect
        .poll(async () => (await readerRows<Snippet>(library, 'snippets')).map(({ quote }) => quote.exact))
        .toContain('第二天一早');
      await library.close();
      const places = async () => {
        const reports = await reportsOf(stage(), tab);
        return reports.map(({ snippets }) => snippets.map(({ found }) => found));
      };
      await expect.poll(places).toEqual([[], [true]]);
      expect(await savedTexts(tab)).toEqual([]);
      expect(await snippetsOf('第二天一早')).toMatchObject([{ url: inner, title: '云溪' }]);
      await tab.close();
    });
  });
});
