import { describe, expect, it } from 'vitest';
import type { YearCount } from '../../../utils/record/facts';
import { useStrings } from './strings';

await useStrings('en');
const { yearRangeText, yearListText, runsOfYears } = await import('../../../utils/labels/numbers');

/** Years from 1954 on; `-` has no report. */
function yearsOf(counts: string): YearCount[] {
  return Array.from(counts, (sign, at) => ({ year: 1954 + at, count: sign === '-' ? null : Number(sign) }));
}

describe('runsOfYears', () => {
  it.each([
    [
      '01101',
      [
        [1955, 1956],
        [1958, 1958],
      ],
    ],
    ['0-0', []],
    [
      '11-1',
      [
        [1954, 1955],
        [1957, 1957],
      ],
    ],
  ])('%s', (counts, expected) => {
    const runs = runsOfYears(yearsOf(counts), (count) => count !== null && count > 0);
    expect(runs.map(({ first, last }) => [first, last])).toEqual(expected);
  });
});

describe('lists of years', () => {
  it.each([
    ['----', ''],
    ['-1--', '1955'],
    ['11-1', '1954–1955 and 1957'],
    ['1-1-11', '1954, 1956, and 1958–1959'],
  ])('%s', (counts, expected) => {
    expect(yearListText(runsOfYears(yearsOf(counts), (count) => count !== null))).toBe(expected);
  });

  it('names a single year once', () => {
    expect(yearRangeText({ first: 1999, last: 1999 })).toBe('1999');
    expect(yearRangeText({ first: 1999, last: 2001 })).toBe('1999–2001');
  });
});
