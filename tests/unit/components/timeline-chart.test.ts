import { describe, expect, it } from 'vitest';
import { keyTarget, nearestStop } from '../../../components/study/timeline-chart';
import type { Stop } from '../../../utils/timeline/timeline';

/** Stops at these months. */
const stopsAt = (...months: number[]): Stop[] =>
  months.map((start) => ({
    period: { start, end: start + 1, total: 30, values: [0], isPart: false },
    marks: [],
  }));

describe('keyTarget', () => {
  const stops = stopsAt(0, 1, 2, 11, 14, 25, 26);

  it.each([
    ['ArrowRight', 2, 3],
    ['ArrowRight', 6, 6],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 3, 2],
    ['Home', 4, 0],
    ['End', 4, 6],
    ['PageUp', 0, 4],
    ['PageUp', 5, 6],
    ['PageDown', 5, 3],
    ['PageDown', 1, 0],
    ['Enter', 1, null],
  ])('%s at %i goes to %o', (key, at, target) => {
    expect(keyTarget(key, stops, at)).toBe(target);
  });
});

it('nearestStop is the nearest, the first of two, and null where there are none', () => {
  expect(nearestStop([0, 10, 20], 16)).toBe(2);
  expect(nearestStop([0, 10], 5)).toBe(0);
  expect(nearestStop([], 5)).toBeNull();
});
