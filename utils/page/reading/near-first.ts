/** Something that stands at a height of the page. */
export interface Placed {
  /** Distance from the page's top, CSS pixels. */
  readonly top: number;
  /** What it weighs in a batch, UTF-16 units; more than 0. */
  readonly units: number;
}

/** A queue from which what is nearest to the viewport comes first, in batches. */
export class NearFirst<T extends Placed> {
  #sorted: T[] = [];
  #fresh: T[] = [];
  readonly #gone = new WeakSet<T>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(item: T): void {
    this.#fresh.push(item);
    this.#size++;
  }

  /** Takes out an item that is in the queue. */
  remove(item: T): void {
    this.#gone.add(item);
    this.#size--;
  }

  clear(): void {
    this.#sorted = [];
    this.#fresh = [];
    this.#size = 0;
  }

  /**
   * Takes the items nearest to a stretch of the page, those in it first, until the next one would exceed `units`; at
   * least one where there is any. They come in the order of the page, those at the same height as they were added.
   */
  take(from: number, to: number, units: number): T[] {
    this.#settle();
    const all = this.#sorted;
    // [low, high) is what is taken; it grows towards the nearer side.
    let low = lowerBound(all, from);
    let high = low;
    let weight = 0;
    for (;;) {
      const above = low > 0 ? from - all[low - 1].top : Number.POSITIVE_INFINITY;
      const below = high < all.length ? Math.max(0, all[high].top - to) : Number.POSITIVE_INFINITY;
      if (above === Number.POSITIVE_INFINITY && below === Number.POSITIVE_INFINITY) break;
      const next = below <= above ? all[high] : all[low - 1];
      if (high > low && weight + next.units > units) break;
      weight += next.units;
      if (below <= above) high++;
      else low--;
    }
    const taken = all.splice(low, high - low);
    this.#size -= taken.length;
    return taken;
  }

  #settle(): void {
    if (this.#sorted.length + this.#fresh.length === this.#size && this.#fresh.length === 0) return;
    const alive = [...this.#sorted, ...this.#fresh].filter((item) => !this.#gone.has(item));
    this.#sorted = alive.sort((a, b) => a.top - b.top);
    this.#fresh = [];
  }
}

/** Index of the first item at or below a height. */
function lowerBound(items: readonly Placed[], top: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle].top < top) low = middle + 1;
    else high = middle;
  }
  return low;
}
