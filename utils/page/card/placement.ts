import { documentElement, flatParent } from '../common/dom';
import { isPartlyInView, type Rect, rectsOf, undoPageZoom } from '../common/viewport';
import type { Mark } from '../reading/page-flow';

/** A point of the viewport, CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How often to check whether the mark has moved without an event, ms. */
const LOOK_MS = 200;

/** A page that rewrites a text removes the old one first: the card waits this long for the new one, ms. */
const REPLACED_MS = 2_000;

/**
 * Places a card beside a mark, and keeps it there while things move. It changes sides only when its side has
 * no room left, so that it doesn't jump as it grows.
 * @param point Where the pointer was on the mark: the card starts at the line there.
 * @param onGone Called when the mark has left the viewport after having been in it; at once where it already
 * has.
 * @returns A function that stops it.
 */
export function placeBeside(
  place: HTMLElement,
  mark: Mark,
  point: Point | null,
  onGone: () => void,
): () => void {
  const element = flatParent(mark.flow.pieces[0].node);
  let wasSeen = point !== null;
  let replacedAt: number | null = null;
  let spot: Spot | null = null;
  let frame: number | undefined;
  place.classList.add('unplaced');
  const update = () => {
    frame = undefined;
    undoPageZoom(place);
    // Without the scroll bar, which 100vw includes.
    const view = { width: documentElement()?.clientWidth ?? innerWidth, height: innerHeight };
    const rects = rectsOf(mark);
    if (rects.length > 0) replacedAt = null;
    else if (wasSeen) replacedAt ??= performance.now();
    if (replacedAt !== null && performance.now() - replacedAt < REPLACED_MS) return;
    spot = spotFor(rects, point, view, wasSeen ? spot : null);
    const max = maxSizeAt(spot);
    place.style.maxWidth = `${max.width}px`;
    place.style.maxHeight = `${max.height}px`;
    const corner = cornerAt(spot, { width: place.offsetWidth, height: place.offsetHeight });
    place.style.left = `${corner.left}px`;
    place.style.top = `${corner.top}px`;
    const isGone = !element || !rects.some((rect) => isPartlyInView(rect, element));
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

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a card goes: after a line (below it, or to the right of a column) or before it. */
export interface Spot {
  readonly isAfter: boolean;
  readonly isColumn: boolean;
  /**
   * What the card keeps clear of, and the viewport. For columns left and top are swapped, as in all sizes
   * here.
   */
  readonly line: Rect;
  readonly view: Size;
}

/** Distance between line and card, and between card and the viewport's edge, CSS pixels. */
const GAP = 6;
const MARGIN = 8;

/** The edge distance in viewports narrower or lower than SMALL_VIEW, such as the frames of news tickers. */
const SMALL_MARGIN = 2;
const SMALL_VIEW = 200;

/**
 * Minimum height of a card, CSS pixels: in a low viewport it scrolls, and covers the line rather than vanish.
 */
const MIN_HEIGHT = 120;

/** Minimum width beside a column, CSS pixels; with less room the card goes below or above. */
const MIN_WIDTH = 240;

/** Room after a mark that is enough for most cards, CSS pixels; a larger card scrolls. */
const ENOUGH = 360;

/** A mark higher than this part of the viewport (for columns: wider) is not kept clear as a whole. */
const KEPT_CLEAR = 1 / 3;

/**
 * Whether lines of text run from top to bottom: because of the writing mode, a rotation, or one character a
 * line.
 */
export function areColumns(lines: readonly Rect[]): boolean {
  const shape = lines.reduce((sum, { left, top, right, bottom }) => sum + bottom - top - (right - left), 0);
  return shape > 0;
}

/**
 * Where a card covers as little as possible of what it explains: after its lines, unless there is too little
 * room after them and more before them.
 * @param lines The lines or columns of a mark; without any the card goes into the corner.
 * @param point Where the pointer was: the card starts at the line there. Null without a pointer.
 * @param before The card's previous spot, whose side it keeps while there is room; or null.
 */
export function spotFor(
  lines: readonly Rect[],
  point: { readonly x: number; readonly y: number } | null,
  view: Size,
  before: Spot | null,
): Spot {
  const spot = (isColumn: boolean): Spot => {
    const turned = isColumn ? turn(view) : view;
    const line = clearOf(
      isColumn ? lines.map(turnBox) : lines,
      point && (isColumn ? point.x : point.y),
      turned,
    );
    const [after, ahead] = [true, false].map((isAfter) => roomAt({ isAfter, isColumn, line, view: turned }));
    const kept = before?.isColumn === isColumn ? before.isAfter : null;
    const isKept = kept !== null && (kept ? after : ahead) >= minRoomFor(isColumn);
    const isAfter = isKept ? kept : after >= Math.min(ENOUGH, ahead);
    return { isAfter, isColumn, line, view: turned };
  };
  if (areColumns(lines)) {
    const beside = spot(true);
    if (roomAt(beside) >= MIN_WIDTH) return beside;
  }
  return spot(false);
}

/** The maximum size of a card there. */
export function maxSizeAt(spot: Spot): Size {
  const { isColumn, view } = spot;
  const margin = marginOf(view);
  const height = Math.min(view.height - 2 * margin, Math.max(minRoomFor(isColumn), roomAt(spot)));
  const max = { width: view.width - 2 * margin, height };
  return isColumn ? turn(max) : max;
}

/** The upper left corner of a card of this size; all of the card is in the viewport. */
export function cornerAt(spot: Spot, size: Size): { readonly left: number; readonly top: number } {
  const { isAfter, isColumn, line, view } = spot;
  const card = isColumn ? turn(size) : size;
  const margin = marginOf(view);
  const between = (at: number, max: number) => Math.round(Math.max(margin, Math.min(at, max - margin)));
  const along = between(line.left, view.width - card.width);
  const across = between(
    isAfter ? line.bottom + GAP : line.top - GAP - card.height,
    view.height - card.height,
  );
  return isColumn ? { left: across, top: along } : { left: along, top: across };
}

/**
 * What a card keeps clear of: horizontally one line, the one at a height or the first; vertically all lines.
 */
function clearOf(lines: readonly Rect[], height: number | null, view: Size): Rect {
  if (lines.length === 0) return { left: 0, top: 0, right: 0, bottom: 0 };
  const isAt = ({ top, bottom }: Rect) => height !== null && top <= height && height <= bottom;
  const { left, top, right, bottom } = lines.find(isAt) ?? lines[0];
  const upper = Math.min(...lines.map((line) => line.top));
  const lower = Math.max(...lines.map((line) => line.bottom));
  const isWhole = lower - upper <= view.height * KEPT_CLEAR;
  return isWhole ? { left, top: upper, right, bottom: lower } : { left, top, right, bottom };
}

function roomAt({ isAfter, line, view }: Spot): number {
  return (isAfter ? view.height - line.bottom : line.top) - GAP - marginOf(view);
}

function minRoomFor(isColumn: boolean): number {
  return isColumn ? MIN_WIDTH : MIN_HEIGHT;
}

function marginOf({ width, height }: Size): number {
  return Math.min(width, height) < SMALL_VIEW ? SMALL_MARGIN : MARGIN;
}

function turn({ width, height }: Size): Size {
  return { width: height, height: width };
}

function turnBox({ left, top, right, bottom }: Rect): Rect {
  return { left: top, top: left, right: bottom, bottom: right };
}
