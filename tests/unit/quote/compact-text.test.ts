import fc from 'fast-check';
import { expect, describe as suite, test } from 'vitest';
import { compactOffset, compactText } from '../../../utils/quote/compact-text';
import { anyText } from '../arbitraries';
import { bare } from './naive';

suite('compact text', () => {
  test('leads back to each unit that is no white space', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const { text, offsets } = compactText(source);
        expect(text).toBe(bare(source));
        expect([...offsets].map((offset) => source.charAt(offset)).join('')).toBe(text);
        for (const [i, offset] of offsets.entries()) expect(compactOffset({ text, offsets }, offset)).toBe(i);
      }),
    );
  });
});
