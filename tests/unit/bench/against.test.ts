import { expect, test } from 'vitest';
import { compared } from '../../bench/against';
import type { JsonRow } from '../../bench/row';

function rounds(name: string, budget: number | null, ...values: number[]): [string, JsonRow[]] {
  return [name, values.map((value) => ({ name, value, unit: 'ms', budget, ok: null }))];
}

test('a table has the medians of both revisions, their ratio and the mark of today’s, and last what one lacks', () => {
  const earlier = new Map([
    rounds('page: painted', null, 90, 100, 300),
    rounds('old', null, 1, 1, 1),
    rounds('none', null, 0),
  ]);
  const now = new Map([
    rounds('new', 5, 7, 8, 9),
    rounds('none', null, 2),
    rounds('page: painted', 60, 40, 50, 70),
  ]);
  const cells = compared(earlier, now, 'abc1234').map((line) =>
    line.split(/ {2,}/).map((cell) => cell.trim()),
  );
  expect(cells).toEqual([
    ['', 'measured', 'abc1234', 'now', 'unit', 'change'],
    ['–', 'none', '0', '2', 'ms', '–'],
    ['✓', 'page: painted', '100', '50', 'ms', '0.5×'],
    ['✗', 'new', '–', '8', 'ms', '–'],
    ['–', 'old', '1', '–', 'ms', '–'],
  ]);
});
