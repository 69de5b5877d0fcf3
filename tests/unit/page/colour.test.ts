import { describe, expect, test } from 'vitest';
import { luminance } from '../../../utils/page/colour';

describe('luminance of a computed colour', () => {
  test.each([
    ['rgb(255, 255, 255)', 1],
    ['rgb(0, 0, 0)', 0],
    ['rgba(255, 255, 255, 0.8)', 1],
    ['rgb(27 25 22)', 0.098],
    ['rgba(0, 0, 0, 0)', null],
    ['rgba(0, 0, 0, 0.2)', null],
    ['transparent', null],
    ['oklch(0.5 0.1 20)', null],
  ])('%s: %s', (colour, expected) => {
    const found = luminance(colour);
    if (expected === null || found === null) expect(found).toBe(expected);
    else expect(found).toBeCloseTo(expected, 2);
  });
});
