import { firstIndex } from '../../binary-search';
import { flatParent, rectOf } from '../common/dom';
import { isWhollyInView, rectsOf, scrolls } from '../common/viewport';
import type { FlowRange, Mark, PageFlow } from '../reading/page-flow';

export type Direction = 'next' | 'previous';

/**
 * The mark after or before another one in reading order, wrapping round. Without another one, the first or
 * last in view; where none is in view, the nearest below or above. Skips marks that aren't shown; null where
 * none is shown.
 */
export function neighbourOf(
  current: Mark | null,
  flows: Iterable<PageFlow>,
  direction: Direction,
  isShown: (mark: Mark) => boolean,
): Mark | null {
  const marks = [...flows].flatMap((flow) => flow.marks.filter(isShown));
  const step = direction === 'next' ? 1 : -1;
  const index = current ? marks.indexOf(current) : -1;
  const first = index >= 0 ? index + step : fromViewport(marks, direction);
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[modulo(first + i * step, marks.length)];
    if (rectsOf(mark).length > 0) return mark;
  }
  return null;
}

/** The nth occurrence of a phrase among the flows' marks (from 0, wrapping round); null where it has none. */
export function occurrenceOf(phrase: string, nth: number, flows: Iterable<PageFlow>): Mark | null {
  const occurrences = [...flows].flatMap((flow) => flow.marks.filter((mark) => mark.phrase === phrase));
  return occurrences[modulo(nth, occurrences.length)] ?? null;
}

/**
 * The mark of a flow that has the same phrase and begins nearest to where another mark began; null where none
 * has.
 */
export function nearestOccurrence({ phrase, start }: Mark, flow: PageFlow): Mark | null {
  const distance = (mark: Mark) => Math.abs(mark.start - start);
  const alike = [...flow.marks, ...flow.unlisted].filter((mark) => mark.phrase === phrase);
  return alike.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

function fromViewport(marks: readonly Mark[], direction: Direction): number {
  const firstWith = (test: (rect: DOMRect) => boolean) =>
    firstBelow(marks.length, (i) => {
      const [rect] = rectsOf(marks[i]);
      return rect ? test(rect) : null;
    });
  if (direction === 'next') return firstWith((rect) => rect.bottom > 0);
  return firstWith((rect) => rect.top >= innerHeight) - 1;
}

/** Whether part of a mark is in the viewport. */
export function isInView(mark: Mark): boolean {
  return rectsOf(mark).some((rect) => rect.bottom > 0 && rect.top < innerHeight);
}

/**
 * Scrolls to a marked text where it is not fully in view, smoothly unless the user prefers reduced motion.
 * Returns whether the page is still scrolling.
 */
export function reveal(mark: FlowRange): boolean {
  const [rect] = rectsOf(mark);
  const element = flatParent(mark.flow.pieces[0].node);
  if (!rect || !element || isWhollyInView(rect, element)) return false;
  // Firefox drops a smooth scroll in a hidden tab, which a popup in a tab of its own can ask for.
  const isCalm = document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const behavior = isCalm ? 'instant' : 'smooth';
  const isShort = rectOf(element).height < innerHeight * 0.8;
  // Only the browser's own method also scrolls the pages around a frame.
  if (isShort) element.scrollIntoView({ block: 'center', inline: 'nearest', behavior });
  else scrollToMiddle(rect, element, behavior);
  return behavior === 'smooth';
}

function scrollToMiddle(rect: DOMRect, element: Element, behavior: ScrollBehavior): void {
  let middle = (rect.top + rect.bottom) / 2;
  for (let box: Element | null = element; box; box = flatParent(box)) {
    if (!scrolls(box)) continue;
    const { top, bottom } = rectOf(box);
    const target = box.scrollTop + middle - (top + bottom) / 2;
    const moved = Math.min(Math.max(target, 0), box.scrollHeight - box.clientHeight) - box.scrollTop;
    box.scrollBy({ top: moved, behavior });
    middle -= moved;
  }
  scrollBy({ top: middle - innerHeight / 2, behavior });
}

function modulo(index: number, count: number): number {
  return ((index % count) + count) % count;
}

/**
 * The first index from which `isBelow` holds; `count` where it never does. Found by halving, as pages are
 * read from top to bottom. An index for which it is null counts as the next one for which it is not.
 */
export function firstBelow(count: number, isBelow: (index: number) => boolean | null): number {
  // What is known so far: the last index above, and the first from which all are below.
  let above = -1;
  let below = count;
  return firstIndex(count, (index) => {
    if (index <= above) return true;
    for (let probe = index; probe < below; probe++) {
      const is = isBelow(probe);
      if (is === false) {
        above = probe;
        return true;
      }
      if (is) break;
    }
    below = index;
    return false;
  });
}
