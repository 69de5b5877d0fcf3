import { forEachRepeat } from '../../../utils/index/search';
import { PHRASE_MIN_HAN, RECORD_MAX_HAN } from '../../../utils/limits';
import { mayBeginAt, mayEndBefore } from '../../../utils/phrases/edges';
import { mayBegin } from '../../../utils/phrases/function-words';
import { ownShare, sum } from '../../../utils/phrases/measures';
import {
  documentCounts,
  type EdgeStatistics,
  joints,
  leftEdge,
  rightEdge,
  wordStarts,
} from '../../../utils/phrases/repeat-statistics';
import { countHan } from '../../../utils/text/han';
import type { GeneralWords } from './official-words';
import { PHRASE_FEATURES, phraseFeatures } from './phrase-features';
import { isWidespread, type RecordSources } from './record-sources';

/** A string that several reports have in common, with natural edges. */
export interface RecordCandidate {
  readonly text: string;
  /** Occurrences, by number of document of the sources. */
  readonly documents: ReadonlyMap<number, number>;
  /** Values of PHRASE_FEATURES. */
  readonly features: Float64Array;
  /** Whether it is whole at its edges: see `isWholeEdge`. */
  readonly isWholeStart: boolean;
  readonly isWholeEnd: boolean;
  /** Whether it names something: see `isTerm`. */
  readonly isTerm: boolean;
  /** Where members of a list meet in it, UTF-16 units from its start. */
  readonly joints: readonly number[];
}

/** Minimum entropy at an edge: beyond the edge of a fragment there is hardly anything but its next character. */
const MIN_ENTROPY = 0.2;

/**
 * All strings of PHRASE_MIN_HAN to RECORD_MAX_HAN Han characters that are widespread (`isWidespread`) and begin and end
 * between words in at least half of their occurrences. Those with ，in them run from one punctuation mark to another.
 */
export function findRecordCandidates(sources: RecordSources): RecordCandidate[] {
  const { index, bits, general, words } = sources;
  const tagOf = (word: string) => words.get(word)?.tag ?? '';
  const isWhole = (word: string, two: string, edge: EdgeStatistics, never: RegExp) =>
    isWholeEdge(general, tagOf(word), word, two, edge, never);
  const candidates = new Map<string, RecordCandidate>();
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
  forEachRepeat(index, PHRASE_MIN_HAN, (repeat) => {
    const start = index.suffixes[repeat.first];
    if (!mayBeginAt(index.text, start)) return;
    const documents = documentCounts(index, repeat);
    if (!isWidespread(sources, documents)) return;
    const left = leftEdge(index, bits, repeat);
    if (left.words < 0.5 || left.entropy < MIN_ENTROPY) return;
    // A Han character takes at most two units, and there may be punctuation between.
    for (let length = Math.min(repeat.length, RECORD_MAX_HAN * 2); length > repeat.shorter; length--) {
      if (length < PHRASE_MIN_HAN) break;
      if (!mayEndBefore(index.text, start + length)) continue;
      const text = decoder.decode(index.text.subarray(start, start + length));
      const han = countHan(text);
      if (han < PHRASE_MIN_HAN || han > RECORD_MAX_HAN) continue;
      const right = rightEdge(index, bits, repeat, length);
      if (right.words < 0.5 || right.entropy < MIN_ENTROPY) continue;
      if (text.includes(',') && Math.min(left.marks, right.marks) < 0.5) continue;
      const starts = wordStarts(index, bits, repeat, length);
      if (starts === null) continue;
      const places = repeat.end - repeat.first;
      const met = joints(bits, index.text, start, length);
      const parts = starts.map((from, i) => text.slice(from, starts[i + 1]));
      const string = { text, places, documents, left, right, wordStarts: starts, joints: met };
      candidates.set(text, {
        text,
        documents,
        features: phraseFeatures(sources, string),
        isWholeStart: mayBegin(parts[0]) && isWhole(parts[0], parts.slice(0, 2).join(''), left, NEVER_FIRST),
        isWholeEnd: isWhole(parts[parts.length - 1], parts.slice(-2).join(''), right, NEVER_LAST),
        isTerm: isTerm(parts.map(tagOf)),
        joints: met,
      });
    }
  });
  setOwnShares(candidates);
  return [...candidates.values()];
}

/**
 * Whether a string only names a body, person, place or topic, by the parts of speech of its words: nouns, verbal nouns and
 * their modifiers, and the last a noun.
 */
export function isTerm(tags: readonly string[]): boolean {
  return tags.every((tag) => /^(n|vn|a|b|m|j|$)/.test(tag)) && /^(n|vn|$)/.test(tags[tags.length - 1]);
}

/** An edge with punctuation in this share of its occurrences may have any word. */
const MARKED_EDGE = 0.15;
/** Below this entropy, what is beyond an edge without punctuation is too often the same, and so is a part of the wording. */
const MIN_VARIETY = 0.7;
/** Parts of speech that depend on what comes before them, and on what comes after them. */
export const NEVER_FIRST = /^[mqufk]/;
export const NEVER_LAST = /^[dpcabmqru]/;

/**
 * Whether a string is whole at an edge: there is often punctuation, or the word there is independent. A word of one
 * character is only a piece of one that the word list lacks, unless the general list has it with its neighbour (贡献率).
 * @param tag Part of speech of `word`, the outermost one. @param two The two outermost words together.
 */
export function isWholeEdge(
  general: GeneralWords,
  tag: string,
  word: string,
  two: string,
  edge: EdgeStatistics,
  never: RegExp,
): boolean {
  if (edge.marks >= MARKED_EDGE) return true;
  if (edge.entropy < MIN_VARIETY) return false;
  if (word.length === 1) return general.has(two);
  return !never.test(tag);
}

const OWN_SHARE = PHRASE_FEATURES.indexOf('ownShare');

function setOwnShares(candidates: ReadonlyMap<string, RecordCandidate>): void {
  const longer = new Map<string, { strings: number; places: number }>();
  for (const { text, documents } of candidates.values()) {
    const places = sum(documents.values());
    for (let start = 0; start + PHRASE_MIN_HAN <= text.length; start++) {
      for (let end = start + PHRASE_MIN_HAN; end <= text.length; end++) {
        const part = text.slice(start, end);
        if (part.length === text.length || !candidates.has(part)) continue;
        // Once for a longer string that has it twice.
        if (text.indexOf(part) < start) continue;
        const around = longer.get(part) ?? { strings: 0, places: 0 };
        longer.set(part, { strings: around.strings + 1, places: around.places + places });
      }
    }
  }
  for (const { text, documents, features } of candidates.values()) {
    const around = longer.get(text) ?? { strings: 0, places: 0 };
    features[OWN_SHARE] = ownShare(sum(documents.values()), around.strings, around.places);
  }
}
