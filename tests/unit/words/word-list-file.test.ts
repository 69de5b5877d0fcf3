import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costOf, NO_WORD, nextBeginning, UNKNOWN, type WordList } from '../../../utils/words/word-list';
import {
  decodeWordList,
  readWordListFile,
  SIGNATURE,
  WORDS_FORMAT,
  WordListFormatError,
} from '../../../utils/words/word-list-file';
import { encodeWordList, type Word } from '../../tools/encode-words';
import { wordLists } from './arbitraries';

/** What a word costs, or undefined where the list doesn't have it. */
function lookUp(list: WordList, text: string): number | undefined {
  let beginning = list.units[text.charCodeAt(0)];
  for (let at = 1; at < text.length && beginning !== UNKNOWN; at++)
    beginning = nextBeginning(list, beginning, text.charCodeAt(at));
  return beginning === UNKNOWN || costOf(beginning) === NO_WORD ? undefined : costOf(beginning);
}

describe('a list', () => {
  test('has its words with their costs and no others', () => {
    fc.assert(
      fc.property(wordLists, wordLists, (words, others) => {
        const list = decodeWordList(encodeWordList(words));
        const costs = new Map(words.map(({ text, cost }) => [text, cost]));
        for (const { text } of [...words, ...others])
          expect([text, lookUp(list, text)]).toEqual([text, costs.get(text)]);
      }),
    );
  });

  test('has the same bytes whatever the order of its words', () => {
    fc.assert(
      fc.property(wordLists, (words) => {
        expect(encodeWordList(words.toReversed())).toEqual(encodeWordList(words));
      }),
    );
  });

  test('of thousands of characters', () => {
    const character = (i: number) => String.fromCharCode(0x4e00 + (i % 9000));
    const words: Word[] = Array.from({ length: 30_000 }, (_, i) => ({
      text: character(i * 7) + character(i) + (i % 2 === 0 ? character(i * 31) : ''),
      cost: i % 255,
    }));
    const different = [...new Map(words.map((word) => [word.text, word])).values()];
    const list = decodeWordList(encodeWordList(different));
    expect(different.filter(({ text, cost }) => lookUp(list, text) !== cost)).toEqual([]);
    expect(lookUp(list, '龥')).toBeUndefined();
  });

  test.each<[what: string, words: Word[]]>([
    ['an empty word', [{ text: '', cost: 1 }]],
    ['a word of five characters', [{ text: '一二三四五', cost: 1 }]],
    ['letters', [{ text: '卡ok', cost: 1 }]],
    ['a pair', [{ text: '𠮷', cost: 1 }]],
    ['a cost too high', [{ text: '国', cost: 255 }]],
    ['a cost between two', [{ text: '国', cost: 0.5 }]],
    [
      'a word twice',
      [
        { text: '国', cost: 1 },
        { text: '国', cost: 2 },
      ],
    ],
  ])('is not made of %s', (_, words) => {
    expect(() => encodeWordList(words)).toThrow(RangeError);
  });
});

describe('a damaged list', () => {
  const words = ['国', '国家', '国家人', '家', '家国', '人民', '人民公社', '人选'];
  const bytes = encodeWordList(words.map((text, i) => ({ text, cost: 30 * i })));

  test('is refused where it is cut short or too long', () => {
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeWordList(bytes.slice(0, length))).toThrow(WordListFormatError);
    expect(() => decodeWordList(Uint8Array.from([...bytes, 0]))).toThrow(WordListFormatError);
  });

  test('with any byte changed is refused or is another list', () => {
    for (let at = 0; at < bytes.length; at++) {
      for (let value = 0; value < 256; value++) {
        try {
          lookUp(decodeWordList(bytes.with(at, value)), '国家');
        } catch (error) {
          expect(error).toBeInstanceOf(WordListFormatError);
        }
      }
    }
  });

  const head = [...SIGNATURE, WORDS_FORMAT];
  /** Two units, 一 and 丁. */
  const alphabet = [2, 0x80, 0x9c, 0x01, 0];
  test.each<[what: string, bytes: number[]]>([
    ['another signature', [0x54, 0x4c, 0x52, 0x43, WORDS_FORMAT, 0, 0]],
    ['another format', [...SIGNATURE, WORDS_FORMAT + 1, 0, 0]],
    ['a unit that is no Han character', [...head, 1, 0x61, 0]],
    ['a word without units of its own', [...head, ...alphabet, 1, 0, 0]],
    ['a word that shares more than there is', [...head, ...alphabet, 1, 5, 0, 0]],
    ['a word that is too long', [...head, ...alphabet, 1, 20, 0, 0, 0, 0, 0, 0]],
    ['a unit that the alphabet lacks', [...head, ...alphabet, 1, 4, 2, 0]],
    [
      'a unit far beyond the alphabet',
      [...head, ...alphabet, 2, 4, 4, 0xff, 0xff, 0xff, 0xff, 0x07, 1, 0, 0],
    ],
    ['a cost too high', [...head, ...alphabet, 1, 4, 0, 255]],
  ])('%s', (_, values) => {
    expect(() => decodeWordList(Uint8Array.from(values))).toThrow(WordListFormatError);
  });

  test('a list without words is one', () => {
    expect(lookUp(decodeWordList(Uint8Array.from([...head, 0, 0])), '国')).toBeUndefined();
  });

  test('a file that is not compressed, cut short or holds something else is refused', async () => {
    const file = new Uint8Array(gzipSync(bytes));
    expect(await readWordListFile(file)).toEqual(decodeWordList(bytes));
    for (const damaged of [file.slice(0, -1), bytes, new Uint8Array(gzipSync('text'))])
      await expect(readWordListFile(damaged)).rejects.toThrow(WordListFormatError);
  });
});
