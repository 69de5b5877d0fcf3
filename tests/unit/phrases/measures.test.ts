import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { branchingEntropy, logRatio, normalisedInformation, ownShare } from '../../../utils/phrases/measures';

const count = (max: number) => fc.integer({ min: 1, max });

describe('normalisedInformation', () => {
  test.each([
    ['neither stands without the other', 10, 10, 10, 1000, 1],
    ['as often as by chance', 1, 10, 10, 100, 0],
    ['one part stands everywhere', 5, 100, 5, 100, 0],
    ['twice as often as by chance', 2, 10, 10, 100, Math.log(2) / Math.log(50)],
    ['less often than by chance', 1, 10, 20, 100, -Math.log(2) / Math.log(100)],
    ['nothing else stands anywhere', 7, 7, 7, 7, 1],
  ])('%s', (_, together, first, second, total, expected) => {
    expect(normalisedInformation(together, first, second, total)).toBeCloseTo(expected, 12);
  });

  test('is from -1 to 1, the same whichever part comes first, and grows with the places together', () => {
    fc.assert(
      fc.property(count(50), fc.nat(50), fc.nat(50), fc.nat(500), (together, more, others, rest) => {
        const [first, second] = [together + more, together + others];
        const total = together + more + others + rest;
        const value = normalisedInformation(together, first, second, total);
        expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12);
        expect(normalisedInformation(together, second, first, total)).toBeCloseTo(value, 12);
        if (more > 0 && others > 0)
          expect(normalisedInformation(together + 1, first, second, total)).toBeGreaterThan(value);
      }),
    );
  });
});

describe('branchingEntropy', () => {
  test.each([
    ['no place', [], 0, 0],
    ['always the same', [9], 0, 0],
    ['one mark', [], 1, 0],
    ['marks alone', [], 8, Math.log(8)],
    ['two in turn', [5, 5], 0, Math.log(2)],
    ['three to one', [3, 1], 0, 0.75 * Math.log(4 / 3) + 0.25 * Math.log(4)],
    ['two of one kind and two marks', [2], 2, 0.5 * Math.log(2) + 2 * 0.25 * Math.log(4)],
  ])('%s', (_, counts, distinct, expected) => {
    expect(branchingEntropy(counts, distinct)).toBeCloseTo(expected, 12);
  });

  test('is that of the distribution, whatever its order; a mark is a neighbour that stands once', () => {
    fc.assert(
      fc.property(fc.array(count(20), { maxLength: 10 }), fc.nat(5), (counts, distinct) => {
        const all = [...counts, ...Array<number>(distinct).fill(1)];
        const places = all.reduce((sum, each) => sum + each, 0);
        const naive = -all.reduce((sum, each) => sum + (each / places) * Math.log(each / places), 0);
        const value = branchingEntropy(counts, distinct);
        expect(value).toBeCloseTo(naive, 10);
        expect(value).toBeLessThanOrEqual(Math.log(Math.max(1, all.length)) + 1e-12);
        expect(branchingEntropy(counts.toReversed(), distinct)).toBeCloseTo(value, 12);
      }),
    );
  });
});

describe('logRatio', () => {
  test.each([
    ['equal shares', 9, 100, 9, 100, 0],
    ['nowhere in either', 0, 50, 0, 50, 0],
    ['three times as often', 1, 100, 0, 100, Math.log(3)],
    ['as often in a body ten times as large', 4, 100, 4, 1000, Math.log(10)],
    ['only there', 0, 100, 2, 100, -Math.log(5)],
  ])('%s', (_, here, hereTotal, there, thereTotal, expected) => {
    expect(logRatio(here, hereTotal, there, thereTotal)).toBeCloseTo(expected, 12);
  });

  test('turns its sign when the bodies change places, and grows with the places here', () => {
    fc.assert(
      fc.property(fc.nat(99), count(999), fc.nat(99), count(999), (here, hereTotal, there, thereTotal) => {
        const value = logRatio(here, hereTotal, there, thereTotal);
        expect(logRatio(there, thereTotal, here, hereTotal)).toBeCloseTo(-value, 10);
        expect(logRatio(here + 1, hereTotal, there, thereTotal)).toBeGreaterThan(value);
      }),
    );
  });
});

describe('ownShare', () => {
  test.each([
    ['no longer string', 8, 0, 0, 1],
    ['always within one longer string', 8, 1, 8, 0],
    ['within one longer string at a quarter of its places', 8, 1, 2, 0.75],
    ['two longer strings, four places on average', 8, 2, 8, 0.5],
  ])('%s', (_, frequency, longer, places, expected) => {
    expect(ownShare(frequency, longer, places)).toBe(expected);
  });

  test('is from 0 to 1, since no longer string has more places', () => {
    fc.assert(
      fc.property(count(30), fc.array(fc.nat(29), { maxLength: 8 }), (frequency, longer) => {
        const places = longer.map((each) => 1 + (each % frequency));
        const total = places.reduce((sum, each) => sum + each, 0);
        const share = ownShare(frequency, longer.length, total);
        expect(share).toBeGreaterThanOrEqual(-1e-12);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});
