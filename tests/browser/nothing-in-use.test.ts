import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { goToPlace, openLibrary } from './library';
import { clickOn, showView, textsOf, typeInBox } from './popup';
import { phraseHash, WORDING } from './study';
import { untilInstalled } from './user-corpus';

inEachBrowser('a corpus without documents in use', (stage) => {
  const switchOf = (place: number) => `.collection:nth-child(${place}) .switch input`;

  async function switchOver(tab: Tab, place: number): Promise<void> {
    const isOn = () =>
      tab.evaluate((input) => document.querySelector<HTMLInputElement>(input)?.checked, switchOf(place));
    await expect.poll(isOn).toBeTypeOf('boolean');
    const before = await isOn();
    await clickOn(tab, switchOf(place));
    await expect.poll(isOn).toBe(!before);
  }

  test('a look-up says what was searched, and where to switch on the rest', async () => {
    const tab = await openLibrary(stage().browser, '#/documents');
    await untilInstalled(tab, 5);
    await switchOver(tab, 2);
    const unknown = '春茶下山的路修好了';
    await goToPlace(tab, phraseHash(unknown));
    await expect
      .poll(() => textsOf(tab, '.study-unknown .blank-why'))
      .toEqual([expect.stringMatching(/5 documents.*record is switched off/)]);
    await goToPlace(tab, '#/documents');
    await switchOver(tab, 1);
    await untilInstalled(tab, 0);
    await goToPlace(tab, phraseHash(WORDING));
    await expect
      .poll(() => textsOf(tab, '.study-unknown .blank-why'))
      .toEqual([expect.stringContaining('No document of the corpus is in use')]);
    await goToPlace(tab, '#/');
    await expect
      .poll(() => textsOf(tab, '.study-words p'))
      .toContainEqual(expect.stringContaining('No document of the corpus is in use'));
    const popup = await stage().openPopup(tab);
    await showView(popup, 'lookUp');
    await expect.poll(() => textsOf(popup, '.look-up-none')).toHaveLength(1);
    await typeInBox(popup, WORDING);
    await expect
      .poll(() => textsOf(popup, '.blank-why'))
      .toEqual([expect.stringContaining('No document of the corpus is in use')]);
    await popup.close();
    await tab.close();
  });

  test('the window’s title names every view', async () => {
    const tab = await openLibrary(stage().browser, '#/documents');
    const title = () => tab.evaluate(() => document.title);
    await expect.poll(title).toMatch(/^Documents · /);
    await goToPlace(tab, '#/settings');
    await expect.poll(title).toMatch(/^Settings · /);
    await goToPlace(tab, '#/documents/doc-f0375d42');
    await expect.poll(title).toMatch(/^市委书记学习/);
    await goToPlace(tab, '#/snippets');
    await expect.poll(title).toMatch(/^Snippets · /);
    await tab.close();
  });
});
