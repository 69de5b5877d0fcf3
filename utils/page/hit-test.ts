import { hostOf, isElement, isNode, isSlot, parentOf, rootOf } from './dom';
import { pieceAt } from './flow';
import { allMarksOf, markOfRange } from './marks';
import type { Mark, PageFlow } from './page-flow';

/** From so many marks in one element on the browser is asked which of them are near: rects of each would take too long. */
const MANY_MARKS = 64;

interface HighlightHit {
  readonly ranges: readonly AbstractRange[];
}

/** Finds the mark under the pointer. Of all marks only those are looked at whose text stands in the event's target. */
export class HitTest {
  readonly #byParent = new WeakMap<Node, Set<PageFlow>>();
  readonly #parents = new WeakMap<PageFlow, ReadonlySet<Node>>();

  /** From now on the marks are found that the flow has at the time of a test. */
  add(flow: PageFlow): void {
    const parents = new Set<Node>();
    for (const { node } of flow.pieces) {
      const parent = holderOf(node);
      if (parent) parents.add(parent);
    }
    this.#parents.set(flow, parents);
    for (const parent of parents) {
      const others = this.#byParent.get(parent);
      if (others) others.add(flow);
      else this.#byParent.set(parent, new Set([flow]));
    }
  }

  remove(flow: PageFlow): void {
    for (const parent of this.#parents.get(flow) ?? []) this.#byParent.get(parent)?.delete(flow);
  }

  /**
   * The mark at a point of the viewport (CSS pixels), or null.
   * @param target The innermost node that got the pointer's event, so that what covers a mark hides it from here, too.
   */
  markAt(target: EventTarget | undefined, x: number, y: number): Mark | null {
    for (const element of holdersOf(target)) {
      const flows = this.#byParent.get(element);
      if (!flows) continue;
      for (const mark of candidates(flows, element, x, y)) {
        if (!parentsOf(mark).includes(element)) continue;
        if (rectsOf(mark).some((rect) => holds(rect, x, y))) return mark;
      }
    }
    return null;
  }
}

function candidates(flows: ReadonlySet<PageFlow>, element: Node, x: number, y: number): Iterable<Mark> {
  let count = 0;
  for (const { marks, inherited } of flows) {
    count += marks.length + inherited.length;
    if (count > MANY_MARKS) return nearby(element, x, y) ?? allMarksOf(flows);
  }
  return allMarksOf(flows);
}

/** The marks that the browser says are painted at a point; null where it can't tell. */
function nearby(element: Node, x: number, y: number): Mark[] | null {
  const registry = CSS.highlights as unknown as {
    highlightsFromPoint?(x: number, y: number, options: { shadowRoots: ShadowRoot[] }): HighlightHit[];
  };
  if (!registry.highlightsFromPoint) return null;
  const root = rootOf(element);
  const hits = registry.highlightsFromPoint(x, y, { shadowRoots: root instanceof ShadowRoot ? [root] : [] });
  return hits.flatMap(({ ranges }) => ranges.map(markOfRange)).filter((mark) => mark !== undefined);
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
function parentsOf({ flow, start, end }: Mark): (Node | null)[] {
  const pieces = flow.pieces.slice(pieceAt(flow, start), pieceAt(flow, end - 1) + 1);
  return pieces.map(({ node }) => holderOf(node));
}

function holderOf(node: Node): Node | null {
  const parent = parentOf(node);
  return hostOf(parent) ?? parent;
}

/** A target and, where it is a slot, the host whose own text it may show. */
function holdersOf(target: EventTarget | undefined): Node[] {
  if (!isNode(target)) return [];
  const host = isElement(target) && isSlot(target) ? hostOf(rootOf(target)) : null;
  return host ? [target, host] : [target];
}

function holds(rect: DOMRect, x: number, y: number): boolean {
  return x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom;
}
