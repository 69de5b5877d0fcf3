/** Longest array that is kept, units: nearly all clauses and flows are shorter. */
const KEPT = 0x1000;

/**
 * A source of scratch arrays of at least a given length; each must no longer be in use when the next is requested.
 * Short ones are all the same array, with its previous contents: allocating one takes longer than filling it.
 * @param make Makes an array of a given length.
 */
export function reusable<T>(make: (length: number) => T): (length: number) => T {
  const kept = make(KEPT);
  return (length) => (length <= KEPT ? kept : make(length));
}

/** A list of whole numbers that keeps its memory when it is cleared. */
export class Numbers {
  values = new Int32Array(KEPT);
  size = 0;

  push(value: number): void {
    if (this.size === this.values.length) {
      const larger = new Int32Array(2 * this.size);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.size++] = value;
  }

  clear(): void {
    this.size = 0;
  }
}
