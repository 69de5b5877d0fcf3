import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex, type CorpusIndex } from '../../../utils/index/corpus-index';
import { PHRASE_MAX_UNITS, PHRASE_MIN_HAN } from '../../../utils/limits';
import { findCandidates } from '../../../utils/phrases/candidates';
import {
  CUT_AFTER,
  CUT_BEFORE,
  edgeBits,
  JOINT_BEFORE,
  WORD_BEGINS,
  WORD_ENDS,
} from '../../../utils/phrases/edges';
import { beginsAsListItem, mayBegin, mayEnd } from '../../../utils/phrases/function-words';
import { countHan } from '../../../utils/text/han';
import { danglesAtEnd, danglesAtStart, isDangling } from '../../../utils/text/words';
import { bundledWords } from '../bundled-words';
import { placesOf, substrings } from '../index/naive';

/** A string as it is compared: how often it occurs, in how many documents, and whether between two marks. */
type Found = readonly [text: string, frequency: number, documents: number, free: boolean];

const inOrder = (found: Found[]) => found.sort(([a], [b]) => (a < b ? -1 : 1));

/** All natural strings that enough documents share, by trying each string by each rule: the slow way. */
function naturalStrings(index: CorpusIndex, bits: Uint8Array, min: number): Found[] {
  const { text, documentStarts } = index;
  const texts = Array.from({ length: documentStarts.length - 1 }, (_, number) =>
    String.fromCharCode(...text.subarray(documentStarts[number], documentStarts[number + 1])),
  );
  return [...substrings(texts, PHRASE_MIN_HAN)].flatMap((string): Found[] => {
    const { length } = string;
    if (length > PHRASE_MAX_UNITS || countHan(string) < PHRASE_MIN_HAN) return [];
    const places = placesOf(texts, string);
    const documents = new Set(places.map(({ document }) => document)).size;
    if (places.length < 2 || documents < min) return [];
    if (string.startsWith(',') || string.endsWith(',') || danglesAtStart(string) || danglesAtEnd(string))
      return [];
    if (beginsAsListItem(string)) return [];
    const starts = places.map(({ document, offset }) => documentStarts[document] + offset);
    const left = starts.map((at) => ({ bit: bits[at], beyond: text[at - 1] }));
    const right = starts.map((at) => ({ bit: bits[at + length - 1], beyond: text[at + length] }));
    const count = (side: typeof left, flag: number) => side.filter(({ bit }) => (bit & flag) > 0).length;
    const isNatural = (side: typeof left, word: number, cut: number, inner: number) => {
      if (count(side, word) * 2 < places.length) return false;
      if (count(side, cut) > 0) return true;
      const varies = side.some(
        ({ beyond }) => beyond !== side[0].beyond || isDangling(String.fromCharCode(beyond)),
      );
      return varies && (count(side, inner) * 2 < places.length || length >= 8);
    };
    if (!isNatural(left, WORD_BEGINS, CUT_BEFORE, WORD_ENDS)) return [];
    if (!isNatural(right, WORD_ENDS, CUT_AFTER, WORD_BEGINS)) return [];
    if (count(left, CUT_BEFORE) + count(right, CUT_AFTER) === 0 && places.length < 3) return [];
    const wordsOf = (start: number) => {
      const cuts = [0];
      for (let at = 1; at < length; at++) if (bits[start + at] & WORD_BEGINS) cuts.push(at);
      let firstEnd = 1;
      while (firstEnd < length && (bits[start + firstEnd - 1] & WORD_ENDS) === 0) firstEnd++;
      return [string.slice(0, firstEnd), string.slice(cuts[cuts.length - 1])];
    };
    if (!starts.map(wordsOf).every(([first, last]) => mayBegin(first) && mayEnd(last))) return [];
    const free = starts.some((at) => bits[at] & CUT_BEFORE && bits[at + length - 1] & CUT_AFTER);
    const isJoined = (at: number) =>
      bits.subarray(at + 1, at + length).some((bit) => (bit & JOINT_BEFORE) > 0);
    return !free && starts.every(isJoined) ? [] : [[string, places.length, documents, free]];
  });
}

/** Texts of so few pieces that most strings repeat, beside different ones. */
const repetitiveText = fc
  .array(
    fc.constantFrom(
      ...['推动', '发展', '经济', '自信', '心', '局', '工作', '总基调', '和', '的', '和平', '二要', '我们'],
      ...['，', '，', '、', '。', '“', '”', 'X', '2020'],
    ),
    { minLength: 10, maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

test.each([1, 2, 3])('candidates of %i documents or more are what trying each string finds', (min) => {
  fc.assert(
    fc.property(fc.array(repetitiveText, { minLength: 1, maxLength: 5 }), (texts) => {
      const documents = texts.map((text) => ({ text }));
      const index = buildIndex(documents);
      const bits = edgeBits(index, documents, bundledWords);
      const found = findCandidates(index, bits, min).map(
        ({ text, first, end, documentFrequency, free }): Found => [
          text,
          end - first,
          documentFrequency,
          free,
        ],
      );
      expect(inOrder(found)).toEqual(inOrder(naturalStrings(index, bits, min)));
    }),
    { numRuns: 500 },
  );
});
