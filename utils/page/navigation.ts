import { lowest } from './halving';
import { rectsOf } from './hit-test';
import type { Mark, PageFlow } from './page-flow';

export type Direction = 'next' | 'previous';

/**
 * The mark after or before another one in reading order, wrapping round; without one the first in or below the
 * viewport, or the last above it. Marks that aren't shown are passed over. Null where none is shown.
 */
export function neighbourOf(
  current: Mark | null,
  flows: Iterable<PageFlow>,
  direction: Direction,
): Mark | null {
  const marks = [...flows].flatMap((flow) => flow.marks);
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
export function placeOf(phrase: string, nth: number, flows: Iterable<PageFlow>): Mark | null {
  const places = [...flows].flatMap((flow) => flow.marks.filter((mark) => mark.phrase === phrase));
  return places[modulo(nth, places.length)] ?? null;
}

function fromViewport(marks: readonly Mark[], direction: Direction): number {
  const below = lowest(marks.length, (i) => {
    const [rect] = rectsOf(marks[i]);
    return rect ? rect.bottom > 0 : null;
  });
  return direction === 'next' ? below : below - 1;
}

function modulo(index: number, count: number): number {
  return ((index % count) + count) % count;
}
