import { isBarrier } from '../text/units';
import { type CorpusIndex, documentAt, type SuffixRange } from './corpus-index';
import { LCP_MAX } from './suffix-array';

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
  const { prefixes } = index;
  const open = new OpenIntervals(index);
  // Suffixes that share less than the minimum with both neighbours are in no interval that counts: most need no look.
  for (let i = 1; i < prefixes.length; i++) {
    if (prefixes[i] < minimum) continue;
    const start = i - 1;
    while (i < prefixes.length && prefixes[i] >= minimum) i++;
    open.visit(start, i, visit);
  }
}

/** The open intervals at a place of the suffix array, from the outermost to the innermost. */
class OpenIntervals {
  readonly #index: CorpusIndex;
  /** The document of each unit. */
  readonly #documents: Int32Array;
  /** For each document, its last suffix so far. */
  readonly #lastOf: Int32Array;
  /** Of each open interval its length, above that of the one around it, its first suffix, and its pairs so far. */
  readonly #lengths = new Int32Array(LCP_MAX + 1);
  readonly #firsts = new Int32Array(LCP_MAX + 1);
  readonly #pairs = new Int32Array(LCP_MAX + 1);

  constructor(index: CorpusIndex) {
    const { text, documentStarts } = index;
    this.#index = index;
    this.#lastOf = new Int32Array(documentStarts.length - 1).fill(-1);
    this.#documents = new Int32Array(text.length);
    for (let document = 0; document + 1 < documentStarts.length; document++)
      this.#documents.fill(document, documentStarts[document], documentStarts[document + 1]);
  }

  /** Calls back with the intervals among some suffixes that share something with their neighbours. */
  visit(start: number, end: number, visit: (repeat: Repeat) => void): void {
    const { suffixes, prefixes } = this.#index;
    const documents = this.#documents;
    const lastOf = this.#lastOf;
    const lengths = this.#lengths;
    const firsts = this.#firsts;
    const pairs = this.#pairs;
    // Around all others: what they don't share.
    let inner = 0;
    lengths[0] = 0;
    firsts[0] = start;
    lastOf[documents[suffixes[start]]] = start;
    for (let i = start + 1; i <= end; i++) {
      const common = i < end ? prefixes[i] : 0;
      let first = i - 1;
      let innerPairs = 0;
      while (lengths[inner] > common) {
        first = firsts[inner];
        innerPairs += pairs[inner];
        const length = lengths[inner--];
        const shorter = Math.max(prefixes[first], i < prefixes.length ? prefixes[i] : 0);
        visit({ first, end: i, length, shorter, documentFrequency: i - first - innerPairs });
        if (lengths[inner] >= common) {
          pairs[inner] += innerPairs;
          innerPairs = 0;
        }
      }
      if (i === end) break;
      if (lengths[inner] < common) {
        lengths[++inner] = common;
        firsts[inner] = first;
        pairs[inner] = innerPairs;
      }
      const document = documents[suffixes[i]];
      const previous = lastOf[document];
      if (previous >= start) {
        // The innermost interval that has both.
        let both = inner;
        while (firsts[both] > previous) both--;
        pairs[both]++;
      }
      lastOf[document] = i;
    }
  }
}
