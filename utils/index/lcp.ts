import { isBarrier } from '../text/units';

/** The longest common prefix that is told exactly, UTF-16 units; longer ones are given as this. */
export const LCP_MAX = 255;

/**
 * For each place in a suffix array the length of the longest common prefix with the suffix before it, cut at the
 * first barrier and at LCP_MAX; 0 at the first place.
 * After J. Kärkkäinen, G. Manzini, S. J. Puglisi, "Permuted Longest-Common-Prefix Array", CPM 2009: in the order
 * of the text a prefix is at most one unit shorter than the one before, cut at barriers or not. Linear in time.
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
