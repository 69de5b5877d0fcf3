import { describe, expect, test } from 'vitest';
import { classOf, keynessOf, knownAt } from '../../../utils/match/known-words';
import { buildWordFacts, SAYING } from '../../../utils/match/word-facts';
import { DANGLING, NO_BEGINNING, NO_END } from '../../../utils/phrases/function-words';
import { unitsOf } from '../../../utils/text/units';

describe('facts of words', () => {
  const facts = buildWordFacts(
    new Map([
      ['推进', 2.5],
      ['强调', 1],
      ['以', 3],
    ]),
  );

  test.each([
    ['推进', 2.5, 0],
    ['强调', 1, SAYING],
    ['以', 3, NO_END],
    ['我们', -1, NO_BEGINNING | NO_END],
    ['的', -1, DANGLING],
    ['柳树', -1, 0],
  ])('of %s', (word, keyness, wordClass) => {
    const text = unitsOf(`柳${word}树`);
    const page = { units: text, numbers: new Int32Array(text.length) };
    const known = knownAt({ wordFacts: facts, knownWords: new Uint32Array() }, page, 1, 1 + word.length);
    expect([keynessOf(known), classOf(known)]).toEqual([keyness, wordClass]);
  });
});
