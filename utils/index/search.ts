import { isBarrier } from '../text/units';
import { type CorpusIndex, documentAt, type SuffixRange } from './build';

/** A place in the corpus: number of the document, and UTF-16 offset in its normalised text. */
export interface Place {
  readonly document: number;
  readonly offset: number;
}

/** The suffixes that begin with a normalised text: one for each of its places. Empty where it stands nowhere, and for ''. */
export function findAll(index: CorpusIndex, text: string): SuffixRange {
  if (text.length === 0) return { first: 0, end: 0 };
  return { first: bound(index, text, false), end: bound(index, text, true) };
}

/** Places of a range's suffixes in the order of the corpus. */
export function places(index: CorpusIndex, range: SuffixRange): Place[] {
  const offsets = index.suffixes.slice(range.first, range.end).sort();
  return Array.from(offsets, (offset) => {
    const document = documentAt(index, offset);
    return { document, offset: offset - index.documentStarts[document] };
  });
}

/** In how many documents a range's suffixes stand. */
export function documentFrequency(index: CorpusIndex, range: SuffixRange): number {
  const documents = new Set<number>();
  for (let i = range.first; i < range.end; i++) documents.add(documentAt(index, index.suffixes[i]));
  return documents.size;
}

/**
 * How many units of a normalised text, from `at` on and up to the next barrier, stand together somewhere in the
 * corpus; 0 where not even the first does.
 */
export function longestMatch(index: CorpusIndex, text: string, at: number): number {
  const { suffixes } = index;
  let low = 0;
  let high = suffixes.length;
  // All suffixes between two that share so much with the text share as much: no need to compare that part again.
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
 * How many units a text, from `at` on and up to the next barrier, and a suffix have in common, `known` at least. The
 * barrier is not looked for beforehand: it may be far off.
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

/** The first place in the suffix array whose suffix is not before the text, or (`after`) whose suffix is behind all that begin with it. */
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
    // Past the end of the corpus there is no unit; comparing with undefined is false, and the end is smaller.
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

/** Units that a suffix and a text have in common; the first `known` are known to be. */
function commonLength(index: CorpusIndex, text: string, suffix: number, known: number): number {
  let common = known;
  while (common < text.length && index.text[suffix + common] === text.charCodeAt(common)) common++;
  return common;
}
