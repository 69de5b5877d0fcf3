import '../dom-classes';
import { describe, expect, test } from 'vitest';
import { contrast, luminance, parseColour, type Rgb } from '../../../../utils/page/painting/fading';

describe('luminance of a computed colour', () => {
  test.each([
    ['rgb(255, 255, 255)', 1],
    ['rgb(0, 0, 0)', 0],
    ['rgba(255, 255, 255, 0.8)', 1],
    ['rgb(118, 118, 118)', 0.18],
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

describe('contrast', () => {
  // From WCAG 2.2 and its well-known boundary greys.
  test.each<[Rgb, Rgb, number]>([
    [[0, 0, 0], [255, 255, 255], 21],
    [[118, 118, 118], [255, 255, 255], 4.54],
    [[119, 119, 119], [255, 255, 255], 4.48],
    [[255, 0, 0], [255, 255, 255], 4],
  ])('of %j and %j', (a, b, expected) => {
    expect(contrast(a, b)).toBeCloseTo(expected, 1);
    expect(contrast(b, a)).toBe(contrast(a, b));
  });
});

test('colours mixed by the browser are parsed, too', () => {
  expect(parseColour('color(srgb 1 0.5 0 / 0.25)')).toEqual({ rgb: [255, 127.5, 0], alpha: 0.25 });
  expect(parseColour('rgba(1, 2, 3, 0)')).toEqual({ rgb: [1, 2, 3], alpha: 0 });
  expect(parseColour('lab(50% 1 2)')).toBeNull();
});
