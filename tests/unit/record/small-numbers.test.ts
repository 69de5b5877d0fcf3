import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SmallNumbers } from '../../../utils/record/small-numbers';

test('keeps small and large numbers', () => {
  const numbers = fc.array(fc.oneof(fc.nat(300), fc.constantFrom(0, 254, 255, 256, 0xffff)));
  fc.assert(
    fc.property(numbers, (expected) => {
      const list = SmallNumbers.from(expected);
      expect(expected.map((_, i) => list.at(i))).toEqual(expected);
      expect([list.at(-1), list.at(expected.length)]).toEqual([0, 0]);
    }),
  );
});
