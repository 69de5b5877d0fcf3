import { describe, expect, test } from 'vitest';
import { barsOf, densestOf, shareAt } from '../../../components/page/density-strip';

const density = [null, 0, 0.5, 1, null];

test('bars have the given width, and empty sections have none', () => {
  expect(barsOf(density, (share) => (share ?? 0) * 20)).toBe('M0 2h10v1h-10zM0 3h20v1h-20z');
  expect(barsOf([], () => 1)).toBe('');
});

describe('the share at a position', () => {
  test.each([
    [0, null],
    [0.2, 0],
    [0.5, 0.5],
    [0.79, 1],
    [1, null],
  ])('%d', (part, share) => {
    expect(shareAt(density, part)).toBe(share);
  });
});

test('the densest section is given by its middle; there is none where nothing is marked', () => {
  expect(densestOf(density)).toEqual({ at: 0.7, share: 1 });
  expect(densestOf([null, 0])).toBeNull();
  expect(densestOf([])).toBeNull();
});
