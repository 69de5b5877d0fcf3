import { expect, vi } from 'vitest';
import type { Tab } from './harness/browser';
import { PATIENCE } from './marks';

/** Texts of all that a selector finds. */
export function textsOf(tab: Tab, selector: string): Promise<string[]> {
  return tab.evaluate(
    (wanted) => Array.from(document.querySelectorAll(wanted), (found) => found.textContent ?? ''),
    selector,
  );
}

/** Clicks the first of what a selector finds, once it is there, with the mouse. */
export async function clickOn(tab: Tab, selector: string): Promise<void> {
  await tab.focus();
  const { x, y } = await vi.waitFor(async () => {
    const point = await tab.evaluate((wanted) => {
      const found = document.querySelector(wanted);
      found?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const box = found?.getBoundingClientRect();
      return box && box.width > 0 ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
    }, selector);
    if (point === null) throw new Error(`${selector} is not there`);
    return point;
  }, PATIENCE);
  await tab.click(x, y);
}

/** Goes to one of the popup's views. */
export async function showView(popup: Tab, view: 'page' | 'lookUp' | 'snippets' | 'options'): Promise<void> {
  await clickOn(popup, `#tab-${view}`);
  await vi.waitFor(async () => expect(await textsOf(popup, `#panel-${view}`)).toHaveLength(1), PATIENCE);
}

/** Texts of the popup's or the library's snippets, newest first. */
export function snippets(popup: Tab): Promise<string[]> {
  return textsOf(popup, ':is(.snippet, .snippet-row) .snippet-text');
}

/** Types into the look-up box, which takes the focus when its view is shown. */
export async function typeInBox(popup: Tab, text: string): Promise<void> {
  const hasFocus = () => popup.evaluate(() => document.activeElement?.closest('.search-box') !== null);
  await vi.waitFor(async () => expect(await hasFocus()).toBe(true), PATIENCE);
  await popup.type(text);
}
