import { rectsOf } from '../painting/hit-test';
import type { Mark, PageFlow } from '../reading/page-flow';
import { lowest } from './halving';

export type Direction = 'next' | 'previous';

/**
 * The mark after or before another one in reading order, wrapping round. Without one the first or the last
 * in view; where none is, the nearest below or above. Marks that aren't
 * shown are passed over. Null where none is shown.
 */
export function neighbourOf(
  current: Mark | null,
  flows: Iterable<PageFlow>,
  direction: Direction,
  isShown: (mark: Mark) => boolean,
): Mark | null {
  const marks = [...flows].flatMap((flow) => flow.marks.filter(isShown));
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

/** The mark of a flow that has another one's phrase and begins nearest to where that began; null where none has. */
export function nearestLike({ phrase, start }: Mark, flow: PageFlow): Mark | null {
  const distance = (mark: Mark) => Math.abs(mark.start - start);
  const alike = [...flow.marks, ...flow.unlisted].filter((mark) => mark.phrase === phrase);
  return alike.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

function fromViewport(marks: readonly Mark[], direction: Direction): number {
  const firstWith = (test: (rect: DOMRect) => boolean) =>
    lowest(marks.length, (i) => {
      const [rect] = rectsOf(marks[i]);
      return rect ? test(rect) : null;
    });
  if (direction === 'next') return firstWith((rect) => rect.bottom > 0);
  return firstWith((rect) => rect.top >= innerHeight) - 1;
}

/** Whether any of a mark is in the viewport. */
export function isInView(mark: Mark): boolean {
  return rectsOf(mark).some((rect) => rect.bottom > 0 && rect.top < innerHeight);
}

function modulo(index: number, count: number): number {
  return ((index % count) + count) % count;
}
