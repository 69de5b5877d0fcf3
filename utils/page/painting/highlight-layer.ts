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
    const isFilledAnew = this.#leaving.size > 8 && this.#painted.size > MANY_RANGES;
    for (const range of this.#leaving) {
      this.#painted.delete(range);
      if (!isFilledAnew) this.#highlight.delete(range);
    }
    if (isFilledAnew) this.#fill();
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
