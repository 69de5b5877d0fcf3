import { type CorpusIndex, documentAt, type SuffixRange } from '../index/corpus-index';
import type { Repeat } from '../index/search';
import { COMMA } from '../text/units';
import { CUT_AFTER, CUT_BEFORE, JOINT_BEFORE, WORD_BEGINS, WORD_ENDS } from './edges';
import { branchingEntropy } from './measures';

/** Statistics of one edge of a repeated string over its occurrences. */
export interface EdgeStatistics {
  /** Share of the occurrences in which a word begins or ends there, 0 to 1. */
  readonly words: number;
  /** Share of the occurrences in which the writer set a mark there, 0 to 1. */
  readonly marks: number;
  /** `branchingEntropy` of what lies beyond. */
  readonly entropy: number;
}

/** Bits of the outermost unit at an edge, and the step to the unit beyond it. */
interface Side {
  readonly word: number;
  readonly cut: number;
  readonly outwards: number;
}

const LEFT: Side = { word: WORD_BEGINS, cut: CUT_BEFORE, outwards: -1 };
const RIGHT: Side = { word: WORD_ENDS, cut: CUT_AFTER, outwards: 1 };

/** The left edge, which all strings of a repeat share. */
export function leftEdge(index: CorpusIndex, bits: Uint8Array, repeat: Repeat): EdgeStatistics {
  return edge(index, bits, repeat, 0, LEFT);
}

/** The right edge of the repeat's string of a given length, UTF-16 units. */
export function rightEdge(
  index: CorpusIndex,
  bits: Uint8Array,
  repeat: Repeat,
  length: number,
): EdgeStatistics {
  return edge(index, bits, repeat, length - 1, RIGHT);
}

function edge(
  index: CorpusIndex,
  bits: Uint8Array,
  { first, end }: Repeat,
  offset: number,
  { word, cut, outwards }: Side,
): EdgeStatistics {
  let words = 0;
  let marks = 0;
  let distinct = 0;
  const beyond = new Map<number, number>();
  for (let i = first; i < end; i++) {
    const at = index.suffixes[i] + offset;
    if (bits[at] & word) words++;
    if (bits[at] & cut) marks++;
    const unit = index.text[at + outwards];
    if (bits[at] & cut || unit <= COMMA) distinct++;
    else beyond.set(unit, (beyond.get(unit) ?? 0) + 1);
  }
  const places = end - first;
  return {
    words: words / places,
    marks: marks / places,
    entropy: branchingEntropy(beyond.values(), distinct),
  };
}

/** How many suffixes of a range each document has, by document number. */
export function documentCounts(index: CorpusIndex, { first, end }: SuffixRange): Map<number, number> {
  const counts = new Map<number, number>();
  for (let i = first; i < end; i++) {
    const document = documentAt(index, index.suffixes[i]);
    counts.set(document, (counts.get(document) ?? 0) + 1);
  }
  return counts;
}

/**
 * The word starts within a repeat's string of a given length, UTF-16 units from its start, in the first occurrence that
 * begins and ends between words; null where none does.
 */
export function wordStarts(
  index: CorpusIndex,
  bits: Uint8Array,
  { first, end }: Repeat,
  length: number,
): number[] | null {
  for (let i = first; i < end; i++) {
    const start = index.suffixes[i];
    if ((bits[start] & WORD_BEGINS) === 0 || (bits[start + length - 1] & WORD_ENDS) === 0) continue;
    const starts = [0];
    for (let offset = 1; offset < length; offset++)
      if (bits[start + offset] & WORD_BEGINS) starts.push(offset);
    return starts;
  }
  return null;
}

/** Offsets of the 、 within a string at a place in the index, UTF-16 units from its start. */
export function joints(bits: Uint8Array, text: Uint16Array, start: number, length: number): number[] {
  const found: number[] = [];
  for (let at = start + 1; at < start + length; at++) {
    // A comma's own two sides are joints as well.
    const isBeside = text[at] === COMMA || text[at - 1] === COMMA;
    if (bits[at] & JOINT_BEFORE && !isBeside) found.push(at - start);
  }
  return found;
}
