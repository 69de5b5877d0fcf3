import { describe, expect, test } from 'vitest';
import {
  closedClassWords,
  DANGLING,
  isMortar,
  listedWords,
  mayBegin,
  mayEnd,
  NO_BEGINNING,
  NO_END,
  wordClass,
} from '../../../utils/phrases/function-words';

describe('wordClass', () => {
  test.each([
    ['我们', NO_BEGINNING | NO_END],
    ['以', NO_END],
    ['的', DANGLING],
    ['还要', NO_BEGINNING | NO_END],
    ['也是', NO_BEGINNING | NO_END],
    ['才能', 0],
    ['以为', 0],
    ['发展', 0],
    ['', 0],
  ])('of %s', (word, expected) => {
    expect(wordClass(word)).toBe(expected);
    expect([mayBegin(word), mayEnd(word), isMortar(word)]).toEqual([
      (expected & NO_BEGINNING) === 0,
      (expected & NO_END) === 0,
      expected !== 0,
    ]);
  });

  test('of every word of a closed class there is one; the listed ones are among them', () => {
    const all = [...closedClassWords()];
    expect(all.every((word) => wordClass(word) !== 0)).toBe(true);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining([...listedWords()]));
    expect(listedWords()).not.toContain('还要');
  });
});
