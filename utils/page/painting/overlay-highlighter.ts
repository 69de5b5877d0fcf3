import { OVERLAY_LOOK_MS } from '../../limits';
import { FORCED_COLOURS, lookOf, type MarkClass, markColours } from '../../marks/look';
import { documentBody, documentElement, flatParent, rectOf, topmostAt } from '../common/dom';
import {
  EVERYWHERE,
  intersectionOf,
  linesOf,
  type Rect,
  rectsOfRange,
  undoPageZoom,
} from '../common/viewport';
import { restAfter } from '../common/work';
import { Backgrounds, isPageDark } from './fading';
import { forcedColours, type Highlighter, type MarkOptions, type OverlayHost } from './highlights';
import { type DrawnLine, OverlayDrawing } from './overlay-drawing';

/** Drawing may take one part in so many of the time. */
const REST_FACTOR = 4;

/**
 * Draws ranges over the text, in the extension's own element, whose shadow root is closed: what the page may not learn
 * of, and all where the browser has no highlights. It lies in the document's co-ordinates, so that it scrolls with the
 * page by itself. The element is there from the first, whether anything is drawn in it or not: a page that could see
 * it come and go could find out by changing its text what is drawn.
 */
export class OverlayHighlighter implements Highlighter {
  readonly #surface: OverlayHost;
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

  constructor(surface: OverlayHost, options: MarkOptions) {
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
    this.#surface.pin();
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
    this.#surface.unpin();
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
    this.#rest = performance.now() + restAfter(performance.now() - begin, REST_FACTOR);
    // Style sheets, fonts, pictures and movements shift text without telling anybody.
    if (ranges.length > 0) this.#planIn(Math.max(OVERLAY_LOOK_MS, this.#rest - performance.now()));
  }

  #lines(ranges: readonly AbstractRange[]): DrawnLine[] {
    undoPageZoom(this.#surface.overlayPlace);
    const visible = new VisibleLines((node) => this.#surface.owns(node));
    const { left, top } = rectOf(this.#surface.overlayPlace);
    const backgrounds = new Backgrounds();
    const isForced = forcedColours().matches;
    const colours = isForced ? FORCED_COLOURS : markColours(this.#dark, this.#options.dim);
    const lines = ranges.flatMap((range) => {
      const name = this.#classes.get(range);
      const parent = flatParent(range.startContainer);
      const look = name && lookOf(name, this.#options.markStyles, colours);
      if (!look || !parent) return [];
      const isFaded = this.#options.dim && !isForced && name !== 'snippet';
      const veil = isFaded
        ? { colour: `rgb(${backgrounds.of(parent).rgb})`, part: 1 - backgrounds.shareOf(range) }
        : null;
      return visible
        .linesOf(range, parent)
        .map((line) => ({ name, look, veil, box: moved(line, -left, -top) }));
    });
    // What was saved lies beneath the marks: its name comes late.
    return lines.sort((a, b) => (a.name < b.name ? 1 : -1));
  }
}

function moved({ left, top, right, bottom }: Rect, x: number, y: number): Rect {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** The innermost element around a node that has a box of its own; null for what is in no document. */
function boxAround(node: Node): Element | null {
  let element = flatParent(node);
  while (element && getComputedStyle(element).display === 'contents') element = flatParent(element);
  return element;
}

/**
 * What the reader sees of texts, as it is at one moment: of what does not change within it, each element is asked
 * once. All co-ordinates are the viewport's.
 */
export class VisibleLines {
  readonly #isOwn: (node: EventTarget | null) => boolean;
  readonly #insides = new Map<Element, Rect>();
  readonly #ancestors = new Map<Element, Set<Element>>();

  /** @param isOwn Whether a node is the extension's own, which covers what is under it. */
  constructor(isOwn: (node: EventTarget | null) => boolean) {
    this.#isOwn = isOwn;
  }

  /** The lines of a range, as far as boxes around them let them be seen and nothing that stays put covers them. */
  linesOf(range: AbstractRange, parent: Element): Rect[] {
    const inside = this.#insideOf(parent);
    return linesOf(rectsOfRange(range))
      .map((line) => intersectionOf(line, inside))
      .filter((line) => line !== null)
      .filter((line) => !this.#isCovered(line, parent));
  }

  /** Where the contents of an element can be seen: in it and in all around it that cuts its contents off. */
  #insideOf(element: Element | null): Rect {
    // What these two cut off, the viewport cuts off.
    if (!element || element === documentBody() || element === documentElement()) return EVERYWHERE;
    const known = this.#insides.get(element);
    if (known) return known;
    const { position, display, overflowX, overflowY } = getComputedStyle(element);
    const holder = position === 'absolute' ? placedParent(element) : flatParent(element);
    const around = position === 'fixed' ? EVERYWHERE : this.#insideOf(holder);
    const hasBox = display !== 'inline' && display !== 'contents';
    const inside = hasBox && overflowX + overflowY !== 'visiblevisible' ? cutBy(element, around) : around;
    this.#insides.set(element, inside);
    return inside;
  }

  /** Whether something covers the middle of a line that doesn't scroll with it: a fixed head, a dialog, the card. */
  #isCovered({ left, top, right, bottom }: Rect, parent: Element): boolean {
    const topmost = topmostAt((left + right) / 2, (top + bottom) / 2);
    if (!topmost || topmost === parent) return false;
    if (this.#isOwn(topmost)) return true;
    const around = this.#ancestorsOf(parent);
    for (let box: Element | null = topmost; box && !around.has(box); box = flatParent(box)) {
      if (/fixed|sticky/.test(getComputedStyle(box).position)) return true;
    }
    return false;
  }

  #ancestorsOf(element: Element): Set<Element> {
    const known = this.#ancestors.get(element);
    if (known) return known;
    const ancestors = new Set<Element>();
    for (let each: Element | null = element; each; each = flatParent(each)) ancestors.add(each);
    this.#ancestors.set(element, ancestors);
    return ancestors;
  }
}

/** The nearest element around one that is placed absolutely whose own place it is placed by. */
function placedParent(element: Element): Element | null {
  for (let each = flatParent(element); each; each = flatParent(each)) {
    const { position, transform } = getComputedStyle(each);
    if (position !== 'static' || transform !== 'none') return each;
  }
  return null;
}

function cutBy(element: Element, around: Rect): Rect {
  const inside = intersectionOf(rectOf(element), around);
  return inside ?? { left: 0, top: 0, right: 0, bottom: 0 };
}
