import '../dom-classes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandOf,
  doubleOf,
  overlineOf,
  underlineOf,
  waveOf,
} from '../../../../utils/page/painting/overlay-drawing';
import { box, boxes } from '../boxes';

describe('paths', () => {
  test('a line runs along the bottom of its box', () => {
    expect(underlineOf(box(10, 20, 110, 40))).toBe('M10 39h100');
  });

  test('a band is its box', () => {
    expect(bandOf(box(10, 20, 110.123456, 40))).toBe('M10 20H110.12V40H10z');
  });

  test('a wave is as long as its box, give or take a pixel', () => {
    fc.assert(
      fc.property(boxes, (around) => {
        const [, first, rest] =
          /^M[\d.]+ -?[\d.]+q[\d.]+ -2.5 ([\d.]+) 0((?:t[\d.]+ 0)*)$/.exec(waveOf(around)) ?? [];
        const length =
          Number(first) +
          rest
            .split('t')
            .slice(1)
            .reduce((sum, each) => sum + Number.parseFloat(each), 0);
        expect(Math.abs(length - (around.right - around.left))).toBeLessThan(1);
      }),
    );
  });
});

describe('lines along a box', () => {
  test.each([
    ['a thin one at its bottom', underlineOf(box(10, 20, 50, 40), 1), 'M10 39.5h40'],
    ['a thick one at its bottom', underlineOf(box(10, 20, 50, 40), 3), 'M10 38.5h40'],
    ['two at its bottom', doubleOf(box(10, 20, 50, 40), 1), 'M10 37.5h40M10 39.5h40'],
    ['one at its top', overlineOf(box(10, 20, 50, 40), 1), 'M10 20.5h40'],
  ])('%s', (_, path, expected) => {
    expect(path).toBe(expected);
  });
});
