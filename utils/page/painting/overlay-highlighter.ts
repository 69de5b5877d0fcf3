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

/** Drawing rests this many times as long as it took. */
const REST_FACTOR = 4;

/**
 * Draws ranges over the text, in the extension's own element, whose shadow root is closed: what the page may
 * not learn of, and everything where the browser has no highlights. The overlay has the document's
 * coordinates, so it scrolls with the page. The element is always there, whether anything is drawn or not: if
 * it came and went, a page could change its text and see what is drawn.
 */
export class OverlayHighlighter implements Highlighter {
  readonly #surface: OverlayHost;
  readonly #drawing: OverlayDrawing;
  readonly #classes = new Map<AbstractRange, MarkClass>();
  /** The ranges that begin in each box. Only boxes near the viewport are looked at. */
  readonly #ranges = new Map<Element, Set<AbstractRange>>();
  readonly #boxes = new Map<AbstractRange, Element>();
  readonly #near = new Set<Element>();
  readonly #sight = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: '50%' });
  readonly #changes = new MutationObserver(() => this.#plan());
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Nothing is drawn again before this time, ms since the page's beginning. */
  #rest = 0;
  #dark = false;
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

  /** Its ranges are erased separately; watching it longer does no harm. */
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

  /** Draws in the next frame, or after the rest. */
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
    // Reads all of the layout before changing anything.
    this.#drawing.draw(ranges.length > 0 ? this.#lines(ranges) : []);
    this.#rest = performance.now() + restAfter(performance.now() - begin, REST_FACTOR);
    // Style sheets, fonts, pictures and animations move text without an event.
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
    // Saved snippets lie beneath the marks; their name sorts last.
    return lines.sort((a, b) => (a.name < b.name ? 1 : -1));
  }
}

function moved({ left, top, right, bottom }: Rect, x: number, y: number): Rect {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** The innermost element around a node with a box of its own; null outside any document. */
function boxAround(node: Node): Element | null {
  let element = flatParent(node);
  while (element && getComputedStyle(element).display === 'contents') element = flatParent(element);
  return element;
}

/**
 * Which lines of texts the user sees at one moment. What can't change within that moment is read once for
 * each element. All coordinates are the viewport's.
 */
export class VisibleLines {
  readonly #isOwn: (node: EventTarget | null) => boolean;
  readonly #insides = new Map<Element, Rect>();
  readonly #ancestors = new Map<Element, Set<Element>>();

  /** @param isOwn Whether a node is the extension's own, which covers what is beneath it. */
  constructor(isOwn: (node: EventTarget | null) => boolean) {
    this.#isOwn = isOwn;
  }

  /**
   * The visible lines of a range: cut to the boxes around them, without those that something fixed covers.
   */
  linesOf(range: AbstractRange, parent: Element): Rect[] {
    const inside = this.#insideOf(parent);
    return linesOf(rectsOfRange(range))
      .map((line) => intersectionOf(line, inside))
      .filter((line) => line !== null)
      .filter((line) => !this.#isCovered(line, parent));
  }

  /**
   * The area in which an element's contents are visible: inside it and inside everything around it that
   * clips.
   */
  #insideOf(element: Element | null): Rect {
    // What these two clip, the viewport clips as well.
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

  /**
   * Whether something that doesn't scroll with a line covers its middle: a fixed header, a dialog, the card.
   */
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

/** The nearest positioned ancestor, which determines the position of an absolutely positioned element. */
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
