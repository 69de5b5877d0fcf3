import { parentOf, rootOf } from './dom';
import { pieceAt } from './flow';
import type { Mark } from './page-flow';

/** From so many marks in one element on the browser is asked which of them are near: rects of each would take too long. */
const MANY_MARKS = 64;

interface HighlightHit {
  readonly ranges: readonly AbstractRange[];
}

/** Finds the mark under the pointer. Of all marks only those are looked at whose text stands in the event's target. */
export class HitTest {
  readonly #byParent = new WeakMap<Node, Set<Mark>>();
  readonly #byRange = new WeakMap<AbstractRange, Mark>();
  readonly #parents = new WeakMap<Mark, readonly Node[]>();

  add(mark: Mark): void {
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

  #nearby(marks: ReadonlySet<Mark>, element: Node, x: number, y: number): Iterable<Mark> {
    const registry = CSS.highlights as unknown as {
      highlightsFromPoint?(x: number, y: number, options: { shadowRoots: ShadowRoot[] }): HighlightHit[];
    };
    if (!registry.highlightsFromPoint) return marks;
    const root = rootOf(element);
    const hits = registry.highlightsFromPoint(x, y, {
      shadowRoots: root instanceof ShadowRoot ? [root] : [],
    });
    const found = hits.flatMap(({ ranges }) => ranges.map((range) => this.#byRange.get(range)));
    return found.filter((mark) => mark !== undefined && marks.has(mark)) as Mark[];
  }
}

/** Where a mark is shown in the viewport, line by line; empty where it is not. */
export function rectsOf({ ranges }: Mark): DOMRect[] {
  return ranges.flatMap((range) => {
    try {
      const live = new Range();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return [...live.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    } catch {
      // The page has shortened the text and was not read again yet.
      return [];
    }
  });
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
