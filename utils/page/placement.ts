import { autoUpdate, computePosition, hide, offset, shift, size } from '@floating-ui/dom';
import { documentElement } from './dom';
import { flatParent } from './flat-tree';
import { rectsOf } from './hit-test';
import type { Mark } from './page-flow';

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
  const reference = {
    getBoundingClientRect: () => anchorOf(rectsOf(mark), point),
    contextElement: flatParent(mark.flow.pieces[0].node) ?? undefined,
  };
  let wasSeen = false;
  let side: Side | null = null;
  place.classList.add('unplaced');
  const update = async () => {
    // The width without the scroll bar, which 100vw includes.
    place.style.maxWidth = `${(documentElement()?.clientWidth ?? innerWidth) - 2 * MARGIN}px`;
    side = sideOf(reference.getBoundingClientRect(), wasSeen ? side : null);
    const { x, y, middlewareData } = await computePosition(reference, place, {
      strategy: 'fixed',
      placement: side,
      middleware: [
        offset(GAP),
        shift({ padding: MARGIN }),
        size({
          padding: MARGIN,
          apply: ({ availableHeight }) => {
            place.style.maxHeight = `${Math.max(LEAST_HEIGHT, availableHeight)}px`;
          },
        }),
        hide(),
      ],
    });
    place.style.left = `${Math.round(x)}px`;
    place.style.top = `${Math.round(y)}px`;
    const isGone = middlewareData.hide?.referenceHidden === true;
    place.classList.toggle('unplaced', isGone);
    if (isGone && wasSeen) onGone();
    wasSeen ||= !isGone;
  };
  return autoUpdate(reference, place, () => void update());
}

type Side = 'bottom-start' | 'top-start';

/** @param before The side on which the card has been seen, or null. */
function sideOf({ top, bottom }: DOMRect, before: Side | null): Side {
  const above = top - GAP - MARGIN;
  const below = innerHeight - bottom - GAP - MARGIN;
  if (before === 'bottom-start' && below >= LEAST_HEIGHT) return before;
  if (before === 'top-start' && above >= LEAST_HEIGHT) return before;
  return below >= Math.min(ENOUGH_HEIGHT, above) ? 'bottom-start' : 'top-start';
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
