import '../dom-classes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areColumns, cornerAt, maxSizeAt, spotFor } from '../../../../utils/page/card/placement';
import type { Rect } from '../../../../utils/page/common/viewport';

const view = { width: 1_000, height: 800 };
const phone = { width: 360, height: 800 };
const small = { width: 340, height: 100 };

const box = (left: number, top: number, width: number, height: number): Rect => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe('lines and columns', () => {
  test.each<[string, Rect[], boolean]>([
    ['a line', [box(10, 10, 80, 22)], false],
    ['a line and the first character of the next', [box(10, 10, 60, 22), box(0, 32, 16, 22)], false],
    ['four characters in two lines', [box(10, 10, 32, 22), box(0, 32, 32, 22)], false],
    ['a column', [box(10, 10, 22, 80)], true],
    ['a column and the first character of the next', [box(40, 10, 22, 60), box(10, 0, 22, 16)], true],
    ['a character a line', [box(0, 0, 16, 22), box(0, 22, 16, 22), box(0, 44, 16, 22)], true],
    ['nothing', [], false],
  ])('%s', (_, lines, expected) => expect(areColumns(lines)).toBe(expected));
});

describe('the corner of a small card', () => {
  const lines = [box(100, 100, 200, 20), box(20, 120, 90, 20)];
  const many = Array.from({ length: 30 }, (_, i) => box(i, i * 20, 300, 20));
  const columns = [box(280, 300, 20, 100), box(260, 0, 20, 60)];

  test.each<[string, Rect[], { x: number; y: number } | null, typeof view, { left: number; top: number }]>([
    ['below all lines, where the first one begins', lines, null, view, { left: 100, top: 146 }],
    ['where the line at the pointer begins', lines, { x: 30, y: 125 }, view, { left: 20, top: 146 }],
    ['at the first, with the pointer on none', lines, { x: 30, y: 500 }, view, { left: 100, top: 146 }],
    ['of many lines below the one at the pointer', many, { x: 5, y: 110 }, view, { left: 8, top: 126 }],
    ['above a line at the bottom', [box(30, 700, 80, 20)], null, view, { left: 30, top: 594 }],
    [
      'further left where it would leave the viewport',
      [box(900, 30, 80, 20)],
      null,
      view,
      { left: 652, top: 56 },
    ],
    ['to the right of all columns, where the first one begins', columns, null, view, { left: 306, top: 300 }],
    ['where the column at the pointer begins', columns, { x: 270, y: 30 }, view, { left: 306, top: 8 }],
    ['to the left at the right edge', [box(900, 40, 20, 200)], null, view, { left: 554, top: 40 }],
    ['below a column on a phone', [box(150, 10, 20, 100)], null, phone, { left: 12, top: 116 }],
    ['in the corner without lines', [], null, view, { left: 8, top: 8 }],
  ])('%s', (_, found, point, shown, corner) =>
    expect(cornerAt(spotFor(found, point, shown, null), small)).toEqual(corner),
  );

  test('stays on its side while there is room', () => {
    const low = spotFor([box(10, 700, 80, 20)], null, view, null);
    expect(low.isAfter).toBe(false);
    const middle = spotFor([box(10, 300, 80, 20)], null, view, low);
    expect(middle.isAfter).toBe(false);
    expect(spotFor([box(10, 300, 80, 20)], null, view, null).isAfter).toBe(true);
    expect(spotFor([box(10, 60, 80, 20)], null, view, middle).isAfter).toBe(true);
  });
});

describe('the maximum size of a card', () => {
  test.each<[string, Rect, typeof view, { width: number; height: number }]>([
    ['the room below', box(10, 100, 80, 20), view, { width: 984, height: 666 }],
    ['the room above', box(10, 700, 80, 20), view, { width: 984, height: 686 }],
    ['the room beside a column', box(500, 100, 20, 200), view, { width: 466, height: 784 }],
    ['a minimum height', box(10, 90, 80, 60), { width: 300, height: 240 }, { width: 284, height: 120 }],
    ['all of a ticker’s frame', box(2, 20, 150, 20), { width: 300, height: 60 }, { width: 296, height: 56 }],
  ])('%s', (_, line, shown, most) => expect(maxSizeAt(spotFor([line], null, shown, null))).toEqual(most));
});

test('a card of any size is inside the viewport, and clear of the line where there is room', () => {
  const size = (most: number) => fc.integer({ min: 5, max: most });
  const anyView = fc.record({ width: size(3_000), height: size(2_000) });
  const anyLine = fc
    .tuple(fc.integer({ min: -200, max: 3_000 }), fc.integer({ min: -200, max: 2_000 }), size(900), size(900))
    .map((sizes) => box(...sizes));
  fc.assert(
    fc.property(anyView, anyLine, size(600), size(600), (shown, line, width, height) => {
      const spot = spotFor([line], null, shown, null);
      const most = maxSizeAt(spot);
      const card = { width: Math.min(width, most.width), height: Math.min(height, most.height) };
      const { left, top } = cornerAt(spot, card);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(left + card.width).toBeLessThanOrEqual(shown.width);
      expect(top + card.height).toBeLessThanOrEqual(shown.height);
      const rooms = spot.isColumn
        ? { after: shown.width - line.right, before: line.left, needed: card.width }
        : { after: shown.height - line.bottom, before: line.top, needed: card.height };
      const hasRoom = (spot.isAfter ? rooms.after : rooms.before) >= rooms.needed + 15;
      const isOver =
        left < line.right &&
        left + card.width > line.left &&
        top < line.bottom &&
        top + card.height > line.top;
      if (hasRoom && line.left >= 0 && line.top >= 0) expect(isOver).toBe(false);
    }),
  );
});
