import { isBarrier } from '../text/units';

/** Units in a gram. Every phrase and every reuse begins with one, so that a page is scanned gram by gram. */
export const GRAM = 4;

const SMALLEST_FILTER_BITS = 1 << 12;

/** A hash of four units that spreads over all 32 bits: multiplications by large odd numbers, then a mixing shift. */
export function gramHash(a: number, b: number, c: number, d: number): number {
  const mixed =
    Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d) ^ Math.imul(d, 0x27d4eb2f);
  return Math.imul(mixed ^ (mixed >>> 15), 0x165667b1);
}

/**
 * A Bloom filter with one hash (B. H. Bloom, "Space/Time Trade-offs in Hash Coding with Allowable Errors", CACM
 * 13(7), 1970) of all grams without a barrier; see `buildFilter`.
 */
export function buildGramFilter(text: Uint16Array): Uint32Array {
  const filter = emptyFilter(text.length);
  for (let i = 0, run = 0; i < text.length; i++) {
    run = isBarrier(text[i]) ? 0 : run + 1;
    if (run >= GRAM) addHash(filter, gramHash(text[i - 3], text[i - 2], text[i - 1], text[i]));
  }
  return filter;
}

/**
 * A filter of the grams with these hashes. Its number of bits is a power of two, eight to sixteen for each gram. At
 * most one in eight absent grams passes; every present one does.
 */
export function buildFilter(hashes: readonly number[]): Uint32Array {
  const filter = emptyFilter(hashes.length);
  for (const hash of hashes) addHash(filter, hash);
  return filter;
}

function emptyFilter(grams: number): Uint32Array {
  let bits = SMALLEST_FILTER_BITS;
  while (bits < grams * 8) bits *= 2;
  return new Uint32Array(bits / 32);
}

function addHash(filter: Uint32Array, hash: number): void {
  const bit = hash & (filter.length * 32 - 1);
  filter[bit >>> 5] |= 1 << (bit & 31);
}

/** Whether the text may have a gram with this hash; false is certain. */
export function mayHaveGram(filter: Uint32Array, hash: number): boolean {
  const bit = hash & (filter.length * 32 - 1);
  return ((filter[bit >>> 5] >>> (bit & 31)) & 1) === 1;
}
