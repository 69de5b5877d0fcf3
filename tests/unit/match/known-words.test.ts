import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildFrameMatcher } from '../../../utils/match/frame-matcher';
import { knownWordsOf, rowAt } from '../../../utils/match/known-words';
import { PageText } from '../../../utils/match/page-text';
import { buildWordFacts, classOf, keynessOf } from '../../../utils/match/word-facts';
import { childOf, keyOf, ROOT, type Trie } from '../../../utils/text/trie';
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

test('a word is known by all pieces of frames that begin with it', () => {
  const { rows, openings, closings } = knownWords;
  const nodes = (word: string) => [openings[rows[numberOf(word)]], closings[rows[numberOf(word)]]];
  const nodeOf = (trie: Trie, word: string) =>
    Array.from(unitsOf(word)).reduce((node, unit) => childOf(trie, node, unit), ROOT);
  expect(['推动', '扎实', '发展', '工作', '柳树'].map(nodes)).toEqual([
    [nodeOf(frames.openings, '推动'), -1],
    [nodeOf(frames.openings, '扎实'), -1],
    [-1, nodeOf(frames.closings, '发展')],
    [-1, nodeOf(frames.closings, '工作')],
    [-1, -1],
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
        const row = rowAt({ wordFacts, knownWords }, page, start, end);
        expect(knownWords.keyness[row]).toBe(keynessOf(wordFacts, facts));
        expect(knownWords.classes[row]).toBe(classOf(wordFacts, facts));
      }
    }),
  );
});
