import { autoUpdate, computePosition, flip, hide, offset, shift, size } from '@floating-ui/dom';
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

/** A mark that is higher than this part of the viewport is not kept clear as a whole, only the line at the pointer. */
const KEPT_CLEAR = 1 / 3;

/**
 * Places a card below a mark, or above it where there is no room below, and keeps it there while things move.
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
  place.classList.add('unplaced');
  const update = async () => {
    // The width without the scroll bar, which 100vw includes.
    place.style.maxWidth = `${(documentElement()?.clientWidth ?? innerWidth) - 2 * MARGIN}px`;
    const { x, y, middlewareData } = await computePosition(reference, place, {
      strategy: 'fixed',
      placement: 'bottom-start',
      middleware: [
        offset(GAP),
        flip({ fallbackPlacements: ['top-start'], crossAxis: false, padding: MARGIN }),
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

/** What the card keeps clear of: from left to right one line of the mark, from top to bottom all of it. */
function anchorOf(rects: readonly DOMRect[], point: Point | null): DOMRect {
  if (rects.length === 0) return new DOMRect();
  const line = rects.find(({ top, bottom }) => point && top <= point.y && point.y <= bottom) ?? rects[0];
  const top = Math.min(...rects.map((rect) => rect.top));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  if (bottom - top > innerHeight * KEPT_CLEAR) return line;
  return new DOMRect(line.left, top, line.width, bottom - top);
}
