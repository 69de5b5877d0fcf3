import fc from 'fast-check';
import type { Rect } from '../../../utils/page/common/viewport';

export const box = (left: number, top: number, right: number, bottom: number): Rect => ({
  left,
  top,
  right,
  bottom,
});

/** Boxes of at least one CSS pixel each way, near the viewport's origin. */
export const boxes = fc
  .tuple(fc.integer({ max: 500, min: 0 }), fc.integer({ max: 500, min: 0 }), fc.nat(200), fc.nat(40))
  .map(([left, top, width, height]) => box(left, top, left + width + 1, top + height + 1));
