import type { FrameReport } from '../reports/report';
import { fits } from './fits';
import { type Highlighter, makeHighlighter } from './highlighter';
import { HitTest } from './hit-test';
import { MarkCount, marksOf } from './marks';
import type { Mark, PageFlow } from './page-flow';
import { PaintWindow } from './paint-window';
import type { Surface } from './surface';

/** Turns the matches of flows into marks that are painted, counted and can be hit. */
export class Painter {
  readonly highlighter: Highlighter;
  readonly #flows = new Set<PageFlow>();
  readonly #onGone: (mark: Mark, heir: Mark | null) => void;
  readonly #count = new MarkCount();
  readonly #inOrder: () => Iterable<PageFlow>;
  readonly #window: PaintWindow;
  readonly hits = new HitTest();

  /**
   * @param surface Where marks are drawn that the browser can't paint.
   * @param inOrder The flows of the page in reading order.
   * @param onGone Is told of each mark that has gone, and of the same one painted anew, if it was.
   */
  constructor(
    surface: Surface,
    inOrder: () => Iterable<PageFlow>,
    onGone: (mark: Mark, heir: Mark | null) => void,
  ) {
    this.highlighter = makeHighlighter(surface);
    this.#inOrder = inOrder;
    this.#window = new PaintWindow(this.highlighter, this.hits, inOrder);
    this.#onGone = onGone;
  }

  /** The flows of the page, those without matches included. */
  get flows(): ReadonlySet<PageFlow> {
    return this.#flows;
  }

  add(flow: PageFlow): void {
    this.#flows.add(flow);
    this.#count.addFlow(flow);
  }

  /** Paints a flow's matches in the place of what was painted for it before. */
  paint(flow: PageFlow): void {
    const marks = marksOf(flow, flow.matches ?? []);
    const before = [...flow.marks, ...flow.inherited];
    for (const mark of flow.marks) this.#count.removeMark(mark);
    flow.marks = marks;
    flow.inherited = [];
    for (const mark of marks) this.#count.addMark(mark);
    this.#window.add(flow);
    this.#erase(before, marks);
  }

  /**
   * Takes a flow away. Marks that still fit stay painted until its heir is painted, so that they don't blink where
   * only the text after them has changed.
   */
  remove(flow: PageFlow, heir: PageFlow | null): void {
    const before = [...flow.marks, ...flow.inherited];
    this.#flows.delete(flow);
    this.#count.removeFlow(flow);
    for (const mark of flow.marks) this.#count.removeMark(mark);
    flow.marks = [];
    flow.inherited = [];
    const fitting = new Set(heir ? before.filter(fits) : []);
    if (heir) heir.inherited = [...fitting];
    this.#erase(
      before.filter((mark) => !fitting.has(mark)),
      [],
    );
  }

  addRoot(root: ShadowRoot): void {
    this.highlighter.addRoot(root);
  }

  removeRoot(root: ShadowRoot): void {
    this.highlighter.removeRoot(root);
  }

  /** Ends a piece of work: erases what has to go, and puts back what the page has taken away. */
  flush(): void {
    this.highlighter.flush();
    this.highlighter.restore();
    this.hits.forgetPlaces();
  }

  /** What is painted; `complete` is passed on. */
  report(complete: boolean): Omit<FrameReport, 'snippets' | 'own'> {
    return this.#count.report(this.#inOrder(), complete);
  }

  /** The viewport, or what stands in it, has moved. */
  follow(): void {
    this.#window.plan();
    this.highlighter.follow();
    this.hits.forgetPlaces();
  }

  /** Whether what is marked is faded. */
  setDim(dim: boolean): void {
    this.highlighter.setDim(dim);
  }

  stop(): void {
    this.#window.stop();
    this.highlighter.stop();
    this.#flows.clear();
  }

  #erase(gone: readonly Mark[], marks: readonly Mark[]): void {
    if (gone.length === 0) return;
    const heirs = new Map(marks.map((mark) => [mark.start, mark]));
    for (const mark of gone) {
      this.#window.remove(mark);
      const heir = heirs.get(mark.start);
      this.#onGone(mark, heir?.phrase === mark.phrase ? heir : null);
    }
  }
}
