import { ByteReader, gunzip } from '../bytes/bytes';
import { isHan } from '../text/han';
import { NO_WORD, type WordList, WordListBuilder } from './word-list';

/**
 * Layout of a stored word list, before it is compressed as a whole. Numbers are varints, as `ByteWriter` writes them;
 * each column runs over all words.
 *
 *   signature    TLWL
 *   format       WORDS_FORMAT
 *   alphabet     how many different units the words have, and these in ascending order, each as what it is more than
 *                the one before less 1
 *   words        how many, in ascending order of their units
 *   heads        of each, one byte: how many units it has in common with the word before it, and four times how many
 *                follow of its own, at least 1
 *   turns        of each that is no continuation of the word before it: its first own unit, as its number in the
 *                alphabet less that of the unit that the word before has there, less 1
 *   tails        all other own units, as numbers in the alphabet
 *   costs        of each: one byte
 *
 * WORDS_FORMAT goes up whenever any of this changes, the rules of normalising included.
 */
export const WORDS_FORMAT = 2;

export const SIGNATURE = [0x54, 0x4c, 0x57, 0x4c] as const;

/** Longest word, UTF-16 units: what is longer falls into parts. */
export const WORD_MAX_UNITS = 4;

/** Most words, different units and different beginnings of words of a list: 14 bits for units, 18 for beginnings and units together. */
export const WORDS_MAX = 240_000;
export const UNITS_MAX = 16_000;
export const BEGINNINGS_MAX = 240_000;

/** A cost is the negative natural logarithm of a word's probability, in so many steps for each unit of it. */
export const COST_STEPS = 4;

/** The highest cost of a word, and what a character costs that the list doesn't have. */
export const COST_MAX = 254;

/** A stored word list is of another format, or damaged. */
export class WordListFormatError extends Error {
  override readonly name = 'WordListFormatError';
}

/** Name of the list's file beside the manifest. */
export const WORDS_FILE = 'words.bin.gz';

/** What `manifest.json` says of the list beside it. */
export interface WordsManifest {
  /** WORDS_FORMAT of the list. */
  readonly format: number;
  /** SHA-256 of the list's file as it is stored, 64 hex digits. */
  readonly version: string;
  /** How many words of 1, 2, 3 and 4 characters it has. */
  readonly words: readonly number[];
}

/**
 * The list out of what `encodeWordList` wrote. Some 30 ms for 130,000 words.
 * @throws WordListFormatError where the bytes are none of this format, are cut short or longer than the list, or hold
 * a word that is no word of Han characters or is out of order. Damage that leaves all of this sound is for the check
 * sum of the compressed file to find.
 */
export function decodeWordList(bytes: Uint8Array): WordList {
  const reader = new ByteReader(bytes, (message) => new WordListFormatError(message));
  for (const byte of SIGNATURE) {
    if (reader.byte() !== byte) throw new WordListFormatError('not a word list');
  }
  const format = reader.varint();
  if (format !== WORDS_FORMAT) throw new WordListFormatError(`format ${format} instead of ${WORDS_FORMAT}`);
  const alphabet = readAlphabet(reader);
  const total = reader.count();
  if (total > WORDS_MAX) throw new WordListFormatError(`${total} words`);
  const heads = reader.take(total);
  const beginnings = checkHeads(heads);
  if (beginnings > BEGINNINGS_MAX) throw new WordListFormatError(`${beginnings} beginnings of words`);
  const turns = readNumbers(reader, countTurns(heads));
  const tails = readNumbers(reader, beginnings - turns.length);
  const costs = reader.take(total);
  if (reader.left > 0) throw new WordListFormatError('the list is longer than it should be');
  return buildList(alphabet, { heads, turns, tails, costs }, beginnings);
}

/** The columns of the words. */
interface Columns {
  readonly heads: Uint8Array;
  readonly turns: Int32Array;
  readonly tails: Int32Array;
  readonly costs: Uint8Array;
}

function readAlphabet(reader: ByteReader): Uint16Array {
  const total = reader.count();
  if (total > UNITS_MAX) throw new WordListFormatError(`${total} different units`);
  const alphabet = new Uint16Array(total);
  let next = 0;
  for (let i = 0; i < total; i++) {
    const unit = next + reader.varint();
    if (unit > 0xffff || !isHan(unit)) throw new WordListFormatError('a unit that is no Han character');
    alphabet[i] = unit;
    next = unit + 1;
  }
  return alphabet;
}

/** How many units of its own a word has, and how many it shares with the word before it. */
const ownOf = (head: number) => head >> 2;
const sharedOf = (head: number) => head & 3;

/** Sees that each word shares no more than the word before it has. Returns how many units of their own the words have. */
function checkHeads(heads: Uint8Array): number {
  let before = 0;
  let sum = 0;
  for (const head of heads) {
    const length = sharedOf(head) + ownOf(head);
    if (ownOf(head) === 0 || length > WORD_MAX_UNITS || sharedOf(head) > before)
      throw new WordListFormatError('a word has a wrong length');
    sum += ownOf(head);
    before = length;
  }
  return sum;
}

/** How many words are no continuation of the word before them. */
function countTurns(heads: Uint8Array): number {
  let before = 0;
  let turns = 0;
  for (const head of heads) {
    if (sharedOf(head) < before) turns++;
    before = sharedOf(head) + ownOf(head);
  }
  return turns;
}

function readNumbers(reader: ByteReader, total: number): Int32Array {
  if (total > reader.left) throw new WordListFormatError('the bytes are cut short');
  const numbers = new Int32Array(total);
  for (let i = 0; i < total; i++) numbers[i] = reader.varint();
  return numbers;
}

function buildList(alphabet: Uint16Array, columns: Columns, beginnings: number): WordList {
  const { heads, turns, tails, costs } = columns;
  const builder = new WordListBuilder(alphabet, beginnings);
  // Of the word before: the number in the alphabet of each of its units, and of each of its beginnings its number.
  const indices = new Int32Array(WORD_MAX_UNITS);
  const numbers = new Int32Array(WORD_MAX_UNITS);
  let before = 0;
  let turn = 0;
  let tail = 0;
  for (let word = 0; word < heads.length; word++) {
    const shared = sharedOf(heads[word]);
    const length = shared + ownOf(heads[word]);
    if (costs[word] > COST_MAX) throw new WordListFormatError('a cost is too large');
    for (let at = shared; at < length; at++) {
      const isTurn = at === shared && shared < before;
      const index = isTurn ? indices[at] + turns[turn++] + 1 : tails[tail++];
      if (index >= alphabet.length) throw new WordListFormatError('a unit that the alphabet lacks');
      indices[at] = index;
      const cost = at === length - 1 ? costs[word] : NO_WORD;
      numbers[at] = at === 0 ? builder.addUnit(index, cost) : builder.add(numbers[at - 1], index, cost);
    }
    before = length;
  }
  return builder.done();
}

/**
 * The list of a file, which is what `encodeWordList` wrote, compressed by gzip.
 * @throws WordListFormatError where the file is no gzip file, is cut short, doesn't have its check sum or holds no list.
 */
export async function readWordListFile(bytes: Uint8Array<ArrayBuffer>): Promise<WordList> {
  const list = await gunzip(bytes).catch((cause: unknown) => {
    throw new WordListFormatError("the file can't be decompressed", { cause });
  });
  return decodeWordList(list);
}
