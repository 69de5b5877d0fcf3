import type { Page } from 'playwright-core';
import { type PaintedRange, readHighlights } from '../../browser/harness/highlights';
import { evaluateInFrames } from './frames';

/** What is painted in a page and its frames. */
export async function readPainted(page: Page): Promise<PaintedRange[]> {
  return (await evaluateInFrames(page, readHighlights)).flat();
}

/** Visible text of a page and of each of its frames, as the browser lays it out. */
export function readVisibleText(page: Page): Promise<string[]> {
  return evaluateInFrames(page, visibleText);
}

function visibleText(): string {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count.
  return document.body?.innerText ?? document.documentElement?.textContent ?? '';
}
