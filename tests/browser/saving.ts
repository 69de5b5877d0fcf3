import { expect, vi } from 'vitest';
import type { Snippet } from '../../utils/snippets/snippet';
import { clickInSurface } from './card';
import { readerRows } from './database-rows';
import type { Stage } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE } from './marks';
import { overlayLines } from './overlay';

/** All snippets that are stored. */
export async function storedSnippets({ browser }: Stage): Promise<Snippet[]> {
  const page = await browser.open(`${browser.extensionAddress}library.html#/files`);
  const rows = await readerRows<Snippet>(page, 'snippets');
  await page.close();
  return rows;
}

/** Texts over which a band of the saved is drawn in and around the viewport of a tab's top frame, in the order of the page. */
export async function savedTexts(tab: Tab): Promise<string[]> {
  const bands = (await overlayLines(tab)).filter(({ kind }) => kind === 'snippet');
  if (bands.length === 0) return [];
  return tab.evaluate(
    (boxes) => {
      const texts: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        let text = '';
        for (let at = 0; at <= (node as Text).length; at++) {
          const range = new Range();
          range.setStart(node, Math.min(at, (node as Text).length));
          range.setEnd(node, Math.min(at + 1, (node as Text).length));
          const { left, right, top, bottom } = range.getBoundingClientRect();
          const [x, y] = [(left + right) / 2, (top + bottom) / 2];
          const isIn = boxes.some((box) => {
            const isLevel = y > box.top && y < box.top + bottom - top + 2;
            return right > left && isLevel && x > box.left && x < box.left + box.width;
          });
          if (isIn) text += range.toString();
          else if (text !== '') {
            texts.push(text);
            text = '';
          }
        }
      }
      return texts;
    },
    bands.map(({ left, top, width }) => ({ left, top, width })),
  );
}

export async function untilSaved(tab: Tab, texts: readonly string[]): Promise<void> {
  await vi.waitFor(async () => expect(await savedTexts(tab)).toEqual(texts), PATIENCE);
}

/** Selects the first place of a wording in the page's elements, as after a click of the user's. */
export async function select(tab: Tab, wording: string, to = wording): Promise<void> {
  await tab.click(3, 3);
  await tab.evaluate(
    (first, last) => {
      const find = (wanted: string) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const at = (walker.currentNode as Text).data.indexOf(wanted);
          if (at >= 0) return [walker.currentNode, at] as const;
        }
        throw new Error(`${wanted} is not there`);
      };
      const [start, from] = find(first);
      const [end, at] = find(last);
      start.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      getSelection()?.setBaseAndExtent(start, from, end, at + last.length);
    },
    wording,
    to,
  );
}

/** The words of the toast and of its buttons; null where none is shown. */
export function toast(tab: Tab): Promise<{ words: string; text: string; buttons: string[] } | null> {
  return tab.evaluateInCard((root) => {
    const shown = root?.querySelector('.toast');
    if (!shown) return null;
    const words = Array.from(shown.querySelectorAll('p'), (each) => each.textContent ?? '');
    const buttons = Array.from(
      shown.querySelectorAll('.toast-actions button'),
      (each) => each.textContent ?? '',
    );
    return { words: words[0] ?? '', text: words[1] ?? '', buttons };
  });
}

export async function untilToast(tab: Tab, words: RegExp): Promise<{ text: string; buttons: string[] }> {
  return vi.waitFor(async () => {
    const shown = await toast(tab);
    expect(shown?.words).toMatch(words);
    return shown as NonNullable<typeof shown>;
  }, PATIENCE);
}

/** How long something may take to come of a press, ms, and how often a press is tried. */
const PRESS_MS = 4_000;
const PRESSES = 3;

/**
 * Presses the nth button of the toast until something has come of it: a press too soon after the page has changed doesn't
 * count.
 */
export async function pressInToast(tab: Tab, nth: number, check: () => Promise<unknown>): Promise<void> {
  for (let left = PRESSES; ; left--) {
    await clickInSurface(tab, '.toast-actions button', nth);
    try {
      await vi.waitFor(check, { timeout: PRESS_MS });
      return;
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

/** Presses the toast's button for a note, the nth, until its field has the focus. */
export function openNote(tab: Tab, nth = 1): Promise<void> {
  return pressInToast(tab, nth, async () =>
    expect(await tab.evaluateInCard((root) => root?.activeElement?.localName)).toBe('input'),
  );
}

/** Whether the buttons beside a selection are shown. */
export function hasSelectionTools(tab: Tab): Promise<boolean> {
  return tab.evaluateInCard((root) => (root?.querySelector('.selection-tools') ?? null) !== null);
}

/** Keys one by one: Firefox's driver types into no field of a closed shadow root. */
export async function typeKeys(tab: Tab, text: string): Promise<void> {
  for (const key of text) await tab.press(key);
}

/** All that a page can do to the one element that it sees of the surface. */
export function forge(tab: Tab): Promise<void> {
  return tab.evaluate(() => {
    const host = document.querySelector<HTMLElement>('tifa-lens-surface');
    host?.click();
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'submit']) {
      host?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
    }
    for (const key of ['Enter', ' ']) {
      host?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    }
  });
}

/** Selects a wording and presses the keys that save it. */
export async function saveByCommand(
  { browser }: Stage,
  tab: Tab,
  wording: string,
  to = wording,
): Promise<void> {
  await select(tab, wording, to);
  await browser.runCommand('saveSelection', tab);
}

/** Gives the surface an opacity, as a page can. */
export function fadeSurface(tab: Tab, opacity: string): Promise<void> {
  return tab.evaluate((value) => {
    const host = document.querySelector<HTMLElement>('tifa-lens-surface');
    host?.style.setProperty('opacity', value, 'important');
  }, opacity);
}
