import { expect, vi } from 'vitest';
import type { Tab } from './harness/browser';
import { PATIENCE, pointOn } from './marks';

/** What the open card says. */
export interface CardContent {
  /** The page's own wording. */
  readonly phrase: string;
  readonly frequency: string;
  /** Kind of the mark, and whether the phrase is new. */
  readonly kind: string;
  /** Since when it is used, and how its use develops; empty where the record has nothing. */
  readonly since: string;
  readonly course: string;
  /** What the record says, line by line; empty where it has nothing. */
  readonly record: readonly string[];
  /** The chart in words, and how many bars it has; null where there is none. */
  readonly chart: { readonly words: string; readonly bars: number } | null;
  /** What fills the slots of a template. */
  readonly fillers: readonly string[];
  /** Of a deviation the members that the page has not or elsewhere, and the fixed wording where that stands by itself. */
  readonly deviation: {
    readonly missing: readonly string[];
    readonly moved: readonly string[];
    readonly fixed: string | null;
  } | null;
  /** Wordings of the parts that can be shown. */
  readonly parts: readonly string[];
  /** The whole sentence of each KWIC line, with its document and section. */
  readonly lines: readonly {
    readonly sentence: string;
    readonly document: string;
    readonly section: string;
  }[];
  /** Whether the focus is in the card. */
  readonly focused: boolean;
}

/** The open card of a tab, or null where none is open or its answer has not come. */
export function readCard(tab: Tab): Promise<CardContent | null> {
  return tab.evaluateInCard((root) => {
    const card = root?.querySelector('[role=dialog]');
    const frequency = card?.querySelector('.card-frequency')?.textContent;
    const chart = card?.querySelector('.record-chart svg') ?? null;
    const deviation = card?.querySelector('.deviation') ?? null;
    if (!root || !card || !frequency || !card.checkVisibility()) return null;
    return {
      phrase: card.querySelector('h2')?.textContent ?? '',
      frequency,
      kind: card.querySelector('.card-kind')?.textContent ?? '',
      since: card.querySelector('.origin-since')?.textContent ?? '',
      course: card.querySelector('.origin-course')?.textContent ?? '',
      record: Array.from(
        card.querySelectorAll('.record > dd, .record-span'),
        (line) => line.textContent ?? '',
      ),
      chart: chart && {
        words: chart.getAttribute('aria-label') ?? '',
        bars: chart.querySelectorAll('.record-bars > rect').length,
      },
      fillers: Array.from(card.querySelectorAll('h2 .filler'), (filler) => filler.textContent ?? ''),
      deviation: deviation && {
        missing: Array.from(
          deviation.querySelectorAll('.fixed-wording .missing'),
          (each) => each.textContent ?? '',
        ),
        moved: Array.from(
          deviation.querySelectorAll('.fixed-wording .moved'),
          (each) => each.textContent ?? '',
        ),
        // The last one is the comparison.
        fixed:
          Array.from(deviation.querySelectorAll('.fixed-wording'), (each) => each.textContent).at(-2) ?? null,
      },
      parts: Array.from(card.querySelectorAll('.part-text'), (part) => part.textContent ?? ''),
      lines: Array.from(card.querySelectorAll('.kwic'), (line) => ({
        sentence: line.querySelector('.kwic-sentence')?.textContent ?? '',
        document: line.querySelector('cite')?.textContent ?? '',
        section: line.querySelector('.kwic-section')?.textContent ?? '',
      })),
      focused: root.activeElement !== null,
    };
  });
}

/** Waits for a card and its answer. */
export async function untilCard(tab: Tab): Promise<CardContent> {
  return vi.waitFor(async () => {
    const card = await readCard(tab);
    if (card === null) throw new Error('no card is open');
    return card;
  }, PATIENCE);
}

/** Waits until no card is open. */
export async function untilNoCard(tab: Tab): Promise<void> {
  await vi.waitFor(async () => expect(await readCard(tab)).toBeNull(), PATIENCE);
}

/** Opens the card of a painted wording by a click on it. */
export async function clickMark(tab: Tab, text: string): Promise<CardContent> {
  const { x, y } = await pointOn(tab, text);
  await tab.click(x, y);
  return untilCard(tab);
}

/**
 * Waits for what a selector finds in the surface, and clicks the nth of it once it has stopped moving: what comes late
 * makes a card grow.
 */
export async function clickInSurface(tab: Tab, selector: string, nth = 0): Promise<void> {
  const middle = () =>
    tab.evaluateInCard(
      (root, wanted, at) => {
        const box = root?.querySelectorAll(wanted)[at]?.getBoundingClientRect();
        return box && box.width > 0 ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
      },
      selector,
      nth,
    );
  const { x, y } = await vi.waitFor(async () => {
    const [before, after] = [await middle(), await middle()];
    if (before === null || after === null) throw new Error(`${selector} is not shown`);
    expect(after).toEqual(before);
    return after;
  }, PATIENCE);
  await tab.click(x, y);
}

/** What has the focus in the card: its class and its words; null where nothing has. */
export function focusInCard(tab: Tab): Promise<{ readonly name: string; readonly text: string } | null> {
  return tab.evaluateInCard((root) => {
    const active = root?.activeElement;
    return active ? { name: active.className, text: active.textContent ?? '' } : null;
  });
}

/** Presses Tab until what has the focus in the card is of a class. */
export async function tabTo(tab: Tab, name: string): Promise<void> {
  for (let presses = 0; presses < 20; presses++) {
    if ((await focusInCard(tab))?.name.split(' ').includes(name)) return;
    await tab.press('Tab');
  }
  throw new Error(`the keyboard does not reach .${name}`);
}

/** Whether the open card's mark was saved from it. */
export function isSavedInCard(tab: Tab): Promise<boolean> {
  return tab.evaluateInCard((root) => (root?.querySelector('.card-foot .done') ?? null) !== null);
}

/** Presses the card's Save until it counts: what is shown must have been in plain sight for a moment. */
export function saveInCard(tab: Tab): Promise<void> {
  return vi.waitFor(async () => {
    if (!(await isSavedInCard(tab))) await clickInSurface(tab, '.card-foot .outlined');
    expect(await isSavedInCard(tab)).toBe(true);
  }, PATIENCE);
}
