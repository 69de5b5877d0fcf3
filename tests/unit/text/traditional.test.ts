import { expect, test } from 'vitest';
import { TRADITIONAL_PAIRS } from '../../../utils/text/traditional';
import { traditionalPairs } from '../../tools/traditional';

test('the table is what the tool makes of the dictionaries', () => {
  expect(TRADITIONAL_PAIRS).toBe(traditionalPairs());
});

test('mapping twice is mapping once', () => {
  const simplified = new Map(TRADITIONAL_PAIRS.match(/../gs)?.map((pair) => [pair[0], pair[1]]));
  expect(simplified.size).toBe(TRADITIONAL_PAIRS.length / 2);
  expect([...simplified.values()].filter((to) => simplified.has(to))).toEqual([]);
});
