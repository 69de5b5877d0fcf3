import { styleOf } from '../../marks/look';
import { hasCompany } from '../../match/company';
import type { FrameReport } from '../../reports/report';
import type { Mark, PageFlow } from '../reading/page-flow';
import { CssHighlighter } from './css-highlighter';
import { forcedColours, type Highlighters, type MarkOptions, type OverlayHost } from './highlights';
import { HitTest } from './hit-test';
import { allMarksOf, hiddenPhraseTest, isUnchanged, marksOf } from './marks';
import { OverlayHighlighter } from './overlay-highlighter';
import { PaintWindow } from './paint-window';
import { MarkCount } from './report';

/** What the user has set that matters for painting. */
export interface PaintOptions extends MarkOptions {
  /** Keys of phrases that are not marked, see `hiddenPhraseTest`. */
  readonly hiddenPhrases: readonly string[];
}

/** Turns the matches of flows into marks: painted, counted and found under the pointer. */
export class Painter {
  readonly highlighters: Highlighters;
  readonly #flows = new Set<PageFlow>();
  readonly #onGone: (mark: Mark, successor: Mark | null) => void;
  readonly #count = new MarkCount();
  readonly #inOrder: () => Iterable<PageFlow>;
  readonly #windows: readonly PaintWindow[];
  #options: MarkOptions;
  #hides: (phrase: string) => boolean;
  /** Whether the user wants to see marks of this kind and strength. */
  readonly isShown = ({ markClass }: Mark): boolean => styleOf(this.#options.markStyles, markClass) !== 'off';
  readonly hits = new HitTest(this.isShown);

  /**
   * @param surface Where to draw the marks that the page may not learn of, or that the browser can't paint.
   * @param isOwnPage Whether the page is the extension's own.
   * @param inOrder The flows of the page in reading order.
   * @param onGone Called with each mark that is gone, and the same mark painted again, if it was.
   */
  constructor(
    surface: OverlayHost,
    isOwnPage: boolean,
    options: PaintOptions,
    inOrder: () => Iterable<PageFlow>,
    onGone: (mark: Mark, successor: Mark | null) => void,
  ) {
    this.highlighters = makeHighlighters(surface, isOwnPage, options);
    this.#options = options;
    this.#hides = hiddenPhraseTest(options.hiddenPhrases);
    this.#inOrder = inOrder;
    const { open, hidden } = this.highlighters;
    this.#windows = [
      new PaintWindow(open, this.hits, inOrder, true, paintsDrawings() || open === hidden ? null : hidden),
      new PaintWindow(hidden, this.hits, inOrder, false, null),
    ];
    this.#onGone = onGone;
  }

  /** The flows of the page, including those without matches. */
  get flows(): ReadonlySet<PageFlow> {
    return this.#flows;
  }

  add(flow: PageFlow): void {
    this.#flows.add(flow);
    this.#count.addFlow(flow);
  }

  /** Paints a flow's matches instead of what was painted for it before. */
  paint(flow: PageFlow): void {
    const shown = (flow.matches ?? []).filter(
      (match) => hasCompany(match, flow.company) && !this.#hides(match.phrase),
    );
    const all = marksOf(flow, shown);
    const before = [...allMarksOf([flow])];
    for (const mark of flow.marks) this.#count.removeMark(mark);
    flow.marks = all.filter(({ audience }) => audience !== 'page');
    flow.unlisted = all.filter(({ audience }) => audience === 'page');
    flow.inherited = [];
    for (const mark of flow.marks) this.#count.addMark(mark);
    for (const window of this.#windows) window.add(flow);
    this.#erase(before, all);
  }

  /** A flow was read again and is the same, but its text may be in other elements now. */
  refreshHits(flow: PageFlow): void {
    for (const mark of allMarksOf([flow])) this.hits.follow(mark);
  }

  /**
   * Removes a flow. Unchanged marks stay painted until its successor is painted, so that they don't flicker
   * where only the text after them has changed.
   */
  remove(flow: PageFlow, successor: PageFlow | null): void {
    const before = [...allMarksOf([flow])];
    this.#flows.delete(flow);
    this.#count.removeFlow(flow);
    for (const mark of flow.marks) this.#count.removeMark(mark);
    flow.marks = [];
    flow.unlisted = [];
    flow.inherited = [];
    const fitting = new Set(successor ? before.filter(isUnchanged) : []);
    if (successor) successor.inherited = [...fitting];
    if (successor && fitting.size > 0) successor.company = flow.company;
    this.#erase(
      before.filter((mark) => !fitting.has(mark)),
      [],
    );
  }

  addRoot(root: ShadowRoot): void {
    for (const each of this.highlighters.all) each.addRoot(root);
  }

  removeRoot(root: ShadowRoot): void {
    for (const each of this.highlighters.all) each.removeRoot(root);
  }

  /** Ends a piece of work: erases what has to go, and restores what the page has taken away. */
  flush(): void {
    for (const each of this.highlighters.all) {
      each.flush();
      each.restore();
    }
    this.hits.forgetRects();
  }

  /** What is painted. @param complete Passed on in the report. */
  report(complete: boolean): Omit<FrameReport, 'snippets' | 'own'> {
    return this.#count.report(this.#inOrder(), complete);
  }

  /** The viewport, or something in it, has moved. */
  follow(): void {
    for (const window of this.#windows) window.plan();
    for (const each of this.highlighters.all) each.follow();
    this.hits.forgetRects();
  }

  /** How marks are painted. */
  setOptions(options: MarkOptions): void {
    this.#options = options;
    for (const each of this.highlighters.all) each.setOptions(options);
  }

  /** Stops marking hidden phrases, and marks those again that are no longer hidden. */
  hide(phrases: readonly string[]): void {
    const before = this.#hides;
    const hides = hiddenPhraseTest(phrases);
    this.#hides = hides;
    for (const flow of this.#flows) {
      if (flow.matches?.some(({ phrase }) => before(phrase) !== hides(phrase))) this.paint(flow);
    }
    this.flush();
  }

  stop(): void {
    for (const window of this.#windows) window.stop();
    for (const each of this.highlighters.all) each.stop();
    this.#flows.clear();
  }

  #erase(gone: readonly Mark[], marks: readonly Mark[]): void {
    if (gone.length === 0) return;
    const successors = new Map(marks.map((mark) => [`${mark.start} ${mark.phrase}`, mark]));
    for (const mark of gone) {
      for (const window of this.#windows) window.remove(mark);
      this.#onGone(mark, successors.get(`${mark.start} ${mark.phrase}`) ?? null);
    }
  }
}

/** Firefox paints the lines of highlights on SVG text, Chromium doesn't (tried: Firefox 153, Chromium 156). */
function paintsDrawings(): boolean {
  return CSS.supports('-moz-appearance: none');
}

/**
 * Scripts of the page and its frames and other extensions can read the ranges of the CSS Custom Highlight
 * API. So what is private is drawn in an overlay that they can't see into. Everything is drawn there where
 * the browser lacks highlights, and where the system forces its colours, since Chromium then paints every
 * highlight as a block of one colour.
 * @param surface The extension's element in the page, where an overlay is drawn.
 * @param isOwnPage Whether the page is the extension's own, where nobody else reads anything.
 */
function makeHighlighters(surface: OverlayHost, isOwnPage: boolean, options: MarkOptions): Highlighters {
  const hasHighlights = typeof Highlight === 'function' && CSS.highlights !== undefined;
  const usesHighlights = hasHighlights && !forcedColours().matches;
  const open = usesHighlights ? new CssHighlighter(options) : new OverlayHighlighter(surface, options);
  const hidden = usesHighlights && !isOwnPage ? new OverlayHighlighter(surface, options) : open;
  return { open, hidden, all: open === hidden ? [open] : [open, hidden] };
}
