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

/** Clicks the first of what a selector finds, once it is there and has stopped moving, with the mouse. */
export async function clickOn(tab: Tab, selector: string): Promise<void> {
  await tab.focus();
  const { x, y } = await vi.waitFor(async () => {
    const point = await tab.evaluate(async (wanted) => {
      const middle = () => {
        const found = document.querySelector(wanted);
        found?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        const box = found?.getBoundingClientRect();
        return box && box.width > 0 ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
      };
      const before = middle();
      // A frame later.
      await new Promise((resolve) => setTimeout(resolve, 20));
      const after = middle();
      return before?.x === after?.x && before?.y === after?.y ? after : null;
    }, selector);
    if (point === null) throw new Error(`${selector} is not there, or moves`);
    return point;
  }, PATIENCE);
  await tab.click(x, y);
}

/** Clicks what `selector` finds until `shown` finds something: what is loaded late moves a button between look and click. */
export async function clickUntilShown(tab: Tab, selector: string, shown: string): Promise<void> {
  await vi.waitFor(async () => {
    const isShown = async () => (await textsOf(tab, shown)).length > 0;
    if (!(await isShown())) await clickOn(tab, selector);
    await vi.waitFor(async () => expect(await isShown()).toBe(true), { timeout: 2_000, interval: 40 });
  }, PATIENCE);
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
