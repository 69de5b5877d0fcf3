import '../dom-classes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERYWHERE, intersectionOf, linesOf } from '../../../../utils/page/common/viewport';
import { box, boxes } from '../boxes';

describe('the overlap of two boxes', () => {
  test.each([
    ['all of it', box(0, 0, 9, 9), EVERYWHERE, box(0, 0, 9, 9)],
    ['a corner', box(0, 0, 9, 9), box(5, 6, 20, 20), box(5, 6, 9, 9)],
    ['an edge, which is nothing', box(0, 0, 9, 9), box(9, 0, 20, 9), null],
    ['nothing', box(0, 0, 9, 9), box(0, 30, 9, 40), null],
  ])('%s', (_, a, b, expected) => {
    expect(intersectionOf(a, b)).toEqual(expected);
    expect(intersectionOf(b, a)).toEqual(expected);
  });
});

describe('lines of a text', () => {
  test.each([
    ['one piece', [box(0, 0, 50, 20)], [box(0, 0, 50, 20)]],
    ['pieces side by side', [box(0, 0, 50, 20), box(50, 0, 80, 20)], [box(0, 0, 80, 20)]],
    ['a raised figure', [box(0, 4, 50, 24), box(50, 0, 56, 12), box(56, 4, 90, 24)], [box(0, 0, 90, 24)]],
    ['an element and its own text', [box(0, 0, 60, 22), box(5, 1, 55, 21)], [box(0, 0, 60, 22)]],
    ['two lines', [box(30, 0, 90, 20), box(0, 24, 40, 44)], [box(30, 0, 90, 20), box(0, 24, 40, 44)]],
    ['tight lines', [box(30, 0, 90, 20), box(0, 16, 40, 36)], [box(30, 0, 90, 20), box(0, 16, 40, 36)]],
    ['two columns', [box(0, 0, 50, 20), box(90, 0, 140, 20)], [box(0, 0, 50, 20), box(90, 0, 140, 20)]],
    ['nothing', [], []],
  ])('%s', (_, pieces, expected) => {
    expect(linesOf(pieces)).toEqual(expected);
  });

  test('each piece is in one of the lines, and no line is wider than its pieces', () => {
    fc.assert(
      fc.property(fc.array(boxes), (pieces) => {
        const lines = linesOf(pieces);
        for (const piece of pieces) {
          expect(
            lines.some((line) => JSON.stringify(intersectionOf(line, piece)) === JSON.stringify(piece)),
          ).toBe(true);
        }
        for (const { left, right } of lines) {
          expect(pieces.some((piece) => piece.left === left)).toBe(true);
          expect(pieces.some((piece) => piece.right === right)).toBe(true);
        }
      }),
    );
  });
});
