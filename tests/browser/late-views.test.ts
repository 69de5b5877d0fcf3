import { expect, test, vi } from 'vitest';
import { HOVER_OPEN_MS } from '../../utils/limits';
import { readCard, untilCard, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE, pointOn, untilPainted } from './marks';
import { formula, known, page } from './page-parts';
import { hasSelectionTools, select } from './saving';
import { body, counted, NOTHING_MS, openMarked, timesInjected, wait, wording } from './views';

/** Lets the views that a tab's page has been promised come. */
const letCome = (tab: Tab) => tab.evaluate(() => void dispatchEvent(new Event('let-views-come')));

/** Waits until the views have been injected into a tab's page, where they wait for `letCome`. */
const untilAsked = (tab: Tab) =>
  expect.poll(() => tab.evaluate(() => document.documentElement.dataset.asked)).toBe('true');

inEachBrowser(
  'while the views are loading',
  (stage) => {
    /** Opens a page, and its first card by hover: the views have been asked for, and are late. */
    async function hover(path: string, content?: string): Promise<{ tab: Tab; x: number; y: number }> {
      const tab = await openMarked(stage(), path, content);
      const { x, y } = await pointOn(tab, formula);
      await tab.moveMouse(x, y);
      await untilAsked(tab);
      // They are asked for before the pointer has rested long enough to open a card.
      await wait(2 * HOVER_OPEN_MS);
      expect(await timesInjected(tab)).toBe(0);
      return { tab, x, y };
    }

    const untilThere = async (tab: Tab) => {
      await letCome(tab);
      await expect.poll(() => timesInjected(tab)).toBe(1);
    };
    const expectNothing = async (tab: Tab) => {
      await untilThere(tab);
      await wait(NOTHING_MS);
      expect(await readCard(tab)).toBeNull();
    };

    test('a pointer that stays on a mark opens its card', async () => {
      const { tab } = await hover('/stays');
      await letCome(tab);
      expect((await untilCard(tab)).phrase).toBe(formula);
      await tab.close();
    });

    test('a pointer that has left opens none, and one that returns does', async () => {
      const { tab, x, y } = await hover('/gone');
      await tab.moveMouse(3, 3);
      await expectNothing(tab);
      await tab.moveMouse(x, y);
      expect((await untilCard(tab)).phrase).toBe(formula);
      await tab.close();
    });

    test('a mark that has disappeared gets no card', async () => {
      const { tab } = await hover('/vanished', `${body}<p>${known}。</p>`);
      await tab.evaluate(() => document.querySelector('p')?.remove());
      await expectNothing(tab);
      const { x, y } = await pointOn(tab, known);
      await tab.click(x, y);
      expect((await untilCard(tab)).phrase).toBe(known);
      await tab.close();
    });

    test('a mark whose text the page has wrapped gets its card in the right place', async () => {
      const { tab, x, y } = await hover('/wrapped');
      await tab.click(x, y);
      await tab.evaluate(() => {
        const text = document.querySelector('p') as Element;
        const inner = document.createElement('span');
        inner.append(...Array.from(text.childNodes));
        text.append(inner);
      });
      await letCome(tab);
      expect((await untilCard(tab)).phrase).toBe(formula);
      await tab.close();
    });

    test('a mark that was scrolled away gets no card', async () => {
      const far = '<div style="height: 300vh"></div>';
      const { tab, x, y } = await hover('/scrolled', `${far}${body}${far}`);
      await tab.click(x, y);
      await tab.evaluate(() => scrollTo(0, 0));
      await expectNothing(tab);
      await pointOn(tab, formula);
      await wait(NOTHING_MS);
      expect(await readCard(tab)).toBeNull();
      await tab.close();
    });

    test('Escape reaches the page, and no card opens after it', async () => {
      const { tab, x, y } = await hover('/escaped');
      await tab.click(x, y);
      await tab.evaluate(() => {
        addEventListener('keydown', ({ key }) => {
          document.title = key;
        });
      });
      await tab.press('Escape');
      await expectNothing(tab);
      expect(await tab.evaluate(() => document.title)).toBe('Escape');
      await tab.close();
    });

    test('the last of several marks gets its card', async () => {
      const { tab } = await hover('/several', `${body}<p>${known}。</p>`);
      const { x, y } = await pointOn(tab, known);
      await tab.click(x, y);
      await letCome(tab);
      expect((await untilCard(tab)).phrase).toBe(known);
      await tab.close();
    });

    test('the focus moves to a card opened by keys, and back', async () => {
      const { browser } = stage();
      const tab = await openMarked(stage(), '/keys', `<input id="field">${body}`);
      await tab.evaluate(() => document.querySelector('input')?.focus());
      await browser.runCommand('nextMark', tab);
      await untilAsked(tab);
      await letCome(tab);
      await expect.poll(async () => (await readCard(tab))?.focused).toBe(true);
      await tab.press('Escape');
      await untilNoCard(tab);
      expect(await tab.evaluate(() => document.activeElement?.id)).toBe('field');
      await tab.close();
    });

    test('a collapsed selection gets no buttons', async () => {
      const tab = await openMarked(stage(), '/given-up');
      await select(tab, wording);
      await untilAsked(tab);
      await tab.click(3, 3);
      await untilThere(tab);
      await wait(NOTHING_MS);
      expect(await hasSelectionTools(tab)).toBe(false);
      await select(tab, wording);
      await vi.waitFor(async () => expect(await hasSelectionTools(tab)).toBe(true), PATIENCE);
      await tab.close();
    });

    test('leaving the page meanwhile does no harm', async () => {
      const { browser, server } = stage();
      const { tab } = await hover('/leaving');
      await browser.takeErrors();
      await tab.goTo(server.addPage('/next', { body: page(body) }));
      await untilPainted(tab, formula);
      await wait(NOTHING_MS);
      expect(await timesInjected(tab)).toBe(0);
      expect(await browser.takeErrors()).toEqual([]);
      await tab.close();
    });
  },
  // The browser waits for what a script that it injects promises.
  (path) =>
    counted(
      path,
      (script) => `document.documentElement.dataset.asked = true;
new Promise((resolve) => addEventListener('let-views-come', resolve, { once: true })).then(() => {\n${script}\n});`,
    ),
);
