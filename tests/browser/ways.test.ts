import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { untilPainted } from './marks';
import { formula, known, page, paragraph } from './page-parts';
import { clickOn, showView, textsOf, typeInBox } from './popup';

inEachBrowser('entries to library and side panel', (stage) => {
  async function openPage(path: string): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(`<p>${paragraph}</p>`) }));
    await untilPainted(tab, formula);
    return tab;
  }

  const opened = async () => (await stage().browser.addresses()).map(decodeURIComponent);
  const library = (hash: string) => `${stage().browser.extensionAddress}library.html${hash}`;

  test('the popup adds the page, opens the library and a look-up in it', async () => {
    const tab = await openPage('/ways');
    const popup = await stage().openPopup(tab);
    await clickOn(popup, '.ways .button:first-child');
    await expect.poll(opened).toContain(library(`#/add/${tab.id}`));
    await clickOn(popup, '.ways .button:last-child');
    await expect.poll(opened).toContain(library('#/'));
    await showView(popup, 'lookUp');
    await typeInBox(popup, known);
    await expect.poll(() => textsOf(popup, '.origin-since')).toHaveLength(1);
    await clickOn(popup, '.look-up-on .button');
    await expect.poll(opened).toContain(library(`#/phrase/${known}`));
    await popup.close();
    await tab.close();
  });

  test('a page that can’t be read can’t be added from the popup', async () => {
    const { browser, openPopup } = stage();
    const blank = await browser.open('about:blank');
    const popup = await openPopup(blank);
    await expect.poll(() => textsOf(popup, '.blank-title')).toHaveLength(1);
    expect(await textsOf(popup, '.ways .button')).toHaveLength(2);
    await popup.close();
    await blank.close();
  });

  test('context menu and command add the page', async () => {
    const { browser } = stage();
    const tab = await openPage('/ways-menu');
    await browser.chooseFromMenu('addPage', tab);
    const added = async () => (await opened()).filter((each) => each === library(`#/add/${tab.id}`)).length;
    await expect.poll(added).toBe(1);
    await browser.runCommand('addPage', tab);
    await expect.poll(added).toBe(2);
    await tab.close();
  });

  test('the button’s menu opens the library', async ({ skip }) => {
    const { browser } = stage();
    // Firefox's driver has no way to the menus of the toolbar.
    if (browser.name === 'firefox') skip();
    const tab = await openPage('/ways-button');
    const before = (await opened()).filter((each) => each === library('#/')).length;
    await browser.chooseFromMenu('openLibrary', tab);
    await expect
      .poll(async () => (await opened()).filter((each) => each === library('#/')).length)
      .toBe(before + 1);
    await tab.close();
  });

  test('a click opens the browser’s own panel, which follows the active tab', async () => {
    const { browser, server } = stage();
    const tab = await openPage('/ways-panel');
    const popup = await stage().openPopup(tab);
    await clickOn(popup, '.ways .button:nth-child(2)');
    // The panel has no tab, but is a view of the extension's like the popup's page.
    const inPanel = (selector: string) =>
      popup.evaluate((wanted) => {
        const panel = chrome.extension
          .getViews()
          .find(({ location }) => location.pathname === '/sidepanel.html');
        const found = panel?.document.querySelectorAll(wanted) ?? [];
        return Array.from(found, (each) => each.textContent ?? '');
      }, selector);
    await expect.poll(() => inPanel('.blank-title')).toHaveLength(1);
    await tab.focus();
    await expect.poll(() => inPanel('.place-list .phrase-text')).toEqual([formula]);
    const other = await browser.open(
      server.addPage('/ways-other', { body: page(`<p>${known}。${paragraph}</p>`) }),
    );
    await expect.poll(() => inPanel('.place-list .phrase-text')).toEqual([known, formula]);
    await other.close();
    // Only Firefox's driver can press a command's keys, which close the panel again.
    if (browser.name === 'firefox') {
      await browser.runCommand('_execute_sidebar_action', tab);
      await expect.poll(() => inPanel('body')).toEqual([]);
    }
    await popup.close();
    await tab.close();
  });
});
