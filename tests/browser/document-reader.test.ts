import { afterEach, describe, expect, test } from 'vitest';
import { clickInCard, clickMark, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { goToPlace, openLibrary, reload } from './library';
import { paintedTexts, untilPainted } from './marks';
import { formula } from './page-parts';
import { clickOn, snippets, textsOf } from './popup';
import { highlighted, openTea, sentence, target, tea, textsIn } from './tea-document';

/** A bundled document with sections. */
const bundled = 'doc-f0375d42';

inEachBrowser('reader of documents', (stage) => {
  let tab: Tab;

  afterEach(async () => {
    await tab.close();
  });

  async function open(hash: string): Promise<void> {
    tab = await openTea(stage().browser, hash);
  }

  test('it shows a bundled document with its facts and outline; only its text is marked', async () => {
    await open(`#/documents/${bundled}`);
    const [facts] = await textsOf(tab, '.document-facts');
    expect(facts).toContain('2020');
    expect(facts).toContain('7,820 Han characters');
    expect((await textsOf(tab, '.outline a')).length).toBeGreaterThan(5);
    await expect.poll(async () => (await paintedTexts(tab)).length).toBeGreaterThan(20);
    const outside = await tab.evaluate(
      () =>
        [...CSS.highlights]
          .flatMap(([name, each]) => (/^tifa-(phrase|template|deviation|reuse)-/.test(name) ? [...each] : []))
          .filter(({ startContainer }) => !document.querySelector('article')?.contains(startContainer))
          .length,
    );
    expect(outside).toBe(0);
    expect(await tab.evaluate(() => document.title)).toContain('市委书记学习');
  });

  test('a marked phrase opens the same card as on pages; its snippets belong to the document', async () => {
    await open(`#/documents/${tea.id}`);
    await untilPainted(tab, formula);
    const card = await clickMark(tab, formula);
    expect(card.phrase).toBe(formula);
    await clickInCard(tab, '.card-foot .button');
    await expect
      .poll(() => tab.evaluateInCard((root) => root?.querySelector('.card-foot')?.textContent ?? ''))
      .toContain('Saved');
    await tab.press('Escape');
    await untilNoCard(tab);
    await goToPlace(tab, '#/snippets');
    await expect.poll(() => snippets(tab)).toContain(formula);
    expect(await textsOf(tab, '.snippet-title')).toContain(tea.title);
    await tab.evaluate(() => history.back());
    await untilPainted(tab, formula);
    await clickMark(tab, formula);
    await clickInCard(tab, '.card-foot .button:nth-last-child(2)');
    await expect
      .poll(() => tab.evaluate(() => decodeURIComponent(location.hash)))
      .toContain(`#/phrase/${formula}`);
  });

  test('an address with a place scrolls there and paints it, also by back, forward and reload', async () => {
    await open(`#/documents/${tea.id}/${target.start}-${target.end}`);
    await expect.poll(() => textsIn(tab, 'document-target')).toEqual(['比往年']);
    expect(await textsIn(tab, 'document-sentence')).toEqual([sentence]);
    await expect.poll(async () => (await highlighted(tab, 'document-target'))[0].middle).toBeCloseTo(0.5, 1);
    await goToPlace(tab, `#/documents/${tea.id}`);
    await expect.poll(() => textsIn(tab, 'document-target')).toEqual([]);
    await expect.poll(() => tab.evaluate(() => scrollY)).toBe(0);
    await tab.evaluate(() => history.back());
    await expect.poll(() => textsIn(tab, 'document-target')).toEqual(['比往年']);
    await expect.poll(async () => (await highlighted(tab, 'document-target'))[0].middle).toBeCloseTo(0.5, 1);
    await tab.evaluate(() => scrollBy({ top: -150, behavior: 'instant' }));
    await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
    const [{ middle }] = await highlighted(tab, 'document-target');
    await reload(tab);
    await expect.poll(() => textsIn(tab, 'document-target')).toEqual(['比往年']);
    await expect
      .poll(async () => (await highlighted(tab, 'document-target'))[0].middle)
      .toBeCloseTo(middle, 1);
  });

  test('a click in the outline goes to a section, which becomes the current one', async () => {
    await open(`#/documents/${tea.id}`);
    await tab.setWidth(1280);
    await clickOn(tab, '.outline li:nth-child(2) a');
    await expect.poll(() => textsOf(tab, '.outline [aria-current]')).toEqual(['二、秋茶产销']);
    expect(await textsIn(tab, 'document-target')).toEqual(['二、秋茶产销']);
    expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe('二、秋茶产销');
    // For some frames after a jump the place is kept in view, so a script's scrolling has no effect then.
    const scrolled = async () => {
      await tab.evaluate(() => scrollTo({ top: 600, behavior: 'instant' }));
      return textsOf(tab, '.outline [aria-current]');
    };
    await expect.poll(scrolled).toEqual(['一、春茶产销']);
  });

  test('in a narrow window the outline opens, and closes after a choice', async () => {
    await open(`#/documents/${tea.id}`);
    await tab.setWidth(360);
    const isOpen = () => tab.evaluate(() => document.querySelector<HTMLDetailsElement>('.outline')?.open);
    await expect.poll(isOpen).toBe(false);
    await clickOn(tab, '.outline summary');
    await expect.poll(isOpen).toBe(true);
    await clickOn(tab, '.outline li:nth-child(2) a');
    await expect.poll(() => textsIn(tab, 'document-target')).toEqual(['二、秋茶产销']);
    expect(await isOpen()).toBe(false);
  });

  test('find matches a wording in any script, steps through the places, and ends by Escape', async () => {
    await open(`#/documents/${tea.id}`);
    await tab.setWidth(1280);
    await clickOn(tab, '.find-bar input');
    await tab.type('春茶');
    await expect.poll(() => textsOf(tab, '.find-count')).toEqual([expect.stringMatching(/^1 of \d{3}$/)]);
    await expect.poll(async () => (await textsIn(tab, 'document-find')).length).toBeGreaterThan(100);
    await tab.press('Enter');
    await expect.poll(() => textsOf(tab, '.find-count')).toEqual([expect.stringMatching(/^2 of/)]);
    await tab.press('F3');
    await expect.poll(() => textsOf(tab, '.find-count')).toEqual([expect.stringMatching(/^3 of/)]);
    await tab.evaluate(() => document.querySelector<HTMLInputElement>('.find-bar input')?.select());
    await tab.type('买家说２０２３年');
    await expect.poll(() => textsIn(tab, 'document-found')).toEqual(['買家说2023年']);
    const [{ middle }] = await highlighted(tab, 'document-found');
    expect(middle).toBeGreaterThan(0.1);
    expect(middle).toBeLessThan(0.9);
    await tab.press('Escape');
    await expect.poll(() => textsIn(tab, 'document-find')).toEqual([]);
    expect(await textsOf(tab, '.find-count')).toEqual(['']);
    await tab.type('没有这样的话');
    await expect.poll(() => textsOf(tab, '.find-count')).toEqual(['Not found']);
  });

  describe('where there is nothing to read', () => {
    test('an unknown document is reported, with a way back', async () => {
      tab = await openLibrary(stage().browser, '#/documents/doc-99999999/1-2');
      await expect.poll(() => textsOf(tab, '.blank-title')).toEqual(['This document is not here']);
      await clickOn(tab, '.blank a');
      await expect.poll(async () => (await textsOf(tab, '.document-row')).length).toBeGreaterThan(4);
    });

    test('a place beyond the end of the text is ignored', async () => {
      await open(`#/documents/${tea.id}/900000-900010`);
      await expect.poll(() => textsOf(tab, '.document-text h1')).toEqual([tea.title]);
      expect(await textsIn(tab, 'document-target')).toEqual([]);
    });
  });

  test('no script of the library fails', async () => {
    await open(`#/documents/${bundled}`);
    expect(await stage().browser.takeErrors()).toEqual([]);
  });
});
