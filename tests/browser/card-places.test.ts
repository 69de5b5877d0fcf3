import { describe, expect, test, vi } from 'vitest';
import { type Box, boxInSurface, distance, linesOf, overlap } from './boxes';
import { clickInCard, clickMark, isSavedInCard, saveInCard, untilCard, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Point, Tab } from './harness/browser';
import { PATIENCE, pointOn, untilPainted } from './marks';
import { formula, known, page, paragraph } from './page-parts';
import { hasSelectionTools, savedTexts, select } from './saving';

inEachBrowser('the card beside its mark', (stage) => {
  async function openPage(path: string, body = `<p>${paragraph}</p>`, head = ''): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(body, head) }));
    await untilPainted(tab, formula);
    await tab.focus();
    return tab;
  }

  describe('sizes and orientations of the page', () => {
    test.each([
      ['its root zoomed in', 'html { zoom: 1.7 }'],
      ['its root zoomed out', 'html { zoom: 0.6 }'],
      ['its body zoomed', 'body { zoom: 1.4 }'],
      ['both zoomed', 'html { zoom: 0.8 } body { zoom: 1.5 }'],
      ['its root moved and scaled', 'html { transform: translate(30px, 20px) scale(1.2) }'],
      ['its body scaled', 'body { transform: scale(0.9) }'],
    ])('with %s the card and the buttons are beside the mark, in their own size', async (_, rules) => {
      const tab = await openPage(
        '/sized',
        `<div style="height: 130px"></div><p style="margin-left: 200px">${paragraph}</p><div style="height: 900px"></div>`,
        `<style>${rules}</style>`,
      );
      await clickMark(tab, formula);
      const isPlaced = async (selector: string, lines: readonly Box[], view: Box) => {
        const box = (await boxInSurface(tab, selector)) as Box;
        expect(box).not.toBeNull();
        expect(distance(box, lines)).toBeLessThan(9);
        expect(lines.some((line) => overlap(box, line))).toBe(false);
        expect(box.left).toBeGreaterThanOrEqual(view.left);
        expect(box.top).toBeGreaterThanOrEqual(view.top);
        expect(box.right).toBeLessThanOrEqual(view.right);
        expect(box.bottom).toBeLessThanOrEqual(view.bottom);
        return box;
      };
      const { lines, width, height } = await linesOf(tab, formula);
      const view = { left: 0, top: 0, right: width, bottom: height };
      await vi.waitFor(async () => {
        const card = await isPlaced('.card', lines, view);
        expect(Math.abs(card.right - card.left - 340)).toBeLessThan(1);
      }, PATIENCE);
      await saveInCard(tab);
      await clickInCard(tab, '.card-close .button');
      await untilNoCard(tab);
      // What is drawn over the page is where its text is.
      await vi.waitFor(async () => expect(await savedTexts(tab)).toEqual([formula]), PATIENCE);
      await select(tab, '把县里定下的事情');
      await vi.waitFor(async () => expect(await hasSelectionTools(tab)).toBe(true), PATIENCE);
      const selected = await tab.evaluate(() => {
        const { left, top, right, bottom } =
          getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
        return { left, top, right, bottom };
      });
      await vi.waitFor(() => isPlaced('.selection-tools', [selected], view), PATIENCE);
      await tab.close();
    });

    test('the card keeps its size when the page zooms itself', async () => {
      const tab = await openPage('/resized');
      await clickMark(tab, formula);
      await tab.evaluate(() => {
        document.documentElement.style.zoom = '2';
      });
      await vi.waitFor(async () => {
        const card = (await boxInSurface(tab, '.card')) as Box;
        const { lines } = await linesOf(tab, formula);
        expect(Math.abs(card.right - card.left - 340)).toBeLessThan(1);
        expect(distance(card, lines)).toBeLessThan(9);
      }, PATIENCE);
      await tab.close();
    });

    test.each([0.5, 0.8, 1.5, 3])('at a browser zoom of %s the card is whole, and saves', async (zoom) => {
      const { browser } = stage();
      const tab = await openPage('/zoomed', `<p>${paragraph}${known}。</p>`);
      const helper = await browser.open(`${browser.extensionAddress}popup.html`);
      const setZoom = (factor: number) =>
        helper.evaluate((id, to) => chrome.tabs.setZoom(id, to), tab.id, factor);
      const widthOf = () => tab.evaluate(() => innerWidth);
      const before = await widthOf();
      await setZoom(zoom);
      await tab.focus();
      await expect
        .poll(async () => Math.abs(before / (await widthOf()) / zoom - 1) < 0.02, PATIENCE)
        .toBe(true);
      // Whether points are in the page's pixels or the window's is up to the driver.
      await tab.evaluate(() => {
        addEventListener('mousemove', ({ clientX }) => {
          window.name = String(clientX);
        });
      });
      await tab.moveMouse(200, 2);
      await expect.poll(() => tab.evaluate(() => window.name), PATIENCE).not.toBe('');
      const scale = 200 / Number(await tab.evaluate(() => window.name));
      const click = ({ x, y }: Point) => tab.click(x * scale, y * scale);
      const clickButton = async (selector: string) => {
        const { left, top, right, bottom } = (await boxInSurface(tab, selector)) as Box;
        await click({ x: (left + right) / 2, y: (top + bottom) / 2 });
      };
      await click(await pointOn(tab, formula));
      await untilCard(tab);
      await vi.waitFor(async () => {
        const card = (await boxInSurface(tab, '.card')) as Box;
        const { width, height } = await linesOf(tab, formula);
        expect(card.left).toBeGreaterThanOrEqual(0);
        expect(card.top).toBeGreaterThanOrEqual(0);
        expect(card.right).toBeLessThanOrEqual(width);
        expect(card.bottom).toBeLessThanOrEqual(height);
        const button = (await boxInSurface(tab, '.card-foot .outlined')) as Box;
        expect(button.bottom).toBeLessThanOrEqual(card.bottom);
      }, PATIENCE);
      await vi.waitFor(async () => {
        if (!(await isSavedInCard(tab))) await clickButton('.card-foot .outlined');
        expect(await isSavedInCard(tab)).toBe(true);
      }, PATIENCE);
      await clickButton('.card-close .button');
      await untilNoCard(tab);
      await setZoom(1);
      await helper.close();
      await tab.close();
    });
  });

  test.each([
    ['a ticker', 300, 60],
    ['a narrow notice', 180, 90],
    ['a side column', 160, 400],
  ])('in the small frame of %s all of the card can be reached', async (_, width, height) => {
    const { browser, server } = stage();
    const inner = server.addPage('/small', { body: page(`<p style="margin: 2px">${paragraph}</p>`) });
    const body = `<p>今天下雨了。</p><iframe src="${inner}" style="position: fixed; left: 0; top: 100px; border: 0" width="${width}" height="${height}"></iframe>`;
    const tab = await browser.open(server.addPage('/around', { body: page(body) }));
    await tab.focus();
    const point = await vi.waitFor(async () => {
      const found = await tab.evaluate(() => {
        const view = document.querySelector('iframe')?.contentWindow as (Window & typeof globalThis) | null;
        const [range] = [...(view?.CSS.highlights ?? [])].flatMap(([name, each]) =>
          name.startsWith('tifa-phrase-') ? [...each] : [],
        );
        const live = range && new (view as typeof globalThis).Range();
        live?.setStart(range.startContainer, range.startOffset);
        live?.setEnd(range.startContainer, range.startOffset + 2);
        const box = live?.getClientRects()[0];
        return box ? { x: box.left + 5, y: box.top + box.height / 2 } : null;
      });
      if (found === null) throw new Error('the frame has no mark');
      return found;
    }, PATIENCE);
    await tab.click(point.x, point.y + 100);
    await untilCard(tab);
    const frame = { left: 0, top: 0, right: width, bottom: height };
    const contains = (outer: Box, box: Box | null) =>
      box !== null &&
      box.left >= outer.left &&
      box.top >= outer.top &&
      box.right <= outer.right &&
      box.bottom <= outer.bottom;
    await vi.waitFor(async () => {
      expect(contains(frame, await boxInSurface(tab, '.card'))).toBe(true);
      for (const button of ['.card-close .button', '.card-foot .outlined', '.card-foot .button:last-child'])
        expect(contains(frame, await boxInSurface(tab, button))).toBe(true);
    }, PATIENCE);
    // What does not fit scrolls.
    const isAtEnd = await tab.evaluateInCard((root) => {
      const text = root?.querySelector('.card-body') as HTMLElement;
      text.scrollTop = text.scrollHeight;
      return text.clientHeight > 20 && text.scrollTop + text.clientHeight >= text.scrollHeight - 1;
    });
    expect(isAtEnd).toBe(true);
    const { left, top, right, bottom } = (await boxInSurface(tab, '.card-close .button')) as Box;
    await tab.click((left + right) / 2, (top + bottom) / 2 + 100);
    await untilNoCard(tab);
    await tab.close();
  });

  test.each([
    ['from right to left', 'writing-mode: vertical-rl'],
    ['from left to right', 'writing-mode: vertical-lr'],
    ['turned', 'transform: rotate(90deg); width: 500px; margin: 200px'],
    ['with one character a line', 'width: 1em'],
  ])('columns %s: the card is beside the one that it explains', async (_, style) => {
    const tab = await openPage(
      '/columns',
      `<div style="${style}; height: 500px; line-height: 1.8"><p>${known}。</p><p>今天下雨了。</p></div><p>${paragraph}</p>`,
    );
    await clickMark(tab, known);
    await vi.waitFor(async () => {
      const { lines } = await linesOf(tab, known);
      const card = (await boxInSurface(tab, '.card')) as Box;
      expect(lines.some((line) => overlap(card, line))).toBe(false);
      expect(card.left >= Math.max(...lines.map(({ right }) => right)) || card.right <= lines[0].left).toBe(
        true,
      );
    }, PATIENCE);
    await tab.close();
  });
});
