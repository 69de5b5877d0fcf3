import type { Tab } from './harness/browser';

/** A rectangle of the viewport, CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where what a selector finds in the surface is; null where it finds nothing. */
export function boxInSurface(tab: Tab, selector: string): Promise<Box | null> {
  return tab.evaluateInCard((root, wanted) => {
    const box = root?.querySelector(wanted)?.getBoundingClientRect();
    return box ? { left: box.left, top: box.top, right: box.right, bottom: box.bottom } : null;
  }, selector);
}

/** The lines or columns of a painted wording in the top frame, and the size of the viewport. */
export function linesOf(tab: Tab, wording: string): Promise<{ lines: Box[]; width: number; height: number }> {
  return tab.evaluate((wanted) => {
    const lines: { left: number; top: number; right: number; bottom: number }[] = [];
    const phrases = Array.from(CSS.highlights).filter(([name]) => name.startsWith('tifa-phrase-'));
    for (const { startContainer, startOffset, endContainer, endOffset } of phrases.flatMap(([, each]) => [
      ...each,
    ])) {
      const range = new Range();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      if (range.toString() !== wanted || lines.length > 0) continue;
      for (const { left, top, right, bottom } of Array.from(range.getClientRects()))
        lines.push({ left, top, right, bottom });
    }
    return { lines, width: innerWidth, height: innerHeight };
  }, wording);
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** How far a box is from the nearest of some others. */
export function distance(box: Box, others: readonly Box[]): number {
  return Math.min(
    ...others.map((each) =>
      Math.hypot(
        Math.max(0, each.left - box.right, box.left - each.right),
        Math.max(0, each.top - box.bottom, box.top - each.bottom),
      ),
    ),
  );
}
