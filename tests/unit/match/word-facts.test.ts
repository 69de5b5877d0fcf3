import { describe, expect, test } from 'vitest';
import { factsOf, wordFacts } from '../../../utils/match/word-facts';
import { DANGLING, NO_BEGINNING, NO_END } from '../../../utils/phrases/function-words';

describe('wordFacts', () => {
  const facts = wordFacts([
    ['推进', 2.5],
    ['强调', 1],
    ['以', 3],
  ]);

  test.each([
    ['推进', { keyness: 2.5, wordClass: 0, isSaying: false }],
    ['强调', { keyness: 1, wordClass: 0, isSaying: true }],
    ['以', { keyness: 3, wordClass: NO_END, isSaying: false }],
    ['我们', { keyness: -1, wordClass: NO_BEGINNING | NO_END, isSaying: false }],
    ['的', { keyness: -1, wordClass: DANGLING, isSaying: false }],
    ['柳树', { keyness: -1, wordClass: 0, isSaying: false }],
    ['', { keyness: -1, wordClass: 0, isSaying: false }],
  ])('of %s', (word, expected) => {
    expect(factsOf(facts, word)).toEqual(expected);
  });
});
