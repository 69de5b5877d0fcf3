import { expect, vi } from 'vitest';
import type { Point, Tab } from './harness/browser';
import { type PaintedRange, readHighlights } from './harness/highlights';

/** Time in which marks and cards have to show up, ms; a cold start of background and corpus included. */
export const PATIENCE = { timeout: 40_000, interval: 100 };

/** What is painted in a tab's top frame. */
export function painted(tab: Tab): Promise<PaintedRange[]> {
  return tab.evaluate(readHighlights);
}

/** The painted wordings of a tab's top frame. */
export async function paintedTexts(tab: Tab): Promise<string[]> {
  return (await painted(tab)).map(({ text }) => text);
}

/** Waits until a wording is painted in a tab's top frame. */
export async function untilPainted(tab: Tab, text: string): Promise<void> {
  await vi.waitFor(async () => expect(await paintedTexts(tab)).toContain(text), PATIENCE);
}

/** Brings a painted wording into the middle of the viewport and tells a point on it, in CSS pixels, once it stands still. */
export async function pointOn(tab: Tab, text: string): Promise<Point> {
  return vi.waitFor(async () => {
    const first = await tab.evaluate(findPoint, text);
    const second = await tab.evaluate(findPoint, text);
    if (first === null || second === null) throw new Error(`${text} is not painted`);
    expect(second).toEqual(first);
    return second;
  }, PATIENCE);
}

/** Sent to the page; gives it the time of two frames to come to rest. */
async function findPoint(wanted: string): Promise<Point | null> {
  for (const highlight of CSS.highlights.values()) {
    for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
      const range = new Range();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      if (range.toString().replace(/\s+/g, ' ') !== wanted) continue;
      startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      await new Promise((resolve) => setTimeout(resolve, 40));
      const [box] = range.getClientRects();
      return { x: box.left + Math.min(box.width, 40) / 2, y: box.top + box.height / 2 };
    }
  }
  return null;
}
