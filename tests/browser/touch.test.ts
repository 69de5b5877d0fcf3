import { expect, test } from 'vitest';
import { boxInSurface } from './boxes';
import { readCard, untilCard, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Point, Tab } from './harness/browser';
import { pointOn, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';

/** Time in which a card that should not come would have come, ms. */
const NOTHING_MS = 800;

/** A mark is at most so high above and below a point on it, px. */
const LINE = 30;

inEachBrowser('touch', (stage) => {
  const wait = () => new Promise((resolve) => setTimeout(resolve, NOTHING_MS));

  /** The formula is in the middle of a page that scrolls. */
  async function openPage(path: string, body = `<p>${paragraph}</p>`): Promise<Tab> {
    const { browser, server } = stage();
    const far = '<div style="height: 150vh"></div>';
    const head = '<meta name="viewport" content="width=device-width">';
    const tab = await browser.open(server.addPage(path, { body: page(`${far}${body}${far}`, head) }));
    await untilPainted(tab, formula);
    return tab;
  }

  /** Swipes, and waits for the page to scroll; Firefox scrolls by real fingers alone. */
  async function swipeUp(tab: Tab, from: Point, length: number): Promise<void> {
    const place = () => tab.evaluate(() => scrollY);
    const before = await place();
    await tab.swipe(from, { x: from.x, y: from.y - length });
    if (stage().browser.name === 'chromium') await expect.poll(place).toBeGreaterThan(before + length / 3);
  }

  /** A point above or below the open card and the mark at `mark`, with `room` pixels of the page above that point. */
  async function besideCard(tab: Tab, mark: Point, room = 10): Promise<Point> {
    const card = await boxInSurface(tab, '[role=dialog]');
    if (card === null) throw new Error('no card is open');
    const above = Math.min(card.top, mark.y - LINE) - 10;
    const below = Math.max(card.bottom, mark.y + LINE) + 10 + room;
    return { x: mark.x, y: above > room ? above : below };
  }

  test('a tap on a mark opens the card, a tap beside it closes it', async () => {
    const tab = await openPage('/tap');
    const { x, y } = await pointOn(tab, formula);
    await tab.tap(x, y);
    expect((await untilCard(tab)).phrase).toBe(formula);
    const beside = await besideCard(tab, { x, y });
    await tab.tap(beside.x, beside.y);
    await untilNoCard(tab);
    await tab.close();
  });

  test('a swipe over a mark scrolls and opens nothing', async () => {
    const tab = await openPage('/swipe');
    const { x, y } = await pointOn(tab, formula);
    await swipeUp(tab, { x, y }, 150);
    await wait();
    expect(await readCard(tab)).toBeNull();
    await tab.close();
  });

  test('the page can be scrolled with the card open', async () => {
    const tab = await openPage('/read-on');
    const { x, y } = await pointOn(tab, formula);
    await tab.tap(x, y);
    await untilCard(tab);
    await swipeUp(tab, await besideCard(tab, { x, y }, 110), 100);
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
      `<p><a href="#there">另见：坚持稳中求进工作总基调</a></p><p>${paragraph}</p>`,
    );
    const { x, y } = await pointOn(tab, formula);
    await tab.tap(x, y);
    await untilCard(tab);
    const link = await tab.evaluate(() => {
      const box = (document.querySelector('a') as Element).getBoundingClientRect();
      return { x: box.right - 4, y: box.top + box.height / 2 };
    });
    await tab.tap(link.x, link.y);
    await expect.poll(() => tab.evaluate(() => location.hash)).toBe('#there');
    await untilNoCard(tab);
    await tab.close();
  });
});
