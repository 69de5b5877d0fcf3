import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/corpus-index';
import { commonPrefixes, LCP_MAX, suffixArray } from '../../../utils/index/suffix-array';
import { isBarrier } from '../../../utils/text/units';
import { officialText, repetitiveDocuments } from '../arbitraries';
import { sortedSuffixes } from './naive';

const unitsOf = (text: string) => Uint16Array.from(text, (unit) => unit.charCodeAt(0));

test.each(['', 'a', 'aaaa', 'abab', 'banana', 'mississippi', 'cba', 'abc', 'baabaabac'])(
  'sorts %j',
  (text) => {
    expect([...suffixArray(unitsOf(text))]).toEqual(sortedSuffixes(unitsOf(text)));
  },
);

test.each([1, 2, 3, 0xffff])('sorts the suffixes of any text of units up to %i', (max) => {
  fc.assert(
    fc.property(fc.uint16Array({ max, maxLength: 120 }), (text) => {
      expect([...suffixArray(text)]).toEqual(sortedSuffixes(text));
    }),
    { numRuns: 200 },
  );
});

test('sorts the suffixes of long repetitive texts', () => {
  let [older, newer] = ['b', 'a'];
  while (newer.length < 3_000) [older, newer] = [newer, newer + older];
  for (const text of [newer, 'a'.repeat(2_000), 'ab'.repeat(1_000), `${newer}\n${newer}`]) {
    expect([...suffixArray(unitsOf(text))]).toEqual(sortedSuffixes(unitsOf(text)));
  }
});

test('sorts texts of more different units than fit with their types into 16 bits', () => {
  const text = Uint16Array.from({ length: 45_000 }, (_, i) => (i * 7_919) % 40_000);
  expect([...suffixArray(text)]).toEqual(sortedSuffixes(text));
});

test('common prefixes end at barriers', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        repetitiveDocuments,
        officialText.map((text) => [{ text }, { text }]),
      ),
      (documents) => {
        const { text, suffixes, prefixes } = buildIndex(documents);
        for (let i = 0; i < suffixes.length; i++) {
          let common = 0;
          const [a, b] = [suffixes[i - 1], suffixes[i]];
          while (i > 0 && text[a + common] === text[b + common] && !isBarrier(text[b + common])) common++;
          expect(prefixes[i]).toBe(Math.min(common, LCP_MAX));
        }
      },
    ),
  );
});

test('common prefixes above the maximum count as the maximum', () => {
  const text = unitsOf('国'.repeat(600));
  const prefixes = commonPrefixes(text, suffixArray(text));
  expect([...prefixes.slice(0, 3)]).toEqual([0, 1, 2]);
  expect(prefixes[599]).toBe(LCP_MAX);
});
