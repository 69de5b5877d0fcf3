import { autoUpdate, computePosition, flip, hide, inline, offset, shift, size } from '@floating-ui/dom';
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

/**
 * Places a card below a mark's line, or above it where there is no room below, and keeps it there while things move.
 * @param point Where the pointer was: it tells which line of a mark that runs over several.
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
    getBoundingClientRect: () => bounds(rectsOf(mark)),
    getClientRects: () => rectsOf(mark),
    contextElement: flatParent(mark.flow.pieces[0].node) ?? undefined,
  };
  let wasSeen = false;
  place.classList.add('unplaced');
  const update = async () => {
    const { x, y, middlewareData } = await computePosition(reference, place, {
      strategy: 'fixed',
      placement: 'bottom-start',
      middleware: [
        inline(point ?? {}),
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

function bounds(rects: readonly DOMRect[]): DOMRect {
  if (rects.length === 0) return new DOMRect();
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  const right = Math.max(...rects.map((rect) => rect.right));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}
