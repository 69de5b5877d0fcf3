import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { Tab } from './harness/browser';
import { PATIENCE } from './marks';

/** Changes a copy of the extension so that its scripts find a browser without highlights; the page's world keeps them. */
export function withoutHighlights(path: string): void {
  const file = join(path, 'annotator.js');
  const hide =
    "globalThis.Highlight = undefined; Object.defineProperty(CSS, 'highlights', { value: undefined });\n";
  writeFileSync(file, hide + readFileSync(file, 'utf8'));
}

/** A line that the overlay draws, by its kind: where it is in the viewport, CSS pixels, and how long it is. */
export interface OverlayLine {
  readonly kind: string;
  readonly left: number;
  /** Of a line along the foot of a text; of a band and a veil the upper edge. */
  readonly top: number;
  readonly width: number;
}

/** What the overlay draws, kind by kind; empty where there is none. */
export function overlayLines(tab: Tab): Promise<OverlayLine[]> {
  return tab.evaluateInCard((root) => {
    const place = root?.querySelector('.overlay')?.getBoundingClientRect();
    if (!root || !place) return [];
    return Array.from(root.querySelectorAll('.overlay path')).flatMap((path) =>
      Array.from((path.getAttribute('d') ?? '').split('M').slice(1), (shape) => {
        const [x, y] = shape.split(/[a-zA-Z ]/).map(Number);
        const flat = /h([\d.]+)/.exec(shape);
        const edge = /H([\d.]+)/.exec(shape);
        const wave = Array.from(shape.matchAll(/(?:q[\d.]+ -2.5 |t)([\d.]+) 0/g), ([, length]) =>
          Number(length),
        );
        const width = flat
          ? Number(flat[1])
          : edge
            ? Number(edge[1]) - x
            : wave.reduce((sum, length) => sum + length, 0);
        const [part, kind = part] = (path.getAttribute('class') ?? '').split(/[ -]/);
        // What a kind is known by by default: the ground of some, the line of the others.
        const isItself = part === 'veil' || (part === 'ground') === /snippet|reuse/.test(kind);
        return { kind: isItself ? kind : part, left: x + place.left, top: y + place.top, width };
      }),
    );
  });
}

/** Lines of a wording, the first time it stands on the page, within one text node: the boxes of its text in the viewport. */
export function boxesOf(tab: Tab, text: string): Promise<{ left: number; bottom: number; width: number }[]> {
  return tab.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = (node as Text).data.indexOf(wanted);
      if (start < 0) continue;
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      return Array.from(range.getClientRects(), ({ left, bottom, width }) => ({ left, bottom, width }));
    }
    return [];
  }, text);
}

/** The colour of a point of the viewport as it is painted; each part 0 to 255. */
export async function colourAt(tab: Tab, x: number, y: number): Promise<[number, number, number]> {
  const picture = (await tab.screenshot()).toString('base64');
  return tab.evaluate(
    async (png, left, top) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      const [red, green, blue] = context.getImageData(left, top, 1, 1).data;
      return [red, green, blue] as [number, number, number];
    },
    picture,
    Math.round(x),
    Math.round(y),
  );
}

/** Waits until a line of a kind is drawn along the foot of each line of a wording, within 2 pixels. */
export async function untilUnderlined(tab: Tab, kind: string, text: string): Promise<void> {
  await vi.waitFor(async () => {
    const boxes = await boxesOf(tab, text);
    const drawn = (await overlayLines(tab)).filter((line) => line.kind === kind);
    expect(boxes.length).toBeGreaterThan(0);
    for (const { left, bottom, width } of boxes) {
      const isUnder = (line: OverlayLine) =>
        Math.max(Math.abs(line.left - left), Math.abs(line.width - width), Math.abs(line.top - bottom)) <= 2;
      expect(drawn.filter(isUnder)).toHaveLength(1);
    }
  }, PATIENCE);
}
