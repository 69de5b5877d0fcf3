import { ByteReader } from '../bytes/byte-reader';
import { isHan } from '../text/han';
import {
  BEGINNINGS_MAX,
  COST_MAX,
  SIGNATURE,
  UNITS_MAX,
  WORD_MAX_UNITS,
  WORDS_FORMAT,
  WORDS_MAX,
  WordListFormatError,
} from './format';
import { NO_WORD, type WordList, WordListBuilder } from './word-list';

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
