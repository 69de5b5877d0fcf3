import {
  declarationsOf,
  lookOf,
  MARK_CLASSES,
  type MarkClass,
  type MarkStyles,
  markColours,
} from '../../marks/look';

/** Paints ranges without touching the page's nodes, in whichever way the browser has. */
export interface Highlighter {
  paint(name: MarkClass, ranges: readonly AbstractRange[]): void;
  /** Stops painting ranges; it is done at the next `flush`, for all of them at once. */
  erase(name: MarkClass, ranges: readonly AbstractRange[]): void;
  flush(): void;
  /** Paints in an open shadow tree, too. */
  addRoot(root: ShadowRoot): void;
  removeRoot(root: ShadowRoot): void;
  /** Puts back what the page has taken away, and follows its change between light and dark. */
  restore(): void;
  /** The viewport, or what stands in it, has moved. */
  follow(): void;
  setOptions(options: MarkOptions): void;
  stop(): void;
}

/** The element of the extension's in which an overlay is drawn. */
export interface OverlayHost {
  /** Lies in the document's co-ordinates. */
  readonly overlayPlace: HTMLElement;
  /** Whether a node is the extension's own, as it is seen from the page's tree. */
  owns(node: EventTarget | null): boolean;
  /** Has the element in the page from now on until `unpin`. */
  pin(): void;
  unpin(): void;
}

/** Who paints what. They can be one and the same; `all` has each once. */
export interface Highlighters {
  /** Paints what the page may learn of: its scripts can read what is painted. */
  readonly open: Highlighter;
  /** Draws what no page may learn of. */
  readonly hidden: Highlighter;
  readonly all: readonly Highlighter[];
}

/** Whether the system forces its colours on pages. Who paints is chosen once: when that changes, all is painted anew. */
export const forcedColours = (): MediaQueryList => matchMedia('(forced-colors: active)');

/** How marks are painted. */
export interface MarkOptions {
  /** Whether the text of all marks, and their lines, are faded; what was saved is not. */
  readonly dim: boolean;
  readonly markStyles: MarkStyles;
  /** Whether marks are printed with the page, where the browser prints highlights. */
  readonly printMarks: boolean;
}

/** Name of a class of marks in the page's registry of highlights. */
export function highlightName(name: MarkClass): string {
  return `tifa-${name}`;
}

/**
 * Style sheet of the marks. A printed page is the page's own unless the user wants them there.
 * @param faded Rules that fade text, on screens alone; empty where none is faded.
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

/** The rule that fades text. @param left Its colour and how much is left of it, as in `rgb(0, 0, 0) 60%`. */
export function fadedRule(name: string, left: string): string {
  return `::highlight(${name}) { color: color-mix(in srgb, ${left}, transparent); }`;
}

/** From so many ranges on a highlight is filled anew when some go: Firefox looks through all for each that goes. */
const MANY_RANGES = 500;

/** One highlight of the page's registry, under its name. */
export class HighlightLayer {
  readonly name: string;
  readonly #highlight = new Highlight();
  /** What the highlight holds: Firefox lets no content script go through a highlight itself. */
  readonly #painted = new Set<AbstractRange>();
  readonly #leaving = new Set<AbstractRange>();

  /** @param priority Layers of a lower one lie beneath. */
  constructor(name: string, priority = 0) {
    this.name = name;
    this.#highlight.priority = priority;
  }

  get isEmpty(): boolean {
    return this.#painted.size === 0;
  }

  /** What is painted, in no order; what leaves at the next `flush` is not among it. */
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

  /** Takes ranges out at the next `flush`. */
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

  /** Enters the highlight into the registry where the page has taken it out, and its ranges where it has emptied it. */
  register(): void {
    if (this.#highlight.size !== this.#painted.size) this.#fill();
    if (CSS.highlights.get(this.name) !== this.#highlight) CSS.highlights.set(this.name, this.#highlight);
  }

  /** Takes the highlight out of the registry, and all ranges out of it. */
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
