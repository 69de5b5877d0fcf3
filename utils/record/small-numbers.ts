/** From this number on, numbers are kept apart. */
const LARGE = 0xff;

/** A list of numbers that are nearly all below 255: a byte for each, and a few apart. */
export class SmallNumbers {
  readonly #bytes: Uint8Array;
  readonly #large = new Map<number, number>();

  /** A list of zeros. */
  constructor(length: number) {
    this.#bytes = new Uint8Array(length);
  }

  /** The same numbers. @param numbers Integers from 0 on. */
  static from(numbers: ArrayLike<number>): SmallNumbers {
    const list = new SmallNumbers(numbers.length);
    for (let i = 0; i < numbers.length; i++) list.set(i, numbers[i]);
    return list;
  }

  /** The number at an index; 0 outside the list. */
  at(index: number): number {
    const byte = this.#bytes[index] ?? 0;
    return byte < LARGE ? byte : (this.#large.get(index) ?? 0);
  }

  /** @param number An integer from 0 on. Each place is set once. */
  set(index: number, number: number): void {
    this.#bytes[index] = Math.min(number, LARGE);
    if (number >= LARGE) this.#large.set(index, number);
  }
}
