import { MAX_PAINTED, REPAINT_MS } from '../../limits';
import { namespaceOf, rectOf, SVG } from '../common/dom';
import { rectsOf } from '../common/viewport';
import { restAfter } from '../common/work';
import type { Mark, PageFlow } from '../reading/page-flow';
import type { Highlighter } from './highlights';
import type { HitTest } from './hit-test';
import { allMarksOf } from './marks';

/** Finding out which marks are near rests this many times as long as it took. */
const REST_FACTOR = 5;

/** A block whose flow is shorter (UTF-16 units) usually fits into the viewport. */
const SMALL_BLOCK_UNITS = 1_000;

/** Marks that are painted or erased together. */
const CHUNK_MARKS = 200;

/**
 * Decides which marks are painted: all of them, or on pages with very many those in and around the viewport.
 * Chromium goes through all painted ranges at every change of the page, which would make such a page slow.
 */
export class PaintWindow {
  readonly #highlighter: Highlighter;
  readonly #hits: HitTest;
  readonly #inOrder: () => Iterable<PageFlow>;
  readonly #isOpen: boolean;
  readonly #inDrawings: Highlighter | null;
  readonly #painted = new Set<Mark>();
  /** Marks of the page, painted or not. */
  #count = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = REPAINT_MS;

  /**
   * @param hits Gets the marks that can be hit: the painted ones.
   * @param inOrder The flows of the page in reading order.
   * @param isOpen Whether it decides about the marks that the page may learn of, or about the others. The two
   * are decided separately, so that the number of the others shows nowhere.
   * @param inDrawings Paints the text of drawings as well; null where `highlighter` does.
   */
  constructor(
    highlighter: Highlighter,
    hits: HitTest,
    inOrder: () => Iterable<PageFlow>,
    isOpen: boolean,
    inDrawings: Highlighter | null,
  ) {
    this.#inDrawings = inDrawings;
    this.#highlighter = highlighter;
    this.#hits = hits;
    this.#inOrder = inOrder;
    this.#isOpen = isOpen;
  }

  /** Paints a flow's marks; on a page with very many marks only those near the viewport. */
  add(flow: PageFlow): void {
    const marks = [...flow.marks, ...flow.unlisted].filter((mark) => this.#holds(mark));
    if (marks.length === 0) return;
    const wereMany = this.#count > MAX_PAINTED;
    this.#count += marks.length;
    const areMany = this.#count > MAX_PAINTED;
    const rect = areMany ? rectByBlock(flow) : null;
    if (!areMany || (rect && isNearby(rect))) for (const mark of marks) this.#paint(mark);
    if (areMany && (!wereMany || !rect || this.#painted.size > MAX_PAINTED)) this.plan();
  }

  remove(mark: Mark): void {
    if (!this.#holds(mark)) return;
    this.#count--;
    this.#erase(mark);
    if (this.#count > this.#painted.size) this.plan();
  }

  /** The viewport, or something in it, has moved: checks in a moment which marks are in it. */
  plan(): void {
    if (this.#count <= MAX_PAINTED && this.#count === this.#painted.size) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const begin = performance.now();
      this.#update();
      this.#wait = Math.max(REPAINT_MS, restAfter(performance.now() - begin, REST_FACTOR));
    }, this.#wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#painted.clear();
    this.#count = 0;
  }

  #update(): void {
    const wanted = new Set(this.#count <= MAX_PAINTED ? this.#marksIn(this.#inOrder()) : this.#nearby());
    for (const mark of this.#painted) if (!wanted.has(mark)) this.#erase(mark);
    for (const mark of wanted) this.#paint(mark);
    this.#highlighter.flush();
  }

  /** Marks of the chunks in or within a viewport's height of the viewport. */
  *#nearby(): Generator<Mark> {
    for (const chunk of this.#chunks()) {
      const first = firstRect(chunk.values());
      const last = firstRect(backwards(chunk));
      if (first && last && isNearby(first, last)) yield* chunk;
    }
  }

  #holds({ audience }: Mark): boolean {
    return (audience !== 'user') === this.#isOpen;
  }

  *#marksIn(flows: Iterable<PageFlow>): Generator<Mark> {
    for (const mark of allMarksOf(flows)) if (this.#holds(mark)) yield mark;
  }

  *#chunks(): Generator<readonly Mark[]> {
    let chunk: Mark[] = [];
    for (const mark of this.#marksIn(this.#inOrder())) {
      chunk.push(mark);
      if (chunk.length < CHUNK_MARKS) continue;
      yield chunk;
      chunk = [];
    }
    if (chunk.length > 0) yield chunk;
  }

  #paint(mark: Mark): void {
    if (this.#painted.has(mark)) return;
    this.#painted.add(mark);
    this.#highlighter.paint(mark.markClass, mark.drawn);
    if (isInDrawing(mark)) this.#inDrawings?.paint(mark.markClass, mark.drawn);
    this.#hits.add(mark);
  }

  #erase(mark: Mark): void {
    if (!this.#painted.delete(mark)) return;
    this.#highlighter.erase(mark.markClass, mark.drawn);
    if (isInDrawing(mark)) this.#inDrawings?.erase(mark.markClass, mark.drawn);
    this.#hits.remove(mark);
  }
}

function isInDrawing({ flow }: Mark): boolean {
  return namespaceOf(flow.block) === SVG;
}

function* backwards<T>(items: readonly T[]): Generator<T> {
  for (let i = items.length - 1; i >= 0; i--) yield items[i];
}

/**
 * Whether something between two boxes can be in the viewport or within its size of it; in columns their order
 * may be reversed.
 */
function isNearby(a: DOMRect, b = a): boolean {
  const [width, height] = [innerWidth, innerHeight];
  const isInHeight = Math.min(a.top, b.top) <= 2 * height && Math.max(a.bottom, b.bottom) >= -height;
  return isInHeight && Math.min(a.left, b.left) <= 2 * width && Math.max(a.right, b.right) >= -width;
}

/**
 * The box of the first mark that is shown, or of its block where that is small, which is quicker to ask for.
 */
function firstRect(marks: Iterable<Mark>): DOMRect | null {
  for (const mark of marks) {
    const rect = rectByBlock(mark.flow) ?? rectsOf(mark)[0];
    if (rect && rect.height > 0) return rect;
  }
  return null;
}

/**
 * A flow's block as an approximation of where it is; null where the block is too large. A short flow may be
 * one of very many in a high block, between line breaks.
 */
function rectByBlock({ block, text }: PageFlow): DOMRect | null {
  if (text.length >= SMALL_BLOCK_UNITS) return null;
  const rect = rectOf(block);
  return rect.height < innerHeight ? rect : null;
}
