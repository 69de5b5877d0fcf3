import { describe, expect, test } from 'vitest';
import { readCard, untilCard, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE } from './marks';
import {
  boxesOf,
  colourAt,
  type OverlayLine,
  overlayLines,
  untilUnderlined,
  withoutHighlights,
} from './overlay';
import { filled, formula, known, official, page, paragraph, shortened } from './page-parts';
import { clickOn } from './popup';

/** Time in which the overlay has looked at the page for itself, ms. */
const LOOK_MS = 600;

inEachBrowser(
  'the overlay, where the browser has no highlights',
  (stage) => {
    async function openPage(path: string, body = `<p>${paragraph}</p>`, head = ''): Promise<Tab> {
      const { browser, server } = stage();
      const tab = await browser.open(server.addPage(path, { body: page(body, head) }));
      await untilUnderlined(tab, 'phrase', formula);
      return tab;
    }

    const wait = () => new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const drawn = async (tab: Tab, kind: string) =>
      (await overlayLines(tab)).filter((line) => line.kind === kind);

    async function clickText(tab: Tab, text: string): Promise<void> {
      const [{ left, bottom }] = await boxesOf(tab, text);
      await tab.click(left + 20, bottom - 8);
    }

    test('it underlines a phrase on each of its lines, without changing the page’s nodes', async () => {
      const tab = await openPage('/lines', `<p style="width: 9em">${paragraph}</p>`);
      expect((await boxesOf(tab, formula)).length).toBeGreaterThan(2);
      const left = await tab.evaluate(async () => {
        const copy = document.documentElement.cloneNode(true) as Element;
        const hosts = Array.from(copy.querySelectorAll('tifa-lens-surface'));
        for (const host of hosts) host.remove();
        const source = new DOMParser().parseFromString(
          await (await fetch(location.href)).text(),
          'text/html',
        );
        return {
          hosts: hosts.map(({ childNodes }) => childNodes.length),
          same: copy.outerHTML === source.documentElement.outerHTML,
          sheets: document.adoptedStyleSheets.length,
        };
      });
      expect(left).toEqual({ hosts: [0], same: true, sheets: 0 });
      await tab.close();
    });

    test('each kind has a different line: templates dots, deviations a wave', async () => {
      const tab = await openPage('/kinds', `<p>${paragraph}</p><p>${official}</p>`);
      await untilUnderlined(tab, 'template', filled.template);
      const style = (name: string) =>
        tab.evaluateInCard((root, wanted) => {
          const path = root?.querySelector(`.overlay [class*=" ${wanted}-"]`);
          if (!path) return null;
          const { stroke, strokeDasharray, strokeLinecap } = getComputedStyle(path);
          return { stroke, dots: `${strokeLinecap} ${strokeDasharray}`, data: path.getAttribute('d') ?? '' };
        }, name);
      const [phrase, template, deviation] = [
        await style('phrase'),
        await style('template'),
        await style('deviation'),
      ];
      expect(phrase?.stroke).toMatch(/^rgba?\(192, 57, 43/);
      expect(phrase?.dots).toBe('butt none');
      expect(template?.dots).toMatch(/^round 0(px)?, [\d.]+(px)?$/);
      expect(deviation?.data).toMatch(/q[\d.]+ -2.5 .*t/);
      await untilUnderlined(tab, 'deviation', shortened.text);
      await tab.close();
    });

    test('it follows scrolling, resizing, inserted text, and text that is animated', async () => {
      const tab = await openPage(
        '/moves',
        `<div id="d"></div><p id="p">${paragraph}</p><div style="height: 3000px">`,
      );
      await tab.evaluate(() => scrollTo(0, 40));
      await untilUnderlined(tab, 'phrase', formula);
      await tab.setWidth(500);
      await untilUnderlined(tab, 'phrase', formula);
      await tab.evaluate(() => document.querySelector('#d')?.append('前面又有一段话。'));
      await untilUnderlined(tab, 'phrase', formula);
      const before = await boxesOf(tab, formula);
      await tab.evaluate(() =>
        (
          document.styleSheets[0] ?? document.head.appendChild(document.createElement('style')).sheet
        ).insertRule('#p { margin-left: 90px; transition: margin 0.2s }'),
      );
      await wait();
      await untilUnderlined(tab, 'phrase', formula);
      expect(await boxesOf(tab, formula)).not.toEqual(before);
      await tab.close();
    });

    test('in a scroll box it is drawn only as far as its text is visible', async () => {
      const body = `<div id="box" style="height: 120px; overflow: auto"><p>${paragraph}</p><div style="height: 900px"></div></div>`;
      const tab = await openPage('/box', body);
      const scroll = (to: number) =>
        tab.evaluate((top) => document.querySelector('#box')?.scrollTo(0, top), to);
      await scroll(10);
      await untilUnderlined(tab, 'phrase', formula);
      await scroll(500);
      await expect.poll(() => drawn(tab, 'phrase'), PATIENCE).toEqual([]);
      await scroll(0);
      await untilUnderlined(tab, 'phrase', formula);
      await tab.close();
    });

    test('it is cut at the edge of a box that scrolls sideways', async () => {
      const body = `<div id="box" style="position: absolute; left: 200px; top: 80px; width: 500px; overflow: auto; white-space: nowrap"><p>${paragraph}</p></div>`;
      const tab = await openPage('/sideways', body);
      await untilUnderlined(tab, 'phrase', formula);
      await tab.evaluate(() => document.querySelector('#box')?.scrollTo(200, 0));
      const edges = async () => {
        const [{ left, width }] = await boxesOf(tab, formula);
        const lines = (await drawn(tab, 'phrase')).filter((line) => line.left < left + width);
        return lines.map((line) => ({
          left: Math.round(line.left),
          isToItsEnd: Math.abs(line.left + line.width - left - width) < 1,
        }));
      };
      await expect.poll(edges, PATIENCE).toEqual([{ left: 200, isToItsEnd: true }]);
      await tab.close();
    });

    test('removed or hidden text loses its line, and without marks nothing is drawn', async () => {
      const tab = await openPage('/gone', `<p id="a">${paragraph}</p><p id="b">${official}</p>`);
      await untilUnderlined(tab, 'template', filled.template);
      await tab.evaluate(() => document.querySelector('#a')?.remove());
      const [kept] = await boxesOf(tab, known);
      await expect
        .poll(async () => (await drawn(tab, 'phrase')).filter(({ top }) => top < kept.bottom - 5), PATIENCE)
        .toEqual([]);
      await untilUnderlined(tab, 'phrase', known);
      await tab.evaluate(() => document.querySelector('#b')?.setAttribute('style', 'visibility: hidden'));
      await expect.poll(() => overlayLines(tab), PATIENCE).toEqual([]);
      await tab.close();
    });

    test('it stays under elements that cover the text, such as a fixed header, and reappears beside them', async () => {
      const head = '<div style="position: fixed; inset: 0 0 auto; height: 100px; background: white">头</div>';
      const tab = await openPage(
        '/head',
        `${head}<div style="height: 300px"></div><p>${paragraph}</p><div style="height: 3000px">`,
      );
      const [{ bottom }] = await boxesOf(tab, formula);
      await tab.evaluate((by) => scrollBy(0, by), bottom - 50);
      await expect.poll(() => drawn(tab, 'phrase'), PATIENCE).toEqual([]);
      await tab.evaluate(() => scrollTo(0, 20));
      await untilUnderlined(tab, 'phrase', formula);
      await tab.close();
    });

    test('it is drawn over an open modal dialog, and over the page again afterwards', async () => {
      const tab = await openPage('/modal', `<p>${paragraph}</p><dialog><p>${official}</p></dialog>`);
      await tab.evaluate(() => document.querySelector('dialog')?.showModal());
      await untilUnderlined(tab, 'template', filled.template);
      const [{ left, bottom, width }] = await boxesOf(tab, known);
      // The dialog is white, its text black, the line red, and faint for what everybody says.
      await expect
        .poll(async () => {
          const [red, , blue] = await colourAt(tab, left + width / 2, bottom - 1);
          return red - blue;
        }, PATIENCE)
        .toBeGreaterThan(20);
      await tab.evaluate(() => document.querySelector('dialog')?.close());
      await untilUnderlined(tab, 'phrase', formula);
      await tab.close();
    });

    test('in an open shadow root', async () => {
      const { browser, server } = stage();
      const body = `<div id="host"><template shadowrootmode="open"><p>${paragraph}</p></template></div>`;
      const tab = await browser.open(server.addPage('/shadow', { body: page(body) }));
      await expect.poll(async () => (await drawn(tab, 'phrase')).length, PATIENCE).toBeGreaterThan(0);
      await tab.evaluate(() =>
        (document.querySelector('#host') as Element).shadowRoot?.querySelector('p')?.remove(),
      );
      await expect.poll(() => drawn(tab, 'phrase'), PATIENCE).toEqual([]);
      await tab.close();
    });

    describe('the card', () => {
      test('opens by a click on underlined text, and no lines are drawn under it', async () => {
        const tab = await openPage('/card', `<p>${paragraph}</p>`.repeat(8));
        const before = (await drawn(tab, 'phrase')).length;
        await clickText(tab, formula);
        expect((await untilCard(tab)).phrase).toBe(formula);
        await wait();
        const card = await tab.evaluateInCard((root) => {
          const box = root?.querySelector('[role=dialog]')?.getBoundingClientRect();
          return {
            left: box?.left ?? 0,
            right: box?.right ?? 0,
            top: box?.top ?? 0,
            bottom: box?.bottom ?? 0,
          };
        });
        const isUnderCard = ({ left, top, width }: OverlayLine) => {
          const middle = left + width / 2;
          return top > card.top && top - 9 < card.bottom && middle > card.left && middle < card.right;
        };
        const lines = await drawn(tab, 'phrase');
        expect(lines.length).toBeLessThan(before);
        expect(lines.filter(isUnderCard)).toEqual([]);
        await tab.press('Escape');
        await untilNoCard(tab);
        await expect.poll(async () => (await drawn(tab, 'phrase')).length).toBe(before);
        await tab.close();
      });

      test('opens by resting the pointer and by key, and closes when its text is removed', async () => {
        const { browser } = stage();
        const tab = await openPage('/hover');
        const [{ left, bottom }] = await boxesOf(tab, formula);
        await tab.moveMouse(left + 20, bottom - 8);
        await untilCard(tab);
        await tab.moveMouse(5, 400);
        await untilNoCard(tab);
        await browser.runCommand('nextMark', tab);
        expect((await untilCard(tab)).focused).toBe(true);
        await tab.evaluate(() => document.querySelector('p')?.remove());
        await expect.poll(() => readCard(tab)).toBeNull();
        await tab.close();
      });
    });

    test('a page that takes the host away is left alone for a while', async () => {
      const tab = await openPage('/takes');
      await tab.evaluate(() => {
        let count = 0;
        new MutationObserver((records) => {
          for (const { addedNodes } of records) {
            for (const node of Array.from(addedNodes)) {
              if (!node.nodeName.startsWith('TIFA-')) continue;
              (node as Element).remove();
              document.title = String(++count);
            }
          }
        }).observe(document.documentElement, { childList: true });
        document.querySelector('tifa-lens-surface')?.remove();
      });
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      expect(await tab.evaluate(() => document.querySelectorAll('tifa-lens-surface').length)).toBe(0);
      expect(Number(await tab.evaluate(() => document.title))).toBeLessThanOrEqual(3);
      await tab.close();
    });

    test('nothing of it is left when the site is switched off', async () => {
      const { browser, openPopup } = stage();
      const tab = await openPage('/off');
      const popup = await openPopup(tab);
      await clickOn(popup, '.site input');
      await tab.focus();
      await expect
        .poll(() => tab.evaluate(() => document.querySelectorAll('tifa-lens-surface').length))
        .toBe(0);
      await clickOn(popup, '.site input');
      await tab.focus();
      await untilUnderlined(tab, 'phrase', formula);
      expect(await browser.takeErrors()).toEqual([]);
      await popup.close();
      await tab.close();
    });
  },
  withoutHighlights,
);
