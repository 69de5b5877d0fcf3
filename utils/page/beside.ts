import type { Box } from './overlay-paths';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Which side of a line a card is on. */
export type Side = 'below' | 'above' | 'right' | 'left';

/** Distance between line and card, and between card and the viewport's edge, CSS pixels. */
const GAP = 6;
const MARGIN = 8;

/** The latter in viewports that are narrower or lower than SMALL_VIEW, such as the frames of news tickers. */
const SMALL_MARGIN = 2;
const SMALL_VIEW = 200;

/** Least size of a card, CSS pixels: in a small viewport it scrolls, and covers the line rather than vanish. */
const LEAST: Size = { width: 240, height: 120 };

/** Room that is enough for most cards, CSS pixels; what is larger scrolls. */
const ENOUGH: Size = { width: 340, height: 360 };

/** A mark that is higher (in columns: wider) than this part of the viewport is not kept clear as a whole. */
const KEPT_CLEAR = 1 / 3;

/** Whether lines of text run from top to bottom: by writing mode, by turning, or with one character a line. */
export function areColumns(lines: readonly Box[]): boolean {
  let [width, height] = [0, 0];
  for (const line of lines) {
    width += line.right - line.left;
    height += line.bottom - line.top;
  }
  return height > width;
}

/**
 * What a card keeps clear of: all lines of a mark, or of many the one at the pointer; along the line from where that
 * one begins. An empty box at the corner where there are no lines.
 * @param point Where the pointer was, or null.
 */
export function clearOf(
  lines: readonly Box[],
  point: { readonly x: number; readonly y: number } | null,
  view: Size,
): Box {
  if (lines.length === 0) return { left: 0, top: 0, right: 0, bottom: 0 };
  const isAt = ({ left, top, right, bottom }: Box) =>
    point && (areColumns(lines) ? left <= point.x && point.x <= right : top <= point.y && point.y <= bottom);
  const { left: from, top: upper, right: to, bottom: lower } = lines.find(isAt) ?? lines[0];
  const line = { left: from, top: upper, right: to, bottom: lower };
  const left = Math.min(...lines.map((each) => each.left));
  const right = Math.max(...lines.map((each) => each.right));
  const top = Math.min(...lines.map((each) => each.top));
  const bottom = Math.max(...lines.map((each) => each.bottom));
  if (areColumns(lines)) {
    const isWide = right - left > view.width * KEPT_CLEAR;
    return isWide ? line : { ...line, left, right };
  }
  return bottom - top > view.height * KEPT_CLEAR ? line : { ...line, top, bottom };
}

/**
 * The side of a line on which a card goes: the one after it (below; of columns the right, where Chinese has been read)
 * unless it lacks room and the other has more; of columns below or above where neither has enough.
 * @param before The side on which the card has been seen, which it keeps while it has room there; or null.
 */
export function sideOf(line: Box, view: Size, isColumn: boolean, before: Side | null): Side {
  const room = (side: Side) => roomAt(side, line, view);
  const has = (side: Side, size: Size) =>
    isBeside(side) ? room(side).width >= size.width : room(side).height >= size.height;
  if (before && has(before, LEAST)) return before;
  if (isColumn) {
    const wider = room('left').width > room('right').width ? 'left' : 'right';
    const side = has('right', ENOUGH) ? 'right' : wider;
    if (has(side, LEAST)) return side;
  }
  const { height } = room('above');
  return has('below', { ...ENOUGH, height: Math.min(ENOUGH.height, height) }) ? 'below' : 'above';
}

/** The most that a card may take on a side, whatever room there is. */
export function sizeAt(side: Side, line: Box, view: Size): Size {
  const room = roomAt(side, line, view);
  const whole = wholeOf(view);
  return {
    width: Math.min(whole.width, Math.max(LEAST.width, room.width)),
    height: Math.min(whole.height, Math.max(LEAST.height, room.height)),
  };
}

/** Where a card of some size goes, so that it stays in the viewport: at the margin where it does not fit. */
export function placeAt(
  side: Side,
  line: Box,
  card: Size,
  view: Size,
): { readonly left: number; readonly top: number } {
  const margin = marginOf(view);
  const between = (at: number, most: number) => Math.round(Math.max(margin, Math.min(at, most - margin)));
  const at = {
    below: { left: line.left, top: line.bottom + GAP },
    above: { left: line.left, top: line.top - GAP - card.height },
    right: { left: line.right + GAP, top: line.top },
    left: { left: line.left - GAP - card.width, top: line.top },
  }[side];
  return { left: between(at.left, view.width - card.width), top: between(at.top, view.height - card.height) };
}

function roomAt(side: Side, line: Box, view: Size): Size {
  const { width, height } = wholeOf(view);
  const taken = GAP + marginOf(view);
  switch (side) {
    case 'below':
      return { width, height: view.height - line.bottom - taken };
    case 'above':
      return { width, height: line.top - taken };
    case 'right':
      return { width: view.width - line.right - taken, height };
    case 'left':
      return { width: line.left - taken, height };
  }
}

function isBeside(side: Side): boolean {
  return side === 'left' || side === 'right';
}

function wholeOf(view: Size): Size {
  const margin = marginOf(view);
  return { width: view.width - 2 * margin, height: view.height - 2 * margin };
}

function marginOf({ width, height }: Size): number {
  return Math.min(width, height) < SMALL_VIEW ? SMALL_MARGIN : MARGIN;
}
