import { PLACES_MS } from '../../limits';
import { caretAt, hostOf, isElement, isNode, isSlot, parentOf, rootOf, shadowRootOf } from '../common/dom';
import { rectsOf } from '../common/viewport';
import { pieceAt } from '../reading/flow';
import type { Mark } from '../reading/page-flow';

/**
 * From this many marks in one element on, measuring all of them at every pointer movement would take too
 * long.
 */
const MANY_MARKS = 64;

/** The measured marks of an element that has many. */
interface MeasuredMarks {
  readonly element: Node;
  /** Time of measuring, ms since the page's beginning. */
  readonly time: number;
  readonly rects: ReadonlyMap<Mark, readonly DOMRect[]>;
}

/** Finds the mark under the pointer. Only marks whose text is in the event's target are considered. */
export class HitTest {
  readonly #byParent = new WeakMap<Node, Set<Mark>>();
  readonly #parents = new WeakMap<Mark, readonly Node[]>();
  readonly #isShown: (mark: Mark) => boolean;
  #measured: MeasuredMarks | null = null;
  /** Those of the mark added last. Marks of one text have the same, and share one array. */
  #latest: readonly Node[] = [];

  /** @param isShown Whether the user sees a mark at all. */
  constructor(isShown: (mark: Mark) => boolean) {
    this.#isShown = isShown;
  }

  add(mark: Mark): void {
    this.#measured = null;
    const parents = parentsOf(mark);
    if (!areSame(parents, this.#latest)) this.#latest = parents;
    this.#parents.set(mark, this.#latest);
    for (const parent of parents) {
      const others = this.#byParent.get(parent);
      if (others) others.add(mark);
      else this.#byParent.set(parent, new Set([mark]));
    }
  }

  /**
   * The mark's text may be in other elements now, for example in a new one that the page has put around it.
   */
  follow(mark: Mark): void {
    if (!this.#parents.has(mark)) return;
    this.remove(mark);
    this.add(mark);
  }

  remove(mark: Mark): void {
    this.#measured = null;
    for (const parent of this.#parents.get(mark) ?? []) this.#byParent.get(parent)?.delete(mark);
    this.#parents.delete(mark);
  }

  /**
   * The mark at a point of the viewport (CSS pixels), or null; a listed one where there are several.
   * @param target The innermost node that got the pointer's event: what covers a mark hides it from here,
   * too.
   * @param isOpen Whether only points count at which the page knows of a mark.
   */
  markAt(target: EventTarget | undefined, x: number, y: number, isOpen = false): Mark | null {
    for (const element of textParentsOf(target)) {
      const marks = this.#byParent.get(element);
      if (!marks || marks.size === 0) continue;
      const candidates = marks.size > MANY_MARKS ? this.#nearby(marks, element, x, y) : marks;
      const found = [...candidates]
        .filter(this.#isShown)
        .filter((mark) => rectsOf(mark).some((rect) => contains(rect, x, y)));
      if (isOpen && found.every(({ audience }) => audience === 'user')) continue;
      const mark = found.find(({ audience }) => audience !== 'page') ?? found[0];
      if (mark) return mark;
    }
    return null;
  }

  /** Whether the page knows of any mark in the innermost node that got the pointer's event. */
  isNear(target: EventTarget | undefined): boolean {
    for (const element of textParentsOf(target))
      for (const { audience } of this.#byParent.get(element) ?? []) if (audience !== 'user') return true;
    return false;
  }

  /** The page has scrolled or changed, so that measurements no longer hold. */
  forgetRects(): void {
    this.#measured = null;
  }

  /** Candidates for the mark at a point. */
  #nearby(marks: ReadonlySet<Mark>, element: Node, x: number, y: number): Iterable<Mark> {
    const caret = caretIn(element, x, y);
    if (caret) return [...marks].filter(({ ranges }) => ranges.some((range) => mayContain(range, caret)));
    const now = performance.now();
    if (this.#measured?.element !== element || now - this.#measured.time > PLACES_MS) {
      const rects = new Map(Array.from(marks, (mark) => [mark, rectsOf(mark)]));
      this.#measured = { element, time: now, rects };
    }
    return [...this.#measured.rects]
      .filter(([, rects]) => rects.some((rect) => contains(rect, x, y)))
      .map(([mark]) => mark);
  }
}

/** The text position at a point, if it is in an element's own text; otherwise null. */
function caretIn(element: Node, x: number, y: number): CaretPosition | null {
  const root = rootOf(element);
  const own = isElement(element) ? shadowRootOf(element) : null;
  const roots = [hostOf(root) ? (root as ShadowRoot) : null, own].filter((each) => each !== null);
  const caret = caretAt(x, y, roots);
  return caret && textParentOf(caret.offsetNode) === element ? caret : null;
}

/** Whether a position can be in a range. Ranges over several nodes are decided when they are measured. */
function mayContain(
  { startContainer, startOffset, endContainer, endOffset }: AbstractRange,
  { offsetNode, offset }: CaretPosition,
): boolean {
  if (startContainer !== endContainer) return true;
  return startContainer === offsetNode && startOffset <= offset && offset <= endOffset;
}

/** Elements whose own text the mark is part of. */
function parentsOf({ flow, start, end }: Mark): readonly Node[] {
  const pieces = flow.pieces.slice(pieceAt(flow, start), pieceAt(flow, end - 1) + 1);
  return pieces.map(({ node }) => textParentOf(node)).filter((parent) => parent !== null);
}

function areSame(some: readonly Node[], others: readonly Node[]): boolean {
  return some.length === others.length && some.every((node, at) => node === others[at]);
}

/** The element whose own text a node is; the host for text directly in a shadow tree. */
function textParentOf(node: Node): Node | null {
  const parent = parentOf(node);
  return hostOf(parent) ?? parent;
}

/** The target and, where it is a slot, the host whose own text it may show. */
function textParentsOf(target: EventTarget | undefined): Node[] {
  if (!isNode(target)) return [];
  const host = isElement(target) && isSlot(target) ? hostOf(rootOf(target)) : null;
  return host ? [target, host] : [target];
}

function contains(rect: DOMRect, x: number, y: number): boolean {
  return x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom;
}
