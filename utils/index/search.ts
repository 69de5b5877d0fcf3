import { firstIndex } from '../binary-search';
import { isBarrier } from '../text/units';
import { type CorpusIndex, documentAt, type SuffixRange } from './corpus-index';

/** Where a string occurs in the corpus: number of the document, and UTF-16 offset in its normalised text. */
export interface CorpusLocation {
  readonly document: number;
  readonly offset: number;
}

/** The suffixes that begin with a normalised text, one for each occurrence. Empty where there is none, and for ''. */
export function findAll(index: CorpusIndex, text: string): SuffixRange {
  if (text.length === 0) return { first: 0, end: 0 };
  return { first: bound(index, text, false), end: bound(index, text, true) };
}

/** Where a range's suffixes are, in the order of the corpus. */
export function locations(index: CorpusIndex, range: SuffixRange): CorpusLocation[] {
  const offsets = index.suffixes.slice(range.first, range.end).sort();
  return Array.from(offsets, (offset) => {
    const document = documentAt(index, offset);
    return { document, offset: offset - index.documentStarts[document] };
  });
}

/** How many documents a range's suffixes are in. */
export function documentFrequency(index: CorpusIndex, range: SuffixRange): number {
  const documents = new Set<number>();
  for (let i = range.first; i < range.end; i++) documents.add(documentAt(index, index.suffixes[i]));
  return documents.size;
}

/**
 * Length of the longest string that begins at `at` in a normalised text, ends before the next barrier and occurs in the
 * corpus; 0 where not even the first unit does.
 */
export function longestMatch(index: CorpusIndex, text: string, at: number): number {
  const { suffixes } = index;
  let low = 0;
  let high = suffixes.length;
  // All suffixes between two share with the text at least what both share: that part needn't be compared again.
  let lowCommon = 0;
  let highCommon = 0;
  let longest = 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const suffix = suffixes[middle];
    const common = commonBeforeBarrier(index, text, at, suffix, Math.min(lowCommon, highCommon));
    if (common > longest) longest = common;
    if (at + common >= text.length || isBarrier(text.charCodeAt(at + common))) break;
    if (index.text[suffix + common] < text.charCodeAt(at + common)) {
      low = middle + 1;
      lowCommon = common;
    } else {
      high = middle;
      highCommon = common;
    }
  }
  return longest;
}

/**
 * How many units a suffix shares with a text from `at` to the next barrier, given that it shares at least `known`. The
 * barrier isn't looked for beforehand: it may be far off.
 */
function commonBeforeBarrier(
  index: CorpusIndex,
  text: string,
  at: number,
  suffix: number,
  known: number,
): number {
  let common = known;
  while (at + common < text.length) {
    const unit = text.charCodeAt(at + common);
    if (isBarrier(unit) || index.text[suffix + common] !== unit) break;
    common++;
  }
  return common;
}

/** The first index in the suffix array whose suffix doesn't come before the text or, with `after`, comes after all that begin with it. */
function bound(index: CorpusIndex, text: string, after: boolean): number {
  const { suffixes } = index;
  let low = 0;
  let high = suffixes.length;
  let lowCommon = 0;
  let highCommon = 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const suffix = suffixes[middle];
    const common = commonLength(index, text, suffix, Math.min(lowCommon, highCommon));
    // The end of the corpus counts as smaller than any unit.
    const isBefore =
      common === text.length
        ? after
        : suffix + common >= index.text.length || index.text[suffix + common] < text.charCodeAt(common);
    if (isBefore) {
      low = middle + 1;
      lowCommon = common;
    } else {
      high = middle;
      highCommon = common;
    }
  }
  return low;
}

/** How many units a suffix shares with a text, given that it shares at least `known`. */
function commonLength(index: CorpusIndex, text: string, suffix: number, known: number): number {
  let common = known;
  while (common < text.length && index.text[suffix + common] === text.charCodeAt(common)) common++;
  return common;
}

/**
 * A repeated string that can't be extended at its end without losing an occurrence: the first `length` units of each of
 * the range's suffixes; its frequency is `end - first`. Its beginnings of more than `shorter` units occur at the same
 * positions; shorter ones occur at more.
 */
export interface Repeat extends SuffixRange {
  readonly length: number;
  readonly shorter: number;
  readonly documentFrequency: number;
}

/**
 * Calls back with every repeated string of at least `minimum` (1 or more) units without a barrier, longer ones before
 * their beginnings. Lengths are cut at LCP_MAX.
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

/** The last of the open intervals that begins at or before an index of the suffix array. Their starts ascend. */
function innermost(firsts: readonly number[], at: number): number {
  return firstIndex(firsts.length, (interval) => firsts[interval] <= at) - 1;
}
