import { isBarrier } from '../text/units';

/**
 * Suffix arrays by induced sorting: G. Nong, S. Zhang, W. H. Chan, "Linear Suffix Array Construction by Almost
 * Pure Induced-Sorting", Data Compression Conference 2009. Linear in time. Besides text and result, each level needs
 * its keys and two tables of the alphabet's size.
 *
 * A suffix is of type S if it is smaller than the one that starts one unit later, else of type L; an LMS suffix
 * is an S suffix after an L one. The end of the text counts as a unit smaller than all others. It isn't
 * stored, so the last suffix is always of type L.
 *
 * Of suffixes with the same first unit those of type L come first. So a unit and the type of its suffix make one key:
 * twice the unit's rank, and 1 for type S. Keys order the suffixes as far as both can, each key has a bucket of its own
 * in the suffix array, and one look at a key tells all that inducing needs.
 */

type Keys = Uint16Array | Int32Array;

const EMPTY = -1;

/** The offsets of all suffixes of a text, in the order of the suffixes; a suffix comes before its extensions. */
export function suffixArray(text: Uint16Array): Int32Array {
  const suffixes = new Int32Array(text.length);
  // Official texts have a few thousand different characters: their tables stay in the processor's nearest memory.
  const ranks = new Int32Array(0x10000);
  for (let i = 0; i < text.length; i++) ranks[text[i]] = 1;
  let alphabet = 0;
  for (let unit = 0; unit < ranks.length; unit++) if (ranks[unit] === 1) ranks[unit] = alphabet++;
  const keys = alphabet <= 0x8000 ? new Uint16Array(text.length) : new Int32Array(text.length);
  for (let i = 0; i < text.length; i++) keys[i] = ranks[text[i]];
  sortSuffixes(keysOf(keys, keys), suffixes, 2 * alphabet);
  return suffixes;
}

/** Fills `suffixes`, which is as long as `keys`, which are all below `alphabet`. */
function sortSuffixes(keys: Keys, suffixes: Int32Array, alphabet: number): void {
  const { length } = keys;
  if (length === 0) return;
  const starts = new Int32Array(alphabet + 1);
  for (let i = 0; i < length; i++) starts[keys[i] + 1]++;
  for (let key = 0; key < alphabet; key++) starts[key + 1] += starts[key];
  const buckets = new Int32Array(alphabet);

  // The LMS suffixes, in any order within their buckets, sort the LMS substrings.
  suffixes.fill(EMPTY);
  buckets.set(starts.subarray(1));
  for (let i = 1; i < length; i++) if (isLms(keys, i)) suffixes[--buckets[keys[i]]] = i;
  const count = induce(keys, suffixes, starts, buckets, true);
  const names = nameLms(keys, suffixes, count);

  // The names in text order are at the end of `suffixes`; the sorted LMS suffixes go to its start.
  const reduced = suffixes.subarray(length - count);
  const sorted = suffixes.subarray(0, count);
  if (names < count) sortSuffixes(keysOf(reduced, new Int32Array(count)), sorted, 2 * names);
  else for (let i = 0; i < count; i++) sorted[reduced[i]] = i;

  for (let i = 1, j = 0; i < length; i++) if (isLms(keys, i)) reduced[j++] = i;
  for (let i = 0; i < count; i++) sorted[i] = reduced[sorted[i]];
  suffixes.fill(EMPTY, count);
  buckets.set(starts.subarray(1));
  for (let i = count - 1; i >= 0; i--) {
    const suffix = suffixes[i];
    suffixes[i] = EMPTY;
    suffixes[--buckets[keys[suffix]]] = suffix;
  }
  induce(keys, suffixes, starts, buckets, false);
}

/** Fills `keys` with the keys of a text, given by the ranks of its units. The two may be the same array. */
function keysOf(ranks: Keys, keys: Keys): Keys {
  for (let i = ranks.length - 1, after = EMPTY; i >= 0; i--) {
    const key = 2 * ranks[i];
    // A suffix with the same first unit as the next one is of the same type.
    after = after > key ? key + 1 : key;
    keys[i] = after;
  }
  return keys;
}

function isLms(keys: Keys, at: number): boolean {
  return (keys[at] & 1) === 1 && (keys[at - 1] & 1) === 0;
}

/**
 * Given the sorted LMS suffixes, sorts all L suffixes from the left, then all S suffixes from the right.
 * @param collects Whether to gather the LMS suffixes at the start of `suffixes`, in their order, instead of keeping all.
 * @returns Their number; 0 where they are not gathered.
 */
function induce(
  keys: Keys,
  suffixes: Int32Array,
  starts: Int32Array,
  buckets: Int32Array,
  collects: boolean,
): number {
  const { length } = keys;
  buckets.set(starts.subarray(0, buckets.length));
  suffixes[buckets[keys[length - 1]]++] = length - 1;
  for (let i = 0; i < length; i++) {
    const before = suffixes[i] - 1;
    if (before < 0) continue;
    const key = keys[before];
    if ((key & 1) === 0) suffixes[buckets[key]++] = before;
  }
  buckets.set(starts.subarray(1));
  // Fewer are gathered than were passed, so that no suffix is overwritten before its turn.
  let first = length;
  for (let i = length - 1; i >= 0; i--) {
    const before = suffixes[i] - 1;
    if (before < 0) continue;
    const key = keys[before];
    if ((key & 1) === 1) suffixes[--buckets[key]] = before;
    else if (collects && (keys[before + 1] & 1) === 1) suffixes[--first] = before + 1;
  }
  if (!collects) return 0;
  suffixes.copyWithin(0, first);
  return length - first;
}

/**
 * Given the `count` sorted LMS substrings (from one LMS suffix to the next, both ends included) at the start of
 * `suffixes`, names each by its rank (equal ones get the same name) and leaves the names in text order at the end of
 * `suffixes`. Returns the number of different names.
 */
function nameLms(keys: Keys, suffixes: Int32Array, count: number): number {
  const { length } = keys;
  suffixes.fill(EMPTY, count);
  // Two LMS suffixes are never adjacent, so that halved offsets are still all different. First the sizes are there. The
  // last substring reaches the end of the text, and nothing equals it.
  for (let i = length - 1, next = 0; i > 0; i--) {
    if (!isLms(keys, i)) continue;
    suffixes[count + (i >> 1)] = next === 0 ? 0 : next - i;
    next = i;
  }
  let names = 0;
  for (let i = 0, earlier = 0, earlierSize = 0; i < count; i++) {
    const suffix = suffixes[i];
    const place = count + (suffix >> 1);
    const size = suffixes[place];
    if (i > 0 && !(size === earlierSize && size > 0 && isSame(keys, earlier, suffix, size))) names++;
    suffixes[place] = names;
    earlier = suffix;
    earlierSize = size;
  }
  for (let i = length - 1, j = length - 1; i >= count; i--)
    if (suffixes[i] !== EMPTY) suffixes[j--] = suffixes[i];
  return count === 0 ? 0 : names + 1;
}

/** Whether the keys from `a` and from `b` on are the same, `size` of them and one more. */
function isSame(keys: Keys, a: number, b: number, size: number): boolean {
  for (let i = 0; i <= size; i++) if (keys[a + i] !== keys[b + i]) return false;
  return true;
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
