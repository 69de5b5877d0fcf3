import { isBarrier } from '../text/units';

/**
 * Suffix arrays by induced sorting: G. Nong, S. Zhang, W. H. Chan, "Linear Suffix Array Construction by Almost
 * Pure Induced-Sorting", Data Compression Conference 2009. Linear in time. Besides text and result, each level needs
 * a byte a unit for the types and two tables of the alphabet's size.
 *
 * A suffix is of type S if it is smaller than the one that starts one unit later, else of type L; an LMS suffix
 * is an S suffix after an L one. The end of the text counts as a unit smaller than all others. It isn't
 * stored, so the last suffix is always of type L.
 */

type Units = Uint16Array | Int32Array;

const EMPTY = -1;

/** The offsets of all suffixes of a text, in the order of the suffixes; a suffix comes before its extensions. */
export function suffixArray(text: Uint16Array): Int32Array {
  const suffixes = new Int32Array(text.length);
  let alphabet = 0;
  for (let i = 0; i < text.length; i++) if (text[i] >= alphabet) alphabet = text[i] + 1;
  sortSuffixes(text, suffixes, alphabet);
  return suffixes;
}

/** Fills `suffixes`, which is as long as `text`, whose units are all below `alphabet`. */
function sortSuffixes(text: Units, suffixes: Int32Array, alphabet: number): void {
  const length = text.length;
  if (length === 0) return;
  const smaller = types(text);
  const sizes = new Int32Array(alphabet);
  for (let i = 0; i < length; i++) sizes[text[i]]++;
  const buckets = new Int32Array(alphabet);

  // The LMS suffixes, in any order within their buckets, sort the LMS substrings.
  suffixes.fill(EMPTY);
  bucketEnds(sizes, buckets);
  for (let i = 1; i < length; i++) if (isLms(smaller, i)) suffixes[--buckets[text[i]]] = i;
  induce(text, suffixes, sizes, buckets);

  let count = 0;
  for (let i = 0; i < length; i++) if (isLms(smaller, suffixes[i])) suffixes[count++] = suffixes[i];
  const names = nameLms(text, suffixes, smaller, count);

  // The names in text order are at the end of `suffixes`; the sorted LMS suffixes go to its start.
  const reduced = suffixes.subarray(length - count);
  const sorted = suffixes.subarray(0, count);
  if (names < count) sortSuffixes(reduced, sorted, names);
  else for (let i = 0; i < count; i++) sorted[reduced[i]] = i;

  for (let i = 1, j = 0; i < length; i++) if (isLms(smaller, i)) reduced[j++] = i;
  for (let i = 0; i < count; i++) sorted[i] = reduced[sorted[i]];
  suffixes.fill(EMPTY, count);
  bucketEnds(sizes, buckets);
  for (let i = count - 1; i >= 0; i--) {
    const suffix = suffixes[i];
    suffixes[i] = EMPTY;
    suffixes[--buckets[text[suffix]]] = suffix;
  }
  induce(text, suffixes, sizes, buckets);
}

/** 1 where a suffix is of type S, 0 where it is of type L. */
function types(text: Units): Uint8Array {
  const smaller = new Uint8Array(text.length);
  for (let i = text.length - 2; i >= 0; i--) {
    smaller[i] = text[i] < text[i + 1] || (text[i] === text[i + 1] && smaller[i + 1] === 1) ? 1 : 0;
  }
  return smaller;
}

function isLms(smaller: Uint8Array, at: number): boolean {
  return at > 0 && smaller[at] === 1 && smaller[at - 1] === 0;
}

function bucketStarts(sizes: Int32Array, buckets: Int32Array): void {
  for (let unit = 0, sum = 0; unit < sizes.length; unit++) {
    buckets[unit] = sum;
    sum += sizes[unit];
  }
}

function bucketEnds(sizes: Int32Array, buckets: Int32Array): void {
  for (let unit = 0, sum = 0; unit < sizes.length; unit++) {
    sum += sizes[unit];
    buckets[unit] = sum;
  }
}

/**
 * Given the sorted LMS suffixes, sorts all L suffixes from the left, then all S suffixes from the right. The type of
 * the suffix before another follows from their first units. Where these are equal, both have the same type, and an S
 * suffix is at or after the position down to which its bucket is filled from the end.
 */
function induce(text: Units, suffixes: Int32Array, sizes: Int32Array, buckets: Int32Array): void {
  const length = text.length;
  bucketStarts(sizes, buckets);
  suffixes[buckets[text[length - 1]]++] = length - 1;
  for (let i = 0; i < length; i++) {
    const suffix = suffixes[i];
    if (suffix <= 0) continue;
    const unit = text[suffix - 1];
    if (unit >= text[suffix]) suffixes[buckets[unit]++] = suffix - 1;
  }
  bucketEnds(sizes, buckets);
  for (let i = length - 1; i >= 0; i--) {
    const suffix = suffixes[i];
    if (suffix <= 0) continue;
    const unit = text[suffix - 1];
    const next = text[suffix];
    if (unit < next || (unit === next && i >= buckets[next])) suffixes[--buckets[unit]] = suffix - 1;
  }
}

/**
 * Given the `count` sorted LMS substrings at the start of `suffixes`, names each by its rank (equal ones get the same
 * name) and leaves the names in text order at the end of `suffixes`. Returns the number of different names.
 */
function nameLms(text: Units, suffixes: Int32Array, smaller: Uint8Array, count: number): number {
  const length = text.length;
  suffixes.fill(EMPTY, count);
  let names = 0;
  for (let i = 0; i < count; i++) {
    if (i > 0 && !sameLms(text, smaller, suffixes[i - 1], suffixes[i])) names++;
    // Two LMS suffixes are never adjacent, so that halved offsets are still all different.
    suffixes[count + (suffixes[i] >> 1)] = names;
  }
  for (let i = length - 1, j = length - 1; i >= count; i--)
    if (suffixes[i] !== EMPTY) suffixes[j--] = suffixes[i];
  return count === 0 ? 0 : names + 1;
}

/** Whether two LMS substrings (from one LMS suffix to the next, both ends included) are equal. */
function sameLms(text: Units, smaller: Uint8Array, a: number, b: number): boolean {
  for (let i = 0; ; i++) {
    // Only one substring reaches the end of the text, and nothing equals that end.
    if (a + i >= text.length || b + i >= text.length) return false;
    if (text[a + i] !== text[b + i] || smaller[a + i] !== smaller[b + i]) return false;
    if (i > 0 && (isLms(smaller, a + i) || isLms(smaller, b + i))) {
      return isLms(smaller, a + i) && isLms(smaller, b + i);
    }
  }
}

/** Longer common prefixes count as this, UTF-16 units. */
export const LCP_MAX = 255;

/**
 * For each entry of a suffix array, the length of the longest common prefix with the entry before it, cut at the first
 * barrier and at LCP_MAX; 0 for the first entry. Linear in time.
 * After J. Kärkkäinen, G. Manzini, S. J. Puglisi, "Permuted Longest-Common-Prefix Array", CPM 2009: in the order
 * of the text a prefix is at most one unit shorter than the one before, cut at barriers or not.
 */
export function commonPrefixes(text: Uint16Array, suffixes: Int32Array): Uint8Array {
  const length = text.length;
  const before = new Int32Array(length);
  for (let i = 0; i < length; i++) before[suffixes[i]] = i === 0 ? -1 : suffixes[i - 1];
  const inTextOrder = new Uint8Array(length);
  let common = 0;
  for (let at = 0; at < length; at++) {
    const other = before[at];
    if (other < 0) common = 0;
    else {
      while (
        text[at + common] === text[other + common] &&
        at + common < length &&
        !isBarrier(text[at + common])
      ) {
        common++;
      }
    }
    inTextOrder[at] = Math.min(common, LCP_MAX);
    if (common > 0) common--;
  }
  const prefixes = new Uint8Array(length);
  for (let i = 0; i < length; i++) prefixes[i] = inTextOrder[suffixes[i]];
  return prefixes;
}
