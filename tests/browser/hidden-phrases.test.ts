import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clickInSurface, clickMark, untilNoCard } from './card';
import { putSettings, storedSettings } from './control';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { openLibrary } from './library';
import { paintedTexts, untilPainted } from './marks';
import { chain, filled, formula, known, page, paragraph } from './page-parts';
import { clickOn, textsOf } from './popup';
import { toast } from './saving';

inEachBrowser('hidden phrases', (stage) => {
  let settings: Tab;
  const hideButton = '.card-foot .button:last-child';

  beforeAll(async () => {
    settings = await openLibrary(stage().browser, '#/settings');
  });

  afterEach(() => putSettings(settings, {}));

  async function openPage(path: string, body = `<p>${paragraph}</p><p>${known}。</p>`): Promise<Tab> {
    const { browser, server } = stage();
    return browser.open(server.addPage(path, { body: page(body) }));
  }

  const listed = () => textsOf(settings, '.hidden-phrase');
  const rows = (tab: Tab) => textsOf(tab, '.phrase-text');

  test('from the card: on every open page at once; its notice undoes it', async () => {
    const other = await openPage('/hidden-other');
    await untilPainted(other, known);
    const tab = await openPage('/hidden');
    await untilPainted(tab, known);
    await clickMark(tab, known);
    await clickInSurface(tab, hideButton);
    await expect.poll(() => paintedTexts(tab)).toEqual([formula]);
    await expect.poll(() => paintedTexts(other)).toEqual([formula]);
    await untilNoCard(tab);
    await expect.poll(async () => (await toast(tab))?.text).toBe(known);
    await expect.poll(listed).toEqual([known]);
    await clickInSurface(tab, '.toast-actions button');
    await untilPainted(tab, known);
    await untilPainted(other, known);
    await expect.poll(listed).toEqual([]);
    await tab.close();
    await other.close();
  });

  test('from popup and side panel, with undo; gone from list and share', async () => {
    const tab = await openPage('/hidden-lists');
    await untilPainted(tab, known);
    for (const name of ['popup', 'panel'] as const) {
      const list = await (name === 'popup' ? stage().openPopup(tab) : stage().openPanel(tab));
      await expect.poll(() => rows(list)).toEqual([formula, known]);
      const share = await textsOf(list, '.share-figure strong');
      await clickOn(list, '.phrase .phrase-hide .button');
      await expect.poll(() => rows(list)).toEqual([known]);
      await expect.poll(() => paintedTexts(tab)).toEqual([known]);
      await expect.poll(() => textsOf(list, '.share-figure strong')).not.toEqual(share);
      await clickOn(list, '.notice-actions .button');
      await expect.poll(() => rows(list)).toEqual([formula, known]);
      await untilPainted(tab, formula);
      await list.close();
    }
    await tab.close();
  });

  test('stay hidden on pages that are opened later, until the settings bring them back', async () => {
    const tab = await openPage('/hidden-first');
    await clickMark(tab, formula);
    await clickInSurface(tab, hideButton);
    await expect.poll(() => paintedTexts(tab)).toEqual([known]);
    await tab.close();
    await stage().browser.stopBackground();
    const later = await openPage('/hidden-later');
    await untilPainted(later, known);
    expect(await paintedTexts(later)).toEqual([known]);
    await expect.poll(listed).toEqual([formula.replace(/[“”、]/g, '')]);
    await clickOn(settings, '.hidden-phrases .button');
    await untilPainted(later, formula);
    await expect.poll(listed).toEqual([]);
    await later.close();
  });

  test('of a template: with any filler, on this page and on others', async () => {
    const body = (filler: string) =>
      `<p>大家表示，要${filled.template.replace(filled.filler, filler)}。</p><p>${paragraph}</p>`;
    const tab = await openPage('/hidden-frame', body(filled.filler));
    await untilPainted(tab, filled.template);
    const other = await openPage('/hidden-frame-other', body('云溪河畔渔歌'));
    await untilPainted(other, '奋力谱写云溪河畔渔歌篇章');
    await tab.focus();
    await clickMark(tab, filled.template);
    await clickInSurface(tab, hideButton);
    await expect.poll(() => paintedTexts(tab)).toEqual([formula]);
    await expect.poll(() => paintedTexts(other)).toEqual([formula]);
    await expect.poll(listed).toEqual(['奋力谱写…篇章']);
    await tab.close();
    await other.close();
  });

  test('are hidden only alone: within a longer mark they stay marked', async () => {
    const tab = await openPage('/hidden-row', `<p>${paragraph}</p><p>大家都说，${chain}。${known}。</p>`);
    await clickMark(tab, known);
    await clickInSurface(tab, hideButton);
    await expect.poll(() => paintedTexts(tab)).toEqual([formula, chain]);
    await tab.close();
  });

  describe('attempts by a page', () => {
    test('to press the button by script hide nothing', async ({ skip }) => {
      // Firefox's way into the card has the browser's own rights, whose presses count.
      skip(stage().browser.name === 'firefox');
      const tab = await openPage('/hidden-forged');
      await clickMark(tab, known);
      const isPressed = await tab.evaluateInCard((root) => {
        const button = root?.querySelector<HTMLElement>('.card-foot .button:last-child');
        button?.click();
        return button !== null && button !== undefined;
      });
      expect(isPressed).toBe(true);
      // What the user does is answered after all that was sent before.
      await clickInSurface(tab, hideButton);
      await expect.poll(listed).toEqual([known]);
      await clickInSurface(tab, '.toast-actions button');
      await expect.poll(listed).toEqual([]);
      await tab.close();
    });

    test('to cover the button keep it from hiding, with a message', async () => {
      const tab = await openPage('/hidden-covered');
      await clickMark(tab, known);
      await tab.evaluate(() => {
        const cover = document.createElement('div');
        cover.popover = 'manual';
        cover.style.cssText =
          'inset: 0; width: 100%; height: 100%; border: 0; margin: 0; padding: 0; background: #fffd; pointer-events: none';
        document.body.append(cover);
        cover.showPopover();
      });
      await clickInSurface(tab, hideButton);
      const notice = () =>
        tab.evaluateInCard((root) => root?.querySelector('.card-notice')?.textContent ?? '');
      await expect.poll(notice).not.toBe('');
      expect((await storedSettings(settings)).hiddenPhrases ?? []).toEqual([]);
      await tab.close();
    });
  });
});
