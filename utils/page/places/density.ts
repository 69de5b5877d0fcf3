/** Adds up how much of something stands in each of equal parts of a document's height. Pure. */
export class Density {
  readonly #sums: Float64Array;

  constructor(bins: number) {
    this.#sums = new Float64Array(bins);
  }

  /** Spreads a weight evenly from one height to another (0 to 1 each; what is beyond counts as at the border). */
  add(from: number, to: number, weight: number): void {
    const count = this.#sums.length;
    const begin = clamp(Math.min(from, to)) * count;
    const end = clamp(Math.max(from, to)) * count;
    const first = Math.min(Math.floor(begin), count - 1);
    const last = Math.min(Math.max(Math.ceil(end) - 1, first), count - 1);
    if (end <= begin) {
      this.#sums[first] += weight;
      return;
    }
    for (let bin = first; bin <= last; bin++) {
      const part = Math.min(end, bin + 1) - Math.max(begin, bin);
      this.#sums[bin] += (weight * part) / (end - begin);
    }
  }

  /** This density as a part of a larger one with as many bins, 0 to 1 in steps of 0.01; null where that one has nothing. */
  sharesOf(whole: Density): (number | null)[] {
    return Array.from(whole.#sums, (sum, bin) =>
      sum > LEAST ? Math.round(100 * clamp(this.#sums[bin] / sum)) / 100 : null,
    );
  }
}

/** What is less than a hundredth of a character is left over from dividing. */
const LEAST = 0.01;

function clamp(height: number): number {
  return Math.min(Math.max(height, 0), 1);
}
