import '../dom-classes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstBelow } from '../../../../utils/page/places/navigation';

test('the firstBelow index from which on it holds', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (count, from) => {
      expect(firstBelow(count, (i) => i >= from)).toBe(Math.min(from, count));
    }),
  );
});

test('indices that tell nothing are passed over', () => {
  const places = [false, null, null, false, null, true, null, true];
  expect(places[firstBelow(places.length, (i) => places[i])]).not.toBe(false);
  expect(firstBelow(3, () => null)).toBe(0);
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), fc.nat(60), (shown, from) => {
      const found = firstBelow(shown.length, (i) => (shown[i] ? i >= from : null));
      // Going on from there, the first index that tells is the first that holds.
      const next = shown.findIndex((isShown, i) => isShown && i >= found);
      expect(next).toBe(shown.findIndex((isShown, i) => isShown && i >= from));
    }),
  );
});
