import { describe, expect, test } from 'vitest';
import { rowToFollow, seenRows } from '../../../components/page/place-list';

test('seenRows are the first and the last row in the viewport', () => {
  const rows = (seen: string) => Array.from(seen, (each) => ({ seen: each === 'x' }));
  expect(seenRows(rows('..x.x.'))).toEqual({ first: 2, last: 4 });
  expect(seenRows(rows('x'))).toEqual({ first: 0, last: 0 });
  expect(seenRows(rows('...'))).toBeNull();
  expect(seenRows([])).toBeNull();
});

describe('rowToFollow', () => {
  const seen = (first: number, last: number) => ({ first, last });

  test.each([
    ['at first', null, seen(3, 5), 3],
    ['where nothing has moved', seen(3, 5), seen(3, 5), null],
    ['down the page', seen(3, 5), seen(4, 6), 6],
    ['up the page', seen(3, 5), seen(2, 4), 2],
    ['when the last one leaves', seen(3, 5), seen(3, 4), 3],
    ['when the first one leaves', seen(3, 5), seen(4, 5), 4],
    ['where nothing is seen', seen(3, 5), null, null],
    ['where something is seen again', null, seen(8, 8), 8],
  ])('%s', (_, before, now, expected) => {
    expect(rowToFollow(before, now)).toBe(expected);
  });
});
