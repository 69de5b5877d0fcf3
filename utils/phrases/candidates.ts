import type { CorpusIndex } from '../index/corpus-index';
import { forEachRepeat, type Repeat } from '../index/search';
import { PHRASE_MAX_UNITS, PHRASE_MIN_HAN } from '../limits';
import { countHan } from '../text/han';
import {
  CUT_AFTER,
  CUT_BEFORE,
  isDangling,
  JOINT_BEFORE,
  mayBeginAt,
  mayEndBefore,
  WORD_BEGINS,
  WORD_ENDS,
} from './edges';
import { beginsAsListItem, mayBegin, mayEnd } from './function-words';

/** A repeated string with natural edges: its occurrences are the index's suffixes from `first` to `end` (exclusive). */
export interface Candidate {
  readonly text: string;
  readonly first: number;
  readonly end: number;
  readonly documentFrequency: number;
  /** Whether it occurs between two marks, so that a writer has set it apart as a whole. */
  readonly free: boolean;
}

/** One of the two edges of a string, over all its occurrences. */
interface Edge {
  /** Occurrences in which the writer set a mark there. */
  readonly cuts: number;
  /** Occurrences in which the word at the edge has a single unit. */
  readonly single: number;
  /** Whether the units beyond it differ, or are particles. */
  readonly varied: boolean;
}

/** Bits of the outermost unit at an edge, and the step to the unit beyond it. */
interface Side {
  readonly word: number;
  readonly cut: number;
  readonly inner: number;
  readonly outwards: number;
}

const LEFT: Side = { word: WORD_BEGINS, cut: CUT_BEFORE, inner: WORD_ENDS, outwards: -1 };
const RIGHT: Side = { word: WORD_ENDS, cut: CUT_AFTER, inner: WORD_BEGINS, outwards: 1 };

/** A repeated string of this length is hardly part of a longer word, UTF-16 units. */
const LONG_UNITS = 8;

/** A string that never has punctuation at either end is a fragment unless it occurs this often. */
const UNMARKED_PLACES = 3;

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/**
 * Minimum number of documents that a corpus phrase occurs in: two for up to 16 documents, one more for each fourfold
 * of that. What two of a hundred documents share is mostly chance: on marked pages, with a corpus of 97, a minimum of
 * two gives a precision of 0.81, four 0.85, at nearly the same recall.
 * @param documents Number of documents of the corpus.
 */
export function minDocuments(documents: number): number {
  return Math.max(2, Math.ceil(Math.log2(documents) / 2));
}

/**
 * All strings of at least PHRASE_MIN_HAN Han characters that occur in enough documents, have natural edges, and cross ，
 * and 、 only from mark to mark.
 * @param bits See `edgeBits`.
 * @param min Minimum number of documents.
 */
export function findCandidates(index: CorpusIndex, bits: Uint8Array, min: number): Candidate[] {
  const candidates: Candidate[] = [];
  forEachRepeat(index, PHRASE_MIN_HAN, (repeat) => {
    if (repeat.documentFrequency < min) return;
    const start = index.suffixes[repeat.first];
    if (!mayBeginAt(index.text, start)) return;
    const left = edgeAt(index, bits, repeat, 0, LEFT);
    if (left === null) return;
    for (let length = Math.min(repeat.length, PHRASE_MAX_UNITS); length > repeat.shorter; length--) {
      if (length < PHRASE_MIN_HAN) break;
      if (!mayEndBefore(index.text, start + length)) continue;
      const right = edgeAt(index, bits, repeat, length - 1, RIGHT);
      if (right === null || !isNatural(left, repeat, length) || !isNatural(right, repeat, length)) continue;
      if (left.cuts + right.cuts === 0 && repeat.end - repeat.first < UNMARKED_PLACES) continue;
      const text = decoder.decode(index.text.subarray(start, start + length));
      if (countHan(text) < PHRASE_MIN_HAN || beginsAsListItem(text)) continue;
      if (!hasGoodWords(index, bits, repeat, text)) continue;
      const free = isFree(index, bits, repeat, length);
      if (!free && isAlwaysJoined(index, bits, repeat, length)) continue;
      const { first, end, documentFrequency } = repeat;
      candidates.push({ text, first, end, documentFrequency, free });
    }
  });
  return candidates;
}

/**
 * An edge is natural if a word ends there in at least half of the occurrences (`edgeAt`), and either a writer has set a
 * mark there or what lies beyond varies. Words that the word list lacks are divided into single characters, whose edges
 * prove little: there, a short string needs a mark.
 */
function isNatural(edge: Edge, repeat: Repeat, length: number): boolean {
  const places = repeat.end - repeat.first;
  return edge.cuts > 0 || (edge.varied && (edge.single * 2 < places || length >= LONG_UNITS));
}

/** Null where a word ends in less than half of the occurrences, which is so of most strings. */
function edgeAt(
  { suffixes, text }: CorpusIndex,
  bits: Uint8Array,
  { first, end }: Repeat,
  offset: number,
  { word, cut, inner, outwards }: Side,
): Edge | null {
  const mostMisses = (end - first) >> 1;
  let misses = 0;
  let cuts = 0;
  let single = 0;
  let varied = false;
  const beyondFirst = text[suffixes[first] + offset + outwards];
  for (let i = first; i < end; i++) {
    const at = suffixes[i] + offset;
    const bit = bits[at];
    if ((bit & word) === 0 && ++misses > mostMisses) return null;
    if (bit & cut) cuts++;
    if (bit & inner) single++;
    if (varied) continue;
    const beyond = text[at + outwards];
    // A particle may follow anything, so a string that is always followed by one can still be whole.
    varied = beyond !== beyondFirst || isDangling(beyond);
  }
  return { cuts, single, varied };
}

function isFree(index: CorpusIndex, bits: Uint8Array, repeat: Repeat, length: number): boolean {
  for (let i = repeat.first; i < repeat.end; i++) {
    const at = index.suffixes[i];
    if (bits[at] & CUT_BEFORE && bits[at + length - 1] & CUT_AFTER) return true;
  }
  return false;
}

/** Whether clauses or list members meet within the string in all its occurrences. */
function isAlwaysJoined(index: CorpusIndex, bits: Uint8Array, repeat: Repeat, length: number): boolean {
  for (let i = repeat.first; i < repeat.end; i++) {
    const start = index.suffixes[i];
    let at = start + 1;
    while (at < start + length && !(bits[at] & JOINT_BEFORE)) at++;
    if (at === start + length) return false;
  }
  return true;
}

/** Whether a phrase may begin with the string's first word and end with its last, however its occurrences divide it. */
function hasGoodWords(index: CorpusIndex, bits: Uint8Array, repeat: Repeat, text: string): boolean {
  const firstEnds = new Set<number>();
  const lastStarts = new Set<number>();
  for (let i = repeat.first; i < repeat.end; i++) {
    const at = index.suffixes[i];
    let end = 1;
    while (end < text.length && !(bits[at + end - 1] & WORD_ENDS)) end++;
    firstEnds.add(end);
    let start = text.length - 1;
    while (start > 0 && !(bits[at + start] & WORD_BEGINS)) start--;
    lastStarts.add(start);
  }
  return (
    [...firstEnds].every((end) => mayBegin(text.slice(0, end))) &&
    [...lastStarts].every((start) => mayEnd(text.slice(start)))
  );
}
