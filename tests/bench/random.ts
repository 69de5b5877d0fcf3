/** Random numbers that are the same for the same seed, on every machine. Source: mulberry32 by Tommy Ettinger (public domain). */
export class Random {
  #state: number;

  /** @param seed A whole number. */
  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 on, below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** @param among At least one. */
  pick<T>(among: readonly T[]): T {
    return among[Math.floor(this.next() * among.length)];
  }
}

/** Things of which some come more often than others. */
export class Lots<T> {
  readonly #things: readonly T[];
  /** Sum of the weights up to and with each thing. */
  readonly #sums: Float64Array;

  /** @param weightOf Above 0. @throws RangeError where there is no thing. */
  constructor(things: readonly T[], weightOf: (thing: T) => number) {
    if (things.length === 0) throw new RangeError('nothing to draw from');
    this.#things = things;
    this.#sums = new Float64Array(things.length);
    let sum = 0;
    for (let i = 0; i < things.length; i++) {
      sum += weightOf(things[i]);
      this.#sums[i] = sum;
    }
  }

  /** Draws a thing, each as likely as its weight. */
  draw(random: Random): T {
    const wanted = random.next() * this.#sums[this.#sums.length - 1];
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#sums[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return this.#things[low];
  }
}
