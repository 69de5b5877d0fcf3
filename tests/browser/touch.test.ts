import { expect, test } from 'vitest';
import { readCard, untilCard, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { pointOn, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';

/** Time in which a card that should not come would have come, ms. */
const NOTHING_MS = 800;

inEachBrowser('touch', (stage) => {
  const wait = () => new Promise((resolve) => setTimeout(resolve, NOTHING_MS));

  /** The formula stands in the middle of a page that scrolls. */
  async function openPage(path: string, body = `<p>${paragraph}</p>`): Promise<Tab> {
    const { browser, server } = stage();
    const far = '<div style="height: 150vh"></div>';
    const head = '<meta name="viewport" content="width=device-width">';
    const tab = await browser.open(server.addPage(path, { body: page(`${far}${body}${far}`, head) }));
    await untilPainted(tab, formula);
    return tab;
  }

  test('a tap on a mark opens the card, a tap beside it closes it', async () => {
    const tab = await openPage('/tap');
    const { x, y } = await pointOn(tab, formula);
    await tab.tap(x, y);
    expect((await untilCard(tab)).phrase).toBe(formula);
    await tab.tap(x, y - 200);
    await untilNoCard(tab);
    await tab.close();
  });

  test('a swipe over a mark scrolls and opens nothing', async () => {
    const tab = await openPage('/swipe');
    const { x, y } = await pointOn(tab, formula);
    const before = await tab.evaluate(() => scrollY);
    await tab.swipe({ x, y }, { x, y: y - 150 });
    await expect.poll(() => tab.evaluate(() => scrollY)).toBeGreaterThan(before + 50);
    await wait();
    expect(await readCard(tab)).toBeNull();
    await tab.close();
  });

  test('the page can be scrolled with the card open', async () => {
    const tab = await openPage('/read-on');
    const { x, y } = await pointOn(tab, formula);
    await tab.tap(x, y);
    await untilCard(tab);
    const before = await tab.evaluate(() => scrollY);
    await tab.swipe({ x, y: y - 60 }, { x, y: y - 160 });
    await expect.poll(() => tab.evaluate(() => scrollY)).toBeGreaterThan(before + 30);
    expect((await untilCard(tab)).phrase).toBe(formula);
    await tab.close();
  });

  test('a long press opens nothing', async () => {
    const tab = await openPage('/long');
    const { x, y } = await pointOn(tab, formula);
    await tab.tap(x, y, 1_200);
    await wait();
    expect(await readCard(tab)).toBeNull();
    await tab.close();
  });

  test('a tap on a link follows it, with an open card closed', async () => {
    const tab = await openPage(
      '/link',
      `<p>${paragraph}</p><p><a href="#there">另见：坚持稳中求进工作总基调</a></p>`,
    );
    const { x, y } = await pointOn(tab, formula);
    await tab.tap(x, y);
    await untilCard(tab);
    const link = await tab.evaluate(() => {
      const box = (document.querySelector('a') as Element).getBoundingClientRect();
      // The card lies over the middle of it.
      return { x: box.right - 4, y: box.top + box.height / 2 };
    });
    await tab.evaluate(() => scrollBy(0, 0));
    await tab.press('Escape');
    await untilNoCard(tab);
    await tab.tap(link.x, link.y);
    await expect.poll(() => tab.evaluate(() => location.hash)).toBe('#there');
    await wait();
    expect(await readCard(tab)).toBeNull();
    await tab.close();
  });
});
