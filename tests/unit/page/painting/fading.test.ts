import '../dom-classes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markColours } from '../../../../utils/marks/look';
import { contrast, fadedShare, over, parseColour, type Rgb } from '../../../../utils/page/painting/fading';

const MIN_CONTRAST = 4.5;
const white: Rgb = [255, 255, 255];

const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)) as fc.Arbitrary<Rgb>;

/** Contrasts of text with its background, with a mark's background beneath the text and, as the overlay draws it, above both. */
function marked(text: Rgb, ground: Rgb, mark: string): number[] {
  const paint = parseColour(mark);
  if (!paint) throw new Error(mark);
  const seen = over(paint.rgb, paint.alpha, ground);
  return [contrast(text, seen), contrast(over(paint.rgb, paint.alpha, text), seen)];
}

describe('faded text', () => {
  test('keeps a contrast of 4.5, or all its contrast where it has less', () => {
    fc.assert(
      fc.property(colour, colour, fc.double({ min: 0.3, max: 1, noNaN: true }), (text, ground, alpha) => {
        const share = fadedShare(text, alpha, ground);
        const before = contrast(over(text, alpha, ground), ground);
        const after = contrast(over(text, alpha * share, ground), ground);
        if (before < MIN_CONTRAST) expect(share).toBe(1);
        else expect(after).toBeGreaterThanOrEqual(MIN_CONTRAST);
        expect(share).toBeGreaterThanOrEqual(0.5);
      }),
    );
  });

  test.each<[string, Rgb, Rgb]>([
    ['black on white', [0, 0, 0], white],
    ['the dark grey of most articles', [51, 51, 51], white],
    ['white on black', white, [16, 20, 24]],
  ])('is much fainter than before: %s', (_, text, ground) => {
    const share = fadedShare(text, 1, ground);
    expect(contrast(over(text, share, ground), ground)).toBeLessThan(0.5 * contrast(text, ground));
  });

  test.each([false, true])('is readable on the background of a mark, too (dark: %s)', (dark) => {
    const ground: Rgb = dark ? [16, 20, 24] : white;
    const { grounds } = markColours(dark, true);
    const inks: Rgb[] = dark
      ? [[220, 220, 220], white]
      : [
          [51, 51, 51],
          [0, 0, 0],
          [0, 0, 180],
        ];
    for (const ink of inks) {
      const faded = over(ink, fadedShare(ink, 1, ground), ground);
      for (const mark of grounds)
        expect(Math.min(...marked(faded, ground, mark))).toBeGreaterThanOrEqual(MIN_CONTRAST);
    }
  });
});
