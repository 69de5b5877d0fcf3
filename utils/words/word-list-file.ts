import { ByteReader, gunzip } from '../bytes/bytes';
import { isHan } from '../text/han';
import { NO_WORD, type WordList, WordListBuilder } from './word-list';

/**
 * Layout of a stored word list before it is compressed as a whole. Numbers are varints: seven bits a byte, the low ones
 * first, the top bit set where more follow. Each column runs over all words.
 *
 *   signature    TLWL
 *   format       WORDS_FORMAT
 *   alphabet     number of different units in the words; then the units, ascending, each as its distance from the one
 *                before, less 1
 *   words        their number; they are in ascending order of their units
 *   heads        for each, one byte: how many units it shares with the word before it, plus four times the number of
 *                its own units that follow, at least 1
 *   turns        for each that doesn't continue the word before it, its first own unit: the unit's index in the
 *                alphabet less the index of the unit that the word before has there, less 1
 *   tails        all other own units, as indices in the alphabet
 *   costs        for each, one byte
 *
 * Raise WORDS_FORMAT whenever any of this changes, the rules of normalising included.
 */
export const WORDS_FORMAT = 2;

export const SIGNATURE = [0x54, 0x4c, 0x57, 0x4c] as const;

/** Longest word, UTF-16 units: longer ones are divided. */
export const WORD_MAX_UNITS = 4;

/** At most this number of words, different units, and different beginnings of words: 14 bits for units, 18 for both together. */
export const WORDS_MAX = 240_000;
export const UNITS_MAX = 16_000;
export const BEGINNINGS_MAX = 240_000;

/** A cost is the negative natural logarithm of a word's probability, in steps of 1 / COST_STEPS. */
export const COST_STEPS = 4;

/** The highest cost of a word, and the cost of a character that the list lacks. */
export const COST_MAX = 254;

/** A stored word list is damaged or of another format. */
export class WordListFormatError extends Error {
  override readonly name = 'WordListFormatError';
}

/** Name of the list's file beside the manifest. */
export const WORDS_FILE = 'words.bin.gz';

/** What `manifest.json` says of the list beside it. */
export interface WordsManifest {
  /** WORDS_FORMAT of the list. */
  readonly format: number;
  /** SHA-256 of the compressed file, 64 hex digits. */
  readonly version: string;
  /** Number of words of 1, 2, 3 and 4 characters. */
  readonly words: readonly number[];
}

/**
 * Decodes what `encodeWordList` wrote. Takes some 30 ms for 130,000 words.
 * @throws WordListFormatError where the bytes are of another format, too short or too long, or hold a word that is out
 * of order or not made of Han characters. Damage that leaves all of this sound is found by gzip's checksum alone.
 */
export function decodeWordList(bytes: Uint8Array): WordList {
  const reader = new ByteReader(bytes, (message) => new WordListFormatError(message));
  reader.header(SIGNATURE, WORDS_FORMAT);
  const alphabet = readAlphabet(reader);
  const total = reader.count();
  if (total > WORDS_MAX) throw new WordListFormatError(`${total} words`);
  const heads = reader.take(total);
  const beginnings = checkHeads(heads);
  if (beginnings > BEGINNINGS_MAX) throw new WordListFormatError(`${beginnings} beginnings of words`);
  const turns = reader.varints(countTurns(heads));
  const tails = reader.varints(beginnings - turns.length);
  const costs = reader.take(total);
  if (reader.left > 0) throw new WordListFormatError('the list is too long');
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
    if (unit > 0xffff || !isHan(unit)) throw new WordListFormatError('a unit that is not a Han character');
    alphabet[i] = unit;
    next = unit + 1;
  }
  return alphabet;
}

/** The number of a word's own units, and of those that it shares with the word before it. */
const ownOf = (head: number) => head >> 2;
const sharedOf = (head: number) => head & 3;

/** Checks that no word shares more than the word before it has. Returns the sum of the words' own units. */
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

/** How many words don't continue the word before them. */
function countTurns(heads: Uint8Array): number {
  let before = 0;
  let turns = 0;
  for (const head of heads) {
    if (sharedOf(head) < before) turns++;
    before = sharedOf(head) + ownOf(head);
  }
  return turns;
}

function buildList(alphabet: Uint16Array, columns: Columns, beginnings: number): WordList {
  const { heads, turns, tails, costs } = columns;
  const builder = new WordListBuilder(alphabet, beginnings);
  // For the word before: the index in the alphabet of each unit, and the number of each beginning.
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
 * The list in a word file, which is what `encodeWordList` wrote, compressed by gzip.
 * @throws WordListFormatError where the file can't be decompressed, doesn't match its checksum or holds no list.
 */
export async function readWordListFile(bytes: Uint8Array<ArrayBuffer>): Promise<WordList> {
  const list = await gunzip(bytes).catch((cause: unknown) => {
    throw new WordListFormatError("the file can't be decompressed", { cause });
  });
  return decodeWordList(list);
}
