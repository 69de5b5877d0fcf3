import fc from 'fast-check';
import { expect, describe as suite, test } from 'vitest';
import { distance } from '../../../utils/quote/likely-places';
import { officialText } from '../arbitraries';
import { naive } from './naive';

suite('distance', () => {
  test('is that of the definition, up to the given maximum', () => {
    fc.assert(
      fc.property(officialText, officialText, fc.nat(30), (a, b, most) => {
        expect(distance(a, b, most)).toBe(Math.min(naive(a, b), most + 1));
      }),
    );
  });
});
