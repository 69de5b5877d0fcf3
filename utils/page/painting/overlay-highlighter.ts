import { OVERLAY_LOOK_MS } from '../../limits';
import { FORCED_COLOURS, lookOf, type MarkClass, markColours } from '../../marks/look';
import type { Surface } from '../card/surface';
import { rectOf } from '../common/dom';
import { flatParent } from '../common/flat-tree';
import { level } from '../common/level';
import { restAfter } from '../common/rest';
import { Grounds } from './grounds';
import type { MarkOptions } from './highlight-rules';
import { forcedColours, type Highlighter } from './highlighter';
import { type DrawnLine, OverlayDrawing } from './overlay-drawing';
import type { Box } from './overlay-paths';
import { View } from './overlay-view';
import { isPageDark } from './page-ground';

/** Drawing may take one part in so many of the time. */
const REST = 4;

/**
 * Draws ranges over the text, in the extension's own element, whose shadow root is closed: what the page may not learn
 * of, and all where the browser has no highlights. It lies in the document's co-ordinates, so that it scrolls with the
 * page by itself. The element is there from the first, whether anything is drawn in it or not: a page that could see
 * it come and go could find out by changing its text what is drawn.
 */
export class OverlayHighlighter implements Highlighter {
  readonly #surface: Surface;
  readonly #drawing: OverlayDrawing;
  readonly #classes = new Map<AbstractRange, MarkClass>();
  /** The ranges that begin in each box; those of the boxes near the viewport are looked at. */
  readonly #ranges = new Map<Element, Set<AbstractRange>>();
  readonly #boxes = new Map<AbstractRange, Element>();
  readonly #near = new Set<Element>();
  readonly #sight = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: '50%' });
  readonly #changes = new MutationObserver(() => this.#plan());
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Time before which nothing is drawn again, ms since the page's beginning. */
  #rest = 0;
  #dark = isPageDark();
  #options: MarkOptions;

  constructor(surface: Surface, options: MarkOptions) {
    this.#surface = surface;
    this.#options = options;
    this.#drawing = new OverlayDrawing(surface.overlayPlace);
    this.#watch(document);
  }

  paint(name: MarkClass, ranges: readonly AbstractRange[]): void {
    for (const range of ranges) {
      const box = boxAround(range.startContainer);
      if (!box) continue;
      this.#classes.set(range, name);
      this.#boxes.set(range, box);
      const others = this.#ranges.get(box);
      if (others) others.add(range);
      else {
        this.#ranges.set(box, new Set([range]));
        this.#sight.observe(box);
      }
    }
    this.#plan();
  }

  erase(_name: MarkClass, ranges: readonly AbstractRange[]): void {
    for (const range of ranges) {
      const box = this.#boxes.get(range);
      this.#classes.delete(range);
      this.#boxes.delete(range);
      const others = box && this.#ranges.get(box);
      if (!box || !others?.delete(range) || others.size > 0) continue;
      this.#ranges.delete(box);
      this.#near.delete(box);
      this.#sight.unobserve(box);
    }
    this.#plan();
  }

  flush(): void {
    this.#plan();
  }

  addRoot(root: ShadowRoot): void {
    this.#watch(root);
  }

  /** What was in it is erased by itself; watching it on does no harm. */
  removeRoot(): void {}

  restore(): void {
    this.#surface.keep();
    this.#dark = isPageDark();
    this.#plan();
  }

  follow(): void {
    this.#plan();
  }

  setOptions(options: MarkOptions): void {
    this.#options = options;
    this.#plan();
  }

  stop(): void {
    this.#sight.disconnect();
    this.#changes.disconnect();
    clearTimeout(this.#timer);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#drawing.remove();
    this.#surface.release();
  }

  #watch(root: Document | ShadowRoot): void {
    this.#changes.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && this.#ranges.has(target)) this.#near.add(target);
      else this.#near.delete(target);
    }
    this.#plan();
  }

  /** Draws at the next frame, or once it has rested. */
  #plan(): void {
    if (this.#frame !== undefined) return;
    const wait = this.#rest - performance.now();
    if (wait > 0) this.#planIn(wait);
    else this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #planIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#plan(), ms);
  }

  #draw(): void {
    this.#frame = undefined;
    const begin = performance.now();
    const ranges = [...this.#near].flatMap((box) => [...(this.#ranges.get(box) ?? [])]);
    // All that is read of the layout is read at once, before anything is changed.
    this.#drawing.draw(ranges.length > 0 ? this.#lines(ranges) : []);
    this.#rest = performance.now() + restAfter(performance.now() - begin, REST);
    // Style sheets, fonts, pictures and movements shift text without telling anybody.
    if (ranges.length > 0) this.#planIn(Math.max(OVERLAY_LOOK_MS, this.#rest - performance.now()));
  }

  #lines(ranges: readonly AbstractRange[]): DrawnLine[] {
    level(this.#surface.overlayPlace);
    const view = new View((node) => this.#surface.owns(node));
    const { left, top } = rectOf(this.#surface.overlayPlace);
    const grounds = new Grounds();
    const isForced = forcedColours().matches;
    const colours = isForced ? FORCED_COLOURS : markColours(this.#dark, this.#options.dim);
    const lines = ranges.flatMap((range) => {
      const name = this.#classes.get(range);
      const parent = flatParent(range.startContainer);
      const look = name && lookOf(name, this.#options.markStyles, colours);
      if (!look || !parent) return [];
      const isFaded = this.#options.dim && !isForced && name !== 'snippet';
      const veil = isFaded
        ? { colour: `rgb(${grounds.of(parent).rgb})`, part: 1 - grounds.shareOf(range) }
        : null;
      return view.linesOf(range, parent).map((line) => ({ name, look, veil, box: moved(line, -left, -top) }));
    });
    // What was saved lies beneath the marks: its name comes late.
    return lines.sort((a, b) => (a.name < b.name ? 1 : -1));
  }
}

function moved({ left, top, right, bottom }: Box, x: number, y: number): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** The innermost element around a node that has a box of its own; null for what is in no document. */
function boxAround(node: Node): Element | null {
  let element = flatParent(node);
  while (element && getComputedStyle(element).display === 'contents') element = flatParent(element);
  return element;
}
