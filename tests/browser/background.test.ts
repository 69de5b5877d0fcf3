import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Snippet } from '../../utils/snippets/snippet';
import { clickInCard, clickMark } from './card';
import { readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import { PATIENCE, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { showView, snippets, textsOf, typeInBox } from './popup';

inEachBrowser('a stopped background', (stage) => {
  async function stop(): Promise<void> {
    const { browser } = stage();
    // The end of what went before may still wake it.
    await vi.waitFor(async () => {
      if (await browser.isBackgroundRunning()) await browser.stopBackground();
      expect(await browser.isBackgroundRunning()).toBe(false);
    }, PATIENCE);
  }

  test('wakes for a new page, for the card, for a save and for the look-up', async () => {
    const { browser, server, openPopup } = stage();
    const address = server.addPage('/page', { body: page(`<p>${paragraph}</p>`) });
    const first = await browser.open(address);
    await untilPainted(first, formula);
    await first.close();

    await stop();
    const tab = await browser.open(address);
    await untilPainted(tab, formula);

    await stop();
    expect((await clickMark(tab, formula)).lines.length).toBeGreaterThan(0);

    await stop();
    await clickInCard(tab, '.card-foot .outlined');
    const popup = await openPopup(tab);
    await showView(popup, 'snippets');
    await expect.poll(() => snippets(popup)).toEqual([formula]);

    await showView(popup, 'lookUp');
    await stop();
    await typeInBox(popup, '总基调');
    await expect.poll(() => textsOf(popup, '.kwic mark')).toContain('总基调');
    await popup.close();
    await tab.close();
  });

  test.each([0, 300])(
    'loses nothing, and saves nothing twice, when it is stopped %i ms after a save was sent',
    async (ms) => {
      const { browser, server, openPopup } = stage();
      const address = `/once-${ms}`;
      const tab = await browser.open(server.addPage(address, { body: page(`<p>${paragraph}</p>`) }));
      await untilPainted(tab, formula);
      await clickMark(tab, formula);
      await clickInCard(tab, '.card-foot .outlined');
      await wait(ms);
      await browser.stopBackground();
      const isDone = () => tab.evaluateInCard((root) => root?.querySelector('.card-foot .done') !== null);
      await expect.poll(isDone).toBe(true);
      // Opened again: a background that ends right after its write can't notify an open popup.
      const popup = await openPopup(tab);
      await showView(popup, 'snippets');
      await expect.poll(() => snippets(popup)).toContain(formula);
      const rows = await readerRows<Snippet>(popup, 'snippets');
      expect(rows.filter(({ url }) => url.endsWith(address))).toHaveLength(1);
      await popup.close();
      await tab.close();
    },
  );
});
