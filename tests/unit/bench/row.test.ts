import { describe, expect, test } from 'vitest';
import { Measurements } from '../../bench/measure';
import { asJson, asTable, row, shown } from '../../bench/row';

const kept = row('package: sentinel', 2.918, 'kB', { budget: 5 });
const missed = row('index, 5 documents: build', 7.25, 's', { budget: 6, runs: 5, beside: ['2× bare', 'so'] });
const free = row('package: popup', 176.502, 'kB');

test.each<[number, string]>([
  [0, '0'],
  [0.0451, '0.0451'],
  [2.918, '2.92'],
  [10, '10'],
  [37.77, '37.8'],
  [149.4, '149'],
  [28_712, '28,700'],
  [-1.234, '-1.23'],
])('%d is shown as %s', (value, expected) => {
  expect(shown(value)).toBe(expected);
});

test('the object for --json has the rows, and null where there is no budget', () => {
  expect(JSON.parse(JSON.stringify(asJson([kept, missed, free])))).toEqual({
    rows: [
      { name: 'package: sentinel', value: 2.918, unit: 'kB', budget: 5, ok: true },
      { name: 'index, 5 documents: build', value: 7.25, unit: 's', budget: 6, ok: false },
      { name: 'package: popup', value: 176.502, unit: 'kB', budget: null, ok: null },
    ],
  });
});

test('a budget that is just reached is kept', () => {
  expect(asJson([row('a: b', 5, 'ms', { budget: 5 })]).rows[0].ok).toBe(true);
});

test('the table has a mark for each row, its runs and what stands beside it', () => {
  const [head, ...lines] = asTable([kept, missed, free]).map((line) => line.split(/ {2,}/));
  expect(head.slice(1)).toEqual(['measured', 'value', 'unit', 'budget', 'runs', 'beside']);
  expect(lines).toEqual([
    ['✓', 'package: sentinel', '2.92', 'kB', '≤ 5', '1'],
    ['✗', 'index, 5 documents: build', '7.25', 's', '≤ 6', '5', '2× bare, so'],
    ['–', 'package: popup', '177', 'kB', '–', '1'],
  ]);
});

describe('Measurements', () => {
  test('what fails is reported in one line, and the others go on', async () => {
    const reported: string[] = [];
    const measurements = new Measurements((line) => reported.push(line));
    await measurements.measure('the first', () => [kept]);
    await measurements.measure('the second', () => {
      throw new Error('no browser\nat all');
    });
    await measurements.measure('the third', async () => [free, missed]);
    expect(measurements.rows).toEqual([kept, free, missed]);
    expect(measurements.isWhole).toBe(false);
    expect(reported.filter((line) => line.startsWith('bench: '))).toEqual([
      'bench: the second could not be measured: no browser',
    ]);
  });

  test('rows are sorted by group and keep their order within', async () => {
    const measurements = new Measurements(() => undefined);
    const names = ['page of 1,000 characters: b', 'index, x: a', 'page of 1,000 characters: a', 'index: b'];
    await measurements.measure('all', () => names.map((name) => row(name, 1, 'ms')));
    expect(measurements.inOrder().map(({ name }) => name)).toEqual([names[1], names[3], names[0], names[2]]);
    expect(measurements.isWhole).toBe(true);
  });
});
