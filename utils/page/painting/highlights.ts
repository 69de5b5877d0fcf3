import {
  declarationsOf,
  lookOf,
  MARK_CLASSES,
  type MarkClass,
  type MarkStyles,
  markColours,
} from '../../marks/look';

/** Paints ranges without touching the page's nodes. */
export interface Highlighter {
  paint(name: MarkClass, ranges: readonly AbstractRange[]): void;
  /** Stops painting ranges, all of them together at the next `flush`. */
  erase(name: MarkClass, ranges: readonly AbstractRange[]): void;
  flush(): void;
  /** Paints in an open shadow tree, too. */
  addRoot(root: ShadowRoot): void;
  removeRoot(root: ShadowRoot): void;
  /** Restores what the page has taken away, and follows its switch between light and dark. */
  restore(): void;
  /** The viewport, or something in it, has moved. */
  follow(): void;
  setOptions(options: MarkOptions): void;
  stop(): void;
}

/** The extension's element in the page, in which an overlay is drawn. */
export interface OverlayHost {
  /** Positioned in the document's coordinates. */
  readonly overlayPlace: HTMLElement;
  /** Whether a node is the extension's own, as seen from the page's tree. */
  owns(node: EventTarget | null): boolean;
  /** Keeps the element in the page until `unpin`. */
  pin(): void;
  unpin(): void;
}

/** What paints what. The two can be the same; `all` has each once. */
export interface Highlighters {
  /** Paints what the page may learn of, since its scripts can read what is painted. */
  readonly open: Highlighter;
  /** Draws what no page may learn of. */
  readonly hidden: Highlighter;
  readonly all: readonly Highlighter[];
}

/**
 * Whether the system forces its colours on pages. Highlighters are chosen once, so everything is painted
 * again when this changes.
 */
export const forcedColours = (): MediaQueryList => matchMedia('(forced-colors: active)');

/** How marks are painted. */
export interface MarkOptions {
  /** Whether the text and the lines of all marks are faded, except saved snippets. */
  readonly dim: boolean;
  readonly markStyles: MarkStyles;
  /** Whether marks are printed with the page, in browsers that print highlights. */
  readonly printMarks: boolean;
}

/** Name of a class of marks in the page's registry of highlights. */
export function highlightName(name: MarkClass): string {
  return `tifa-${name}`;
}

/**
 * Style sheet of the marks; it applies to printed pages only where the user wants that.
 * @param faded Rules that fade text, for screens only; empty where none is faded.
 */
export function highlightRules(
  dark: boolean,
  faded: string,
  { dim, markStyles, printMarks }: MarkOptions,
): string {
  const colours = markColours(dark, dim);
  const rules = MARK_CLASSES.map((name) => {
    const look = lookOf(name, markStyles, colours);
    return look ? `::highlight(${highlightName(name)}) { ${declarationsOf(look)} }\n` : '';
  });
  return `@media ${printMarks ? 'all' : 'screen'} {\n${rules.join('')}}\n@media screen {\n${faded}}`;
}

/** The rule that fades text. @param left Its colour and how much of it is left, as in `rgb(0, 0, 0) 60%`. */
export function fadedRule(name: string, left: string): string {
  return `::highlight(${name}) { color: color-mix(in srgb, ${left}, transparent); }`;
}

/**
 * From this many ranges on, a highlight is refilled when some are removed: Firefox searches all ranges for
 * each removal.
 */
const MANY_RANGES = 500;

/** One highlight of the page's registry, under its name. */
export class HighlightLayer {
  readonly name: string;
  readonly #highlight = new Highlight();
  /** What the highlight holds; content scripts can't iterate a highlight in Firefox. */
  readonly #painted = new Set<AbstractRange>();
  readonly #leaving = new Set<AbstractRange>();

  /** @param priority Layers with a lower one lie beneath. */
  constructor(name: string, priority = 0) {
    this.name = name;
    this.#highlight.priority = priority;
  }

  get isEmpty(): boolean {
    return this.#painted.size === 0;
  }

  /** What is painted, in no order, without what is removed at the next `flush`. */
  get painted(): AbstractRange[] {
    return [...this.#painted].filter((range) => !this.#leaving.has(range));
  }

  add(ranges: Iterable<AbstractRange>): void {
    for (const range of ranges) {
      this.#highlight.add(range);
      this.#painted.add(range);
      this.#leaving.delete(range);
    }
  }

  /** Removes ranges at the next `flush`. */
  remove(ranges: Iterable<AbstractRange>): void {
    for (const range of ranges) this.#leaving.add(range);
  }

  flush(): void {
    if (this.#leaving.size === 0) return;
    const isRefilled = this.#leaving.size > 8 && this.#painted.size > MANY_RANGES;
    for (const range of this.#leaving) {
      this.#painted.delete(range);
      if (!isRefilled) this.#highlight.delete(range);
    }
    if (isRefilled) this.#fill();
    this.#leaving.clear();
  }

  /**
   * Puts the highlight back into the registry, and its ranges back into it, where the page has removed them.
   */
  register(): void {
    if (this.#highlight.size !== this.#painted.size) this.#fill();
    // The browser looks for every name that is registered at each run of text.
    if (this.isEmpty && !CSS.highlights.has(this.name)) return;
    if (CSS.highlights.get(this.name) !== this.#highlight) CSS.highlights.set(this.name, this.#highlight);
  }

  /** Removes the highlight from the registry, and all ranges from the highlight. */
  stop(): void {
    if (CSS.highlights.get(this.name) === this.#highlight) CSS.highlights.delete(this.name);
    this.#highlight.clear();
    this.#painted.clear();
    this.#leaving.clear();
  }

  #fill(): void {
    this.#highlight.clear();
    for (const range of this.#painted) this.#highlight.add(range);
  }
}
