import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { median, medianRatio, percentile, slope } from '../../bench/statistics';

describe('median', () => {
  test.each<[readonly number[], number]>([
    [[3], 3],
    [[10, 2], 6],
    [[9, 100, 2], 9],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });

  test('of none there is none', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);

  test.each<[readonly number[], number, number]>([
    [hundred, 0.5, 50],
    [hundred, 0.95, 95],
    [hundred, 1, 100],
    [[7], 0.95, 7],
    [[1, 2, 3, 10], 0.95, 10],
  ])('of %j at %d is %d', (numbers, share, expected) => {
    expect(percentile(numbers, share)).toBe(expected);
  });

  test('is the smallest number that this share does not exceed', () => {
    const numbers = fc.array(fc.integer(), { minLength: 1 });
    const shares = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(numbers, shares, (values, share) => {
        const found = percentile(values, share);
        const upTo = (most: number) => values.filter((value) => value <= most).length / values.length;
        expect(values).toContain(found);
        expect(upTo(found)).toBeGreaterThanOrEqual(share - 1e-9);
        expect(upTo(found - 1)).toBeLessThan(share + 1e-9);
      }),
    );
  });

  test('of none there is none', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});

test('the median ratio is that of numbers measured in turn', () => {
  expect(medianRatio([2, 40, 6], [1, 10, 2])).toBe(3);
  expect(() => medianRatio([], [])).toThrow(RangeError);
});

describe('slope', () => {
  test.each([
    ['in proportion', [1, 10, 100], [3, 30, 300], 1],
    ['with the square', [1, 10, 100], [2, 200, 20_000], 2],
    ['not at all', [1, 10, 100], [7, 7, 7], 0],
    ['by least squares', [1, Math.E, Math.E ** 2], [1, Math.E, 1], 0],
  ])('values that grow %s', (_, sizes, values, power) => {
    expect(slope(sizes, values)).toBeCloseTo(power, 10);
  });
});
