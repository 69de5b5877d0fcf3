import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildFrameMatcher } from '../../../utils/match/frame-matcher';
import { CLOSES_FRAME, factsOf, knownWordsOf, OPENS_FRAME } from '../../../utils/match/known-words';
import { PageText } from '../../../utils/match/page-text';
import { buildWordFacts } from '../../../utils/match/word-facts';
import { keyOf } from '../../../utils/text/trie';
import { officialText } from '../arbitraries';
import { bundledWords } from '../bundled-words';

const frames = buildFrameMatcher(
  ['推动\u0001发展', '扎实做好\u0001工作'].map((text) => ({ text, strength: 200 })),
);
const wordFacts = buildWordFacts(new Map([['发展', 2]]));
const knownWords = knownWordsOf(bundledWords, frames, wordFacts);

/** The number of a word of the list. */
const numberOf = (word: string) => new PageText(word, bundledWords).numbers[0];

test('a word is known by all pieces of frames that begin with it', () => {
  const bits = (word: string) => knownWords[numberOf(word)] & (OPENS_FRAME | CLOSES_FRAME);
  expect(['推动', '扎实', '发展', '工作', '柳树'].map(bits)).toEqual([
    OPENS_FRAME,
    OPENS_FRAME,
    CLOSES_FRAME,
    CLOSES_FRAME,
    0,
  ]);
});

test('the facts of each word of a page are those of its text', () => {
  fc.assert(
    fc.property(officialText, (source) => {
      const page = new PageText(source, bundledWords);
      for (let start = 0; start < page.units.length; start++) {
        if (!page.wordBegins(start)) continue;
        const end = page.wordEnd(start, page.units.length);
        const facts = keyOf(wordFacts.words, page.text, start, end);
        expect(factsOf({ wordFacts, knownWords }, page, start, end)).toBe(facts);
      }
    }),
  );
});
