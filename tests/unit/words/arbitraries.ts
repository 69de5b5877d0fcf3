import fc from 'fast-check';
import { COST_MAX } from '../../../utils/words/word-list-file';
import type { Word } from '../../tools/encode-words';

const SIGNS = ['国', '家', '民', '一', '〇', '\u3403'];

/** Few costs, so that divisions often cost the same; including the lowest and the highest. */
const cost = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constantFrom(COST_MAX - 1, COST_MAX));

/** Lists of few characters, so that words share beginnings and overlap in texts; not every character is a word. */
export const wordLists: fc.Arbitrary<Word[]> = fc.uniqueArray(
  fc.record({ text: fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 4 }), cost }),
  { selector: ({ text }) => text, maxLength: 40 },
);

const MARKS = [
  '，',
  '。',
  '、',
  '“',
  '”',
  ' ',
  '\u3000',
  '\u00ad',
  '\u200b',
  '\ufe0f',
  '5',
  'G',
  'x',
  '×',
  '%',
];

/** Texts of these characters and of others that no list has, with marks, figures and letters. */
export const dividedTexts = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...SIGNS) },
      { weight: 1, arbitrary: fc.constantFrom('龘', '國', '𠮷') },
      { weight: 2, arbitrary: fc.constantFrom(...MARKS) },
    ),
    { maxLength: 60 },
  )
  .map((signs) => signs.join(''));
