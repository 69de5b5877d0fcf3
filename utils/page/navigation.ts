import { rectsOf } from './hit-test';
import type { Mark, PageFlow } from './page-flow';

export type Direction = 'next' | 'previous';

/**
 * The mark after or before another one in reading order, wrapping round; without one the first in or below the
 * viewport, or the last above it. Marks that aren't shown are passed over. Null where none is shown.
 */
export function neighbourOf(
  current: Mark | null,
  flows: readonly PageFlow[],
  direction: Direction,
): Mark | null {
  const marks = flows.flatMap((flow) => flow.marks);
  const step = direction === 'next' ? 1 : -1;
  const place = current ? marks.indexOf(current) : -1;
  const first = place >= 0 ? place + step : fromViewport(marks, direction);
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[modulo(first + i * step, marks.length)];
    if (rectsOf(mark).length > 0) return mark;
  }
  return null;
}

/** The nth place of a phrase among the flows' marks (from 0, wrapping round); null where it has none. */
export function placeOf(phrase: string, nth: number, flows: readonly PageFlow[]): Mark | null {
  const places = flows.flatMap((flow) => flow.marks.filter((mark) => mark.phrase === phrase));
  return places[modulo(nth, places.length)] ?? null;
}

function fromViewport(marks: readonly Mark[], direction: Direction): number {
  const below = lowest(marks.length, (i) => {
    const [rect] = rectsOf(marks[i]);
    return rect ? rect.bottom > 0 : null;
  });
  return direction === 'next' ? below : below - 1;
}

/**
 * The lowest index from which on `isBelow` holds, `count` where it never does; found by halving, as pages are read
 * from top to bottom. An index for which it is null is taken to be like the next one for which it is not.
 */
export function lowest(count: number, isBelow: (index: number) => boolean | null): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    let probe = middle;
    let below = isBelow(probe);
    while (below === null && ++probe < high) below = isBelow(probe);
    if (below === null || below) high = middle;
    else low = probe + 1;
  }
  return low;
}

function modulo(index: number, count: number): number {
  return ((index % count) + count) % count;
}
