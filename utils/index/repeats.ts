import { type CorpusIndex, documentAt, type SuffixRange } from './build';

/**
 * A repeated string that can't be made longer at its end without losing a place: `length` units at each of the
 * range's suffixes (`end - first` is its frequency). Its beginnings of more than `shorter` units have the same
 * places; those of `shorter` units and fewer have more.
 */
export interface Repeat extends SuffixRange {
  readonly length: number;
  readonly shorter: number;
  readonly documentFrequency: number;
}

/**
 * Calls back with every repeated string of `minimum` (at least 1) or more units that has no barrier in it, the
 * longer before its beginnings. Lengths are cut at LCP_MAX.
 *
 * The repeats are the intervals of the longest common prefixes: M. I. Abouelhoda, S. Kurtz, E. Ohlebusch,
 * "Replacing suffix trees with enhanced suffix arrays", Journal of Discrete Algorithms 2(1), 2004. Documents are
 * counted after L. C. K. Hui, "Color Set Size Problem with Applications to String Matching", CPM 1992: an
 * interval's suffixes less its pairs of suffixes that follow each other in one document.
 */
export function forEachRepeat(index: CorpusIndex, minimum: number, visit: (repeat: Repeat) => void): void {
  const { suffixes, prefixes } = index;
  const lengths = [0];
  const firsts = [0];
  const pairs = [0];
  const lastOf = new Int32Array(index.documentStarts.length).fill(-1);
  for (let i = 0; i <= suffixes.length; i++) {
    const common = i < suffixes.length ? prefixes[i] : 0;
    let first = i - 1;
    let innerPairs = 0;
    while (lengths[lengths.length - 1] > common) {
      const length = lengths.pop() as number;
      first = firsts.pop() as number;
      innerPairs += pairs.pop() as number;
      const shorter = Math.max(common, lengths[lengths.length - 1]);
      if (length >= minimum) {
        visit({ first, end: i, length, shorter, documentFrequency: i - first - innerPairs });
      }
      if (lengths[lengths.length - 1] >= common) {
        pairs[pairs.length - 1] += innerPairs;
        innerPairs = 0;
      }
    }
    if (lengths[lengths.length - 1] < common) {
      lengths.push(common);
      firsts.push(first);
      pairs.push(innerPairs);
    }
    if (i === suffixes.length) break;
    const document = documentAt(index, suffixes[i]);
    const previous = lastOf[document];
    if (previous >= 0) pairs[innermost(firsts, previous)]++;
    lastOf[document] = i;
  }
}

/** The last of the open intervals, whose starts ascend, that begins at or before a place. */
function innermost(firsts: number[], place: number): number {
  let low = 0;
  let high = firsts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (firsts[middle] <= place) low = middle;
    else high = middle;
  }
  return low;
}
