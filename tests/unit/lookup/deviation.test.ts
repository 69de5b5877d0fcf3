import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareMembers } from '../../../utils/lookup/deviation';

const members = ['甲', '乙', '丙', '丁'];

/** A comparison as its members in order: + the same, > moved, - missing. */
const drawn = (order: readonly number[]) =>
  compareMembers(members, order)
    .map(({ text, kind }) => ({ same: '+', moved: '>', missing: '-' })[kind] + text)
    .join(' ');

describe('compareMembers', () => {
  test.each([
    [[0, 1, 2, 3], '+甲、 +乙、 +丙、 +丁'],
    [[1, 2, 3], '-甲、 +乙、 +丙、 +丁'],
    [[0, 2, 3], '+甲、 -乙、 +丙、 +丁'],
    [[0, 1, 2], '+甲、 +乙、 +丙、 -丁'],
    [[0, 2, 1, 3], '+甲、 +丙、 >乙、 +丁'],
    [[3, 0, 1, 2], '>丁、 +甲、 +乙、 +丙'],
    [[0, 3], '+甲、 -乙、 -丙、 +丁'],
  ])('in the order of the page: %j', (order, expected) => {
    expect(drawn(order)).toBe(expected);
  });

  test('has every member once, the page in its order, and what is the same in the order of the chain', () => {
    const orders = fc.integer({ min: 2, max: 7 }).chain((size) =>
      fc.tuple(
        fc.constant(size),
        fc.shuffledSubarray(
          Array.from({ length: size }, (_, i) => i),
          { minLength: 1 },
        ),
      ),
    );
    fc.assert(
      fc.property(orders, ([size, order]) => {
        const chain = Array.from({ length: size }, (_, i) => `员${i}`);
        const rows = compareMembers(chain, order);
        const numbers = rows.map(({ text }) => chain.indexOf(text.replace('、', '')));
        expect([...numbers].sort()).toEqual(chain.map((_, i) => i));
        expect(numbers.filter((_, i) => rows[i].kind !== 'missing')).toEqual(order);
        const kept = numbers.filter((_, i) => rows[i].kind === 'same');
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        const inOrder = numbers.filter((_, i) => rows[i].kind !== 'moved');
        expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
        // No more of them could be the same.
        for (let choice = 0; choice < 1 << order.length; choice++) {
          const some = order.filter((_, i) => choice & (1 << i));
          if (some.every((member, i) => i === 0 || member > some[i - 1]))
            expect(kept.length).toBeGreaterThanOrEqual(some.length);
        }
        expect(rows.map(({ text }) => text.endsWith('、'))).toEqual(rows.map((_, i) => i < rows.length - 1));
      }),
      { numRuns: 200 },
    );
  });
});
