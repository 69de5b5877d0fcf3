import '../dom-classes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstBelow } from '../../../../utils/page/places/navigation';

test('finds the first index from which the condition holds', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (count, from) => {
      expect(firstBelow(count, (i) => i >= from)).toBe(Math.min(from, count));
    }),
  );
});

test('indices without an answer are skipped', () => {
  const places = [false, null, null, false, null, true, null, true];
  expect(places[firstBelow(places.length, (i) => places[i])]).not.toBe(false);
  expect(firstBelow(3, () => null)).toBe(0);
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), fc.nat(60), (shown, from) => {
      const found = firstBelow(shown.length, (i) => (shown[i] ? i >= from : null));
      // From there on, the first index with an answer is the first that holds.
      const next = shown.findIndex((isShown, i) => isShown && i >= found);
      expect(next).toBe(shown.findIndex((isShown, i) => isShown && i >= from));
    }),
  );
});
