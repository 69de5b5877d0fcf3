import { expect, test, vi } from 'vitest';
import { clickMark, readCard, untilCard, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE, pointOn, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { hasSelectionTools, select } from './saving';

const wording = '把县里定下的事情';
const other = '让乡亲们看得见变化';

/** Keeps what is selected, as toolbars and pictures of pages do. */
const stiff = `<div id="stiff" style="position: fixed; left: 0; bottom: 0; width: 100px; height: 60px; background: #ddd; user-select: none"
  onmousedown="event.preventDefault()">菜单</div>`;

inEachBrowser('the buttons beside a selection', (stage) => {
  async function openPage(path: string, body = `<p>${paragraph}</p>${stiff}`): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(body) }));
    await untilPainted(tab, formula);
    await tab.focus();
    return tab;
  }

  const untilShown = (tab: Tab) =>
    vi.waitFor(async () => expect(await hasSelectionTools(tab)).toBe(true), PATIENCE);
  const untilGone = (tab: Tab) =>
    vi.waitFor(async () => expect(await hasSelectionTools(tab)).toBe(false), PATIENCE);
  /** Looks for a while, with keys in between that change nothing. */
  const stayAway = async (tab: Tab) => {
    for (let i = 0; i < 4; i++) {
      await tab.press('Shift');
      await new Promise((resolve) => setTimeout(resolve, 250));
      expect(await hasSelectionTools(tab)).toBe(false);
    }
  };
  /** Selects without a click before. */
  const selectStill = (tab: Tab, text: string) =>
    tab.evaluate((wanted) => {
      const node = document.querySelector('p')?.firstChild as Text;
      const at = node.data.indexOf(wanted);
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
    }, text);
  const selected = (tab: Tab) => tab.evaluate(() => String(getSelection()));

  test('Escape hides them until something else is selected', async () => {
    const tab = await openPage('/escape');
    await select(tab, wording);
    await untilShown(tab);
    await tab.press('Escape');
    await untilGone(tab);
    await stayAway(tab);
    expect(await selected(tab)).toBe(wording);
    await selectStill(tab, other);
    await untilShown(tab);
    await tab.press('Escape');
    await untilGone(tab);
    // The same again is a new selection, once the browser has reported that nothing was selected meanwhile.
    await tab.evaluate(() =>
      new Promise((resolve) => {
        document.addEventListener('selectionchange', resolve, { once: true });
        getSelection()?.removeAllRanges();
      }).then(() => true),
    );
    await select(tab, other);
    await untilShown(tab);
    await tab.close();
  });

  test('Escape goes only to them: a dialog of the page stays open', async () => {
    const tab = await openPage(
      '/dialog',
      `<dialog><p>${paragraph}</p></dialog><script>document.querySelector('dialog').showModal()</script>`,
    );
    await select(tab, wording);
    await untilShown(tab);
    await tab.press('Escape');
    await untilGone(tab);
    expect(await tab.evaluate(() => document.querySelector('dialog')?.open)).toBe(true);
    await tab.press('Escape');
    await expect.poll(() => tab.evaluate(() => document.querySelector('dialog')?.open)).toBe(false);
    await tab.close();
  });

  test('a click elsewhere hides them, even if it leaves the selection', async () => {
    const tab = await openPage('/elsewhere');
    const place = await tab.evaluate(() => {
      const box = document.querySelector('#stiff')?.getBoundingClientRect() ?? new DOMRect();
      return { x: box.left + 20, y: box.top + 20 };
    });
    await select(tab, wording);
    await untilShown(tab);
    await tab.click(place.x, place.y);
    await untilGone(tab);
    expect(await selected(tab)).toBe(wording);
    await stayAway(tab);
    await selectStill(tab, other);
    await untilShown(tab);
    await tab.tap(place.x, place.y);
    await untilGone(tab);
    await stayAway(tab);
    await tab.close();
  });

  test('a click in a frame hides them', async () => {
    const tab = await openPage(
      '/frame',
      `<p>${paragraph}</p><iframe srcdoc="<p>天气很好</p>" style="position: fixed; left: 0; top: 300px"></iframe>`,
    );
    await select(tab, wording);
    await untilShown(tab);
    await tab.click(60, 340);
    await untilGone(tab);
    await tab.close();
  });

  test('a copy hides them', async () => {
    const tab = await openPage(
      '/copy',
      `<p>${paragraph}</p><script>addEventListener('keydown', ({ key }) => key === 'c' && document.execCommand('copy'))</script>`,
    );
    await select(tab, wording);
    await untilShown(tab);
    await tab.press('c');
    await untilGone(tab);
    await stayAway(tab);
    expect(await selected(tab)).toBe(wording);
    await selectStill(tab, other);
    await untilShown(tab);
    await tab.close();
  });

  test('they are never shown together with a card', async () => {
    const { browser } = stage();
    const tab = await openPage('/together');
    const isCardOpen = () => tab.evaluateInCard((root) => (root?.querySelector('.card') ?? null) !== null);
    await select(tab, wording);
    await untilShown(tab);
    // On the way to them no card opens.
    const { x, y } = await pointOn(tab, formula);
    await tab.moveMouse(x, y);
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(await isCardOpen()).toBe(false);
    expect(await hasSelectionTools(tab)).toBe(true);
    await browser.runCommand('nextMark', tab);
    await untilCard(tab);
    expect(await hasSelectionTools(tab)).toBe(false);
    await tab.press('Escape');
    await untilNoCard(tab);
    await stayAway(tab);
    await tab.evaluate(() => getSelection()?.removeAllRanges());
    await clickMark(tab, formula);
    await tab.press('Shift');
    await selectStill(tab, wording);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await hasSelectionTools(tab)).toBe(false);
    expect((await readCard(tab))?.phrase).toBe(formula);
    await tab.close();
  });
});
