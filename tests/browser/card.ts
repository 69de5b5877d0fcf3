import { expect, vi } from 'vitest';
import type { Tab } from './harness/browser';
import { PATIENCE, pointOn } from './marks';

/** What the open card says. */
export interface CardContent {
  /** The page's own wording. */
  readonly phrase: string;
  readonly frequency: string;
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
    if (!root || !card || !frequency || !card.checkVisibility()) return null;
    return {
      phrase: card.querySelector('h2')?.textContent ?? '',
      frequency,
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

/** Clicks what a selector finds in the card. */
export async function clickInCard(tab: Tab, selector: string): Promise<void> {
  const point = await tab.evaluateInCard((root, wanted) => {
    const box = root?.querySelector(wanted)?.getBoundingClientRect();
    return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
  }, selector);
  if (point === null) throw new Error(`the card has no ${selector}`);
  await tab.click(point.x, point.y);
}
