import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildFrameMatcher } from '../../../utils/match/frame-matcher';
import { classOf, keynessOf, knownAt, knownWordsOf, pieceOf } from '../../../utils/match/known-words';
import { PageText } from '../../../utils/match/page-text';
import { buildWordFacts, UNKNOWN_KEYNESS } from '../../../utils/match/word-facts';
import { childOf, keyOf, ROOT } from '../../../utils/text/trie';
import { unitsOf } from '../../../utils/text/units';
import { officialText } from '../arbitraries';
import { bundledWords } from '../bundled-words';

const frames = buildFrameMatcher(
  ['推动\u0001发展', '扎实做好\u0001工作'].map((text) => ({ text, strength: 200 })),
);
const wordFacts = buildWordFacts(new Map([['发展', 2]]));
const knownWords = knownWordsOf(bundledWords, frames, wordFacts);

/** The number of a word of the list. */
const numberOf = (word: string) => new PageText(word, bundledWords).numbers[0];

test('a word leads to the pieces of frames that begin with it', () => {
  const nodeOf = (word: string) =>
    Array.from(unitsOf(word)).reduce((node, unit) => childOf(frames.pieces, node, unit), ROOT);
  expect(['推动', '扎实', '发展', '工作', '柳树'].map((word) => pieceOf(knownWords[numberOf(word)]))).toEqual(
    [...['推动', '扎实', '发展', '工作'].map(nodeOf), 0],
  );
});

test('the facts of each word of a page are those of its text', () => {
  fc.assert(
    fc.property(officialText, (source) => {
      const page = new PageText(source, bundledWords);
      for (let start = 0; start < page.units.length; start++) {
        if (!page.wordBegins(start)) continue;
        const end = page.wordEnd(start, page.units.length);
        const facts = keyOf(wordFacts.words, page.text, start, end);
        const known = knownAt({ wordFacts, knownWords }, page, start, end);
        expect(keynessOf(known)).toBe(facts < 0 ? UNKNOWN_KEYNESS : wordFacts.keyness[facts]);
        expect(classOf(known)).toBe(facts < 0 ? 0 : wordFacts.classes[facts]);
      }
    }),
  );
});
