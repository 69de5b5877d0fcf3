import { documentElement } from './dom';
import { flatParent } from './flat-tree';
import { rectsOf } from './hit-test';
import type { Mark } from './page-flow';
import { isPartlyInView } from './scrolling';

/** A point of the viewport, CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Distance between line and card, and between card and the viewport's edge, CSS pixels. */
const GAP = 6;
const MARGIN = 8;

/** Least height of a card, CSS pixels: in a very low viewport it scrolls, and covers the line rather than vanish. */
const LEAST_HEIGHT = 120;

/** Room below a mark that is enough for most cards, CSS pixels; what is higher scrolls. */
const ENOUGH_HEIGHT = 360;

/** A mark that is higher than this part of the viewport is not kept clear as a whole, only the line at the pointer. */
const KEPT_CLEAR = 1 / 3;

/** Looks at whether the mark has moved without an event, ms. */
const LOOK_MS = 200;

/**
 * Places a card below a mark, or above it where there is more room and not enough below, and keeps it there while
 * things move. It changes sides only where its side has no room left, so that it doesn't jump when it grows.
 * @param point Where the pointer was: the card begins where the line under it does.
 * @param onGone Is told when the mark has left the viewport after having been in it.
 * @returns how to stop.
 */
export function placeBeside(
  place: HTMLElement,
  mark: Mark,
  point: Point | null,
  onGone: () => void,
): () => void {
  const element = flatParent(mark.flow.pieces[0].node);
  let wasSeen = false;
  let side: Side | null = null;
  let frame: number | undefined;
  place.classList.add('unplaced');
  const update = () => {
    frame = undefined;
    const line = anchorOf(rectsOf(mark), point);
    // Without the scroll bar, which 100vw includes.
    const width = documentElement()?.clientWidth ?? innerWidth;
    side = sideOf(line, wasSeen ? side : null);
    place.style.maxWidth = `${width - 2 * MARGIN}px`;
    place.style.maxHeight = `${Math.max(LEAST_HEIGHT, roomAt(side, line))}px`;
    const { offsetWidth, offsetHeight } = place;
    const top = side === 'below' ? line.bottom + GAP : line.top - GAP - offsetHeight;
    place.style.left = `${Math.round(between(line.left, width - offsetWidth))}px`;
    place.style.top = `${Math.round(between(top, innerHeight - offsetHeight))}px`;
    const isGone = !element || !isPartlyInView(line, element);
    place.classList.toggle('unplaced', isGone);
    if (isGone && wasSeen) onGone();
    wasSeen ||= !isGone;
  };
  const plan = () => {
    frame ??= requestAnimationFrame(update);
  };
  const listening = new AbortController();
  const options = { capture: true, passive: true, signal: listening.signal };
  for (const type of ['scroll', 'resize']) addEventListener(type, plan, options);
  const sizes = new ResizeObserver(plan);
  sizes.observe(place);
  const timer = setInterval(plan, LOOK_MS);
  update();
  return () => {
    listening.abort();
    sizes.disconnect();
    clearInterval(timer);
    if (frame !== undefined) cancelAnimationFrame(frame);
  };
}

type Side = 'below' | 'above';

function roomAt(side: Side, { top, bottom }: DOMRect): number {
  return (side === 'below' ? innerHeight - bottom : top) - GAP - MARGIN;
}

/** So that the card stays in the viewport: it begins at MARGIN where it does not fit. */
function between(at: number, most: number): number {
  return Math.max(MARGIN, Math.min(at, most - MARGIN));
}

/** @param before The side on which the card has been seen, or null. */
function sideOf(line: DOMRect, before: Side | null): Side {
  if (before && roomAt(before, line) >= LEAST_HEIGHT) return before;
  return roomAt('below', line) >= Math.min(ENOUGH_HEIGHT, roomAt('above', line)) ? 'below' : 'above';
}

/** What the card keeps clear of: from left to right one line of the mark, from top to bottom all of it. */
function anchorOf(rects: readonly DOMRect[], point: Point | null): DOMRect {
  if (rects.length === 0) return new DOMRect();
  const line = rects.find(({ top, bottom }) => point && top <= point.y && point.y <= bottom) ?? rects[0];
  const top = Math.min(...rects.map((rect) => rect.top));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  if (bottom - top > innerHeight * KEPT_CLEAR) return line;
  return new DOMRect(line.left, top, line.width, bottom - top);
}
