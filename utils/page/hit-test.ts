import { PLACES_MS } from '../limits';
import { parentOf, rootOf } from './dom';
import { pieceAt } from './flow';
import type { Mark } from './page-flow';

/** From so many marks in one element on, measuring all of them at every movement of the pointer would take too long. */
const MANY_MARKS = 64;

interface HighlightHit {
  readonly ranges: readonly AbstractRange[];
}

/** Where the marks of an element with many of them were when they were last measured. */
interface Places {
  readonly element: Node;
  /** Time of measuring, ms since the page's beginning. */
  readonly time: number;
  readonly rects: ReadonlyMap<Mark, readonly DOMRect[]>;
}

/** Finds the mark under the pointer. Of all marks only those are looked at whose text stands in the event's target. */
export class HitTest {
  readonly #byParent = new WeakMap<Node, Set<Mark>>();
  readonly #byRange = new WeakMap<AbstractRange, Mark>();
  readonly #parents = new WeakMap<Mark, readonly Node[]>();
  #places: Places | null = null;

  add(mark: Mark): void {
    this.#places = null;
    const parents = [...parentsOf(mark)];
    this.#parents.set(mark, parents);
    for (const range of mark.ranges) this.#byRange.set(range, mark);
    for (const parent of parents) {
      const others = this.#byParent.get(parent);
      if (others) others.add(mark);
      else this.#byParent.set(parent, new Set([mark]));
    }
  }

  remove(mark: Mark): void {
    this.#places = null;
    for (const parent of this.#parents.get(mark) ?? []) this.#byParent.get(parent)?.delete(mark);
  }

  /**
   * The mark at a point of the viewport (CSS pixels), or null.
   * @param target The innermost node that got the pointer's event, so that what covers a mark hides it from here, too.
   */
  markAt(target: EventTarget | undefined, x: number, y: number): Mark | null {
    for (const element of holdersOf(target)) {
      const marks = this.#byParent.get(element);
      if (!marks || marks.size === 0) continue;
      const candidates = marks.size > MANY_MARKS ? this.#nearby(marks, element, x, y) : marks;
      for (const mark of candidates) if (rectsOf(mark).some((rect) => holds(rect, x, y))) return mark;
    }
    return null;
  }

  /** The page has scrolled or changed: what was measured no longer holds. */
  forgetPlaces(): void {
    this.#places = null;
  }

  /** Marks among which the one at a point is, if there is one. */
  #nearby(marks: ReadonlySet<Mark>, element: Node, x: number, y: number): Iterable<Mark> {
    const hits = highlightsAt(element, x, y);
    if (hits) {
      const found = hits.flatMap(({ ranges }) => ranges.map((range) => this.#byRange.get(range)));
      return found.filter((mark) => mark !== undefined && marks.has(mark)) as Mark[];
    }
    const now = performance.now();
    if (this.#places?.element !== element || now - this.#places.time > PLACES_MS) {
      const rects = new Map(Array.from(marks, (mark) => [mark, rectsOf(mark)]));
      this.#places = { element, time: now, rects };
    }
    return [...this.#places.rects]
      .filter(([, rects]) => rects.some((rect) => holds(rect, x, y)))
      .map(([mark]) => mark);
  }
}

/** What the browser's own hit test says; null where it has none, as Firefox 140 and Chromium 120. */
function highlightsAt(element: Node, x: number, y: number): readonly HighlightHit[] | null {
  const registry = CSS.highlights as unknown as
    | { highlightsFromPoint?(x: number, y: number, options: { shadowRoots: ShadowRoot[] }): HighlightHit[] }
    | undefined;
  if (!registry?.highlightsFromPoint) return null;
  const root = rootOf(element);
  return registry.highlightsFromPoint(x, y, { shadowRoots: root instanceof ShadowRoot ? [root] : [] });
}

/** Where a mark is shown in the viewport, line by line; empty where it is not. */
export function rectsOf({ ranges }: Mark): DOMRect[] {
  return ranges.flatMap(rectsOfRange);
}

/** Where a range's text is shown in the viewport, and elements that are wholly in it; empty where it is not. */
export function rectsOfRange({
  startContainer,
  startOffset,
  endContainer,
  endOffset,
}: AbstractRange): DOMRect[] {
  try {
    const live = new Range();
    live.setStart(startContainer, startOffset);
    live.setEnd(endContainer, endOffset);
    return [...live.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  } catch {
    // The page has shortened the text and was not read again yet.
    return [];
  }
}

/** Elements whose own text the mark is part of; of text directly in a shadow tree the host. */
function* parentsOf({ flow, start, end }: Mark): Generator<Node> {
  const last = pieceAt(flow, end - 1);
  for (let i = pieceAt(flow, start); i <= last; i++) {
    const parent = parentOf(flow.pieces[i].node);
    if (parent) yield parent instanceof ShadowRoot ? parent.host : parent;
  }
}

/** A target and, where it is a slot, the host whose own text it may show. */
function holdersOf(target: EventTarget | undefined): Node[] {
  if (!(target instanceof Node)) return [];
  const root = target instanceof HTMLSlotElement ? rootOf(target) : null;
  return root instanceof ShadowRoot ? [target, root.host] : [target];
}

function holds(rect: DOMRect, x: number, y: number): boolean {
  return x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom;
}
