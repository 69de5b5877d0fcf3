import { flatParent, rectOf } from './dom';

/** A rectangle, CSS pixels. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** No bounds at all. */
export const EVERYWHERE: Rect = {
  left: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
};

/**
 * Two lines are one where they overlap by this part of the lower one's height: a line also holds small and
 * raised characters.
 */
const SAME_LINE = 0.5;

/** The overlap of two rectangles; null where there is none. */
export function intersectionOf(a: Rect, b: Rect): Rect | null {
  const box = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
  return box.left < box.right && box.top < box.bottom ? box : null;
}

/**
 * The lines of a text, each from its first character to its last, from the boxes of its pieces in reading
 * order. An element in the text counts once, whether its box comes before or after those of its text.
 */
export function linesOf(boxes: Iterable<Rect>): Rect[] {
  const lines: Rect[] = [];
  for (const box of boxes) {
    const line = lines.at(-1);
    if (!line || !isOneLine(line, box)) lines.push(box);
    else lines[lines.length - 1] = unionOf(line, box);
  }
  return lines;
}

function isOneLine(a: Rect, b: Rect): boolean {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const isLevel = shared > SAME_LINE * Math.min(a.bottom - a.top, b.bottom - b.top);
  // Columns can be level, but apart.
  return isLevel && b.left <= a.right + 1 && b.right >= a.left - 1;
}

function unionOf(a: Rect, b: Rect): Rect {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** Where something marked is shown in the viewport, line by line; empty where it is not shown. */
export function rectsOf({ ranges }: { readonly ranges: readonly AbstractRange[] }): DOMRect[] {
  return ranges.flatMap(rectsOfRange);
}

/**
 * Where a range's text, and the elements wholly in it, are shown in the viewport; empty where they are not.
 */
export function rectsOfRange({
  startContainer,
  startOffset,
  endContainer,
  endOffset,
}: AbstractRange): DOMRect[] {
  try {
    const live = new Range();
    live.setStart(startContainer, startOffset);
    live.setEnd(endContainer, endOffset);
    return [...live.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  } catch {
    // The page has shortened the text, which hasn't been read again yet.
    return [];
  }
}

/** Whether part of a rectangle is in the viewport and in all scrolling boxes around the element. */
export function isPartlyInView(rect: DOMRect, element: Element): boolean {
  if (rect.bottom <= 0 || rect.right <= 0 || rect.top >= innerHeight || rect.left >= innerWidth) return false;
  for (let box: Element | null = element; box; box = flatParent(box)) {
    if (!scrolls(box)) continue;
    const { top, bottom } = rectOf(box);
    if (rect.bottom <= top || rect.top >= bottom) return false;
  }
  return true;
}

/** Whether all of a rectangle is in the viewport and in all scrolling boxes around the element. */
export function isWhollyInView(rect: DOMRect, element: Element): boolean {
  if (rect.top < 0 || rect.left < 0 || rect.bottom > innerHeight || rect.right > innerWidth) return false;
  for (let box: Element | null = element; box; box = flatParent(box)) {
    if (!scrolls(box)) continue;
    const { top, bottom } = rectOf(box);
    if (rect.bottom > bottom || rect.top < top) return false;
  }
  return true;
}

/**
 * Whether an element scrolls its contents. The root element and the body don't count: the viewport scrolls
 * for them.
 */
export function scrolls(element: Element): boolean {
  if (element === document.scrollingElement || element instanceof HTMLBodyElement) return false;
  return (
    element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY)
  );
}

/** Smaller differences of zoom are ignored. */
const TOLERANCE = 0.001;

/**
 * Undoes the `zoom` of the page's root element for a part of the surface, so that its pixels are the
 * viewport's: it is placed correctly, and its text keeps its own size whatever the page's.
 */
export function undoPageZoom(place: HTMLElement): void {
  const zoom = place.currentCSSZoom ?? 1;
  if (Math.abs(zoom - 1) >= TOLERANCE) place.style.zoom = String(Number(place.style.zoom || 1) / zoom);
}
