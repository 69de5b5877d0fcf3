import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { REPAINT_MS } from '../../../utils/limits';
import { type PaintedRange, readHighlights } from '../../browser/harness/highlights';
import { evaluateInFrames } from './frames';

/** Time until what came into view is painted, ms. */
const PAINT_MS = 4 * REPAINT_MS;

/** Most screens of a page that are read: 500 are some 400,000 CSS pixels. */
const MOST_SCREENS = 500;

/** What is painted in a page and its frames at this moment. */
export async function readPainted(page: Page): Promise<PaintedRange[]> {
  return [...(await evaluateInFrames(page, readHighlights)).values()].flat();
}

/**
 * What is painted in a page with so many marks that the extension paints those near the viewport alone: reads it
 * screen by screen, and takes each place once.
 */
export async function readPaintedByScreens(page: Page): Promise<PaintedRange[]> {
  const seen = new Map<string, PaintedRange>();
  for (let screen = 0; screen < MOST_SCREENS; screen++) {
    for (const [frame, ranges] of await evaluateInFrames(page, readHighlights)) {
      for (const range of ranges) seen.set(`${frame} ${range.kind} ${range.place}`, range);
    }
    const moved = await evaluateInFrames(page, showNextScreen);
    if (![...moved.values()].includes(true)) break;
    await wait(PAINT_MS);
  }
  return [...seen.values()];
}

/** Scrolls a frame on by its height; false where it is at its end. */
function showNextScreen(): boolean {
  const before = scrollY;
  scrollBy({ top: innerHeight, behavior: 'instant' });
  return scrollY !== before;
}

/** Visible text of a page and of each of its frames, as the browser lays it out. */
export async function readVisibleText(page: Page): Promise<string[]> {
  return [...(await evaluateInFrames(page, visibleText)).values()];
}

function visibleText(): string {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count.
  return document.body?.innerText ?? document.documentElement?.textContent ?? '';
}
