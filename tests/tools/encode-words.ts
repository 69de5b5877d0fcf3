import { isHan } from '../../utils/text/han';
import {
  BEGINNINGS_MAX,
  COST_MAX,
  SIGNATURE,
  UNITS_MAX,
  WORD_MAX_UNITS,
  WORDS_FORMAT,
  WORDS_MAX,
} from '../../utils/words/word-list-file';
import { ByteWriter, commonPrefix, unitsOf } from './byte-writer';

/** A word as it goes into the list. */
export interface Word {
  /** Normalised: 1 to WORD_MAX_UNITS Han characters, one UTF-16 unit each. */
  readonly text: string;
  /** 0 (the most frequent) to COST_MAX, in COST_STEPS. */
  readonly cost: number;
}

/**
 * Encodes words in any order as a stored list (`word-list-file.ts` has the layout); the same words give the same
 * bytes. Sorted words are front-coded (Witten, Moffat and Bell, Managing Gigabytes, 2nd ed., 1999, section 4.1).
 * @throws RangeError where there are too many words, units or beginnings, where a word is empty, too long, repeated or
 * not made of Han characters of one unit, or where a cost is out of range.
 */
export function encodeWordList(words: readonly Word[]): Uint8Array<ArrayBuffer> {
  if (words.length > WORDS_MAX) throw new RangeError(`more than ${WORDS_MAX} words`);
  const sorted = words.toSorted((a, b) => (a.text < b.text ? -1 : 1));
  sorted.forEach((word, i) => {
    if (i > 0 && word.text === sorted[i - 1].text) throw new RangeError(`${word.text} is repeated`);
    checkWord(word);
  });
  const alphabet = [...new Set(sorted.flatMap(({ text }) => unitsOf(text)))].sort((a, b) => a - b);
  if (alphabet.length > UNITS_MAX) throw new RangeError(`more than ${UNITS_MAX} different units`);
  const indices = new Map(alphabet.map((unit, index) => [unit, index]));
  const spelled = sorted.map(({ text }) => unitsOf(text).map((unit) => indices.get(unit) as number));
  const writer = new ByteWriter();
  for (const byte of SIGNATURE) writer.byte(byte);
  writer.varint(WORDS_FORMAT);
  writer.varint(alphabet.length);
  alphabet.forEach((unit, i) => {
    writer.varint(i === 0 ? unit : unit - alphabet[i - 1] - 1);
  });
  writer.varint(sorted.length);
  writeWords(writer, spelled);
  for (const { cost } of sorted) writer.byte(cost);
  return writer.done();
}

function checkWord({ text, cost }: Word): void {
  if (text.length < 1 || text.length > WORD_MAX_UNITS)
    throw new RangeError(`${text} has ${text.length} units`);
  if (!unitsOf(text).every(isHan)) throw new RangeError(`${text} is not made of Han characters`);
  if (!Number.isInteger(cost) || cost < 0 || cost > COST_MAX) throw new RangeError(`${text} costs ${cost}`);
}

/** @param words Each as the indices of its units in the alphabet. */
function writeWords(writer: ByteWriter, words: readonly (readonly number[])[]): void {
  const shared = words.map((word, i) => (i === 0 ? 0 : commonPrefix(words[i - 1], word)));
  const beginnings = words.reduce((sum, word, i) => sum + word.length - shared[i], 0);
  if (beginnings > BEGINNINGS_MAX) throw new RangeError(`more than ${BEGINNINGS_MAX} beginnings of words`);
  words.forEach((word, i) => {
    writer.byte(shared[i] + 4 * (word.length - shared[i]));
  });
  const turns = words.map((_, i) => i > 0 && shared[i] < words[i - 1].length);
  words.forEach((word, i) => {
    if (turns[i]) writer.varint(word[shared[i]] - words[i - 1][shared[i]] - 1);
  });
  words.forEach((word, i) => {
    for (const index of word.slice(shared[i] + Number(turns[i]))) writer.varint(index);
  });
}
