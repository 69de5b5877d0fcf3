import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, layOutRates, layOutYears } from '../../../components/phrases/years-chart';
import type { YearCount } from '../../../utils/record/facts';

/** Years from 1954 on; `-` has no report. */
function yearsOf(counts: string): YearCount[] {
  return Array.from(counts, (sign, at) => ({ year: 1954 + at, count: sign === '-' ? null : Number(sign) }));
}

describe('layOutYears', () => {
  it.each([
    ['a bar for each year that has it', '0102', [1, 3]],
    ['none without any count', '00', []],
    ['none where there is no report', '-1-', [1]],
  ])('%s', (_, counts, expected) => {
    expect(layOutYears(yearsOf(counts)).bars.map(({ x }) => x / 4)).toEqual(expected);
  });

  it.each([
    ['one line where every year has a report', '000', [[0, 11]]],
    [
      'a gap where years have none',
      '0--00',
      [
        [0, 3],
        [12, 7],
      ],
    ],
    ['none where none has', '--', []],
  ])('lines: %s', (_, counts, expected) => {
    expect(layOutYears(yearsOf(counts)).lines.map(({ x, width }) => [x, width])).toEqual(expected);
  });

  it('shows counts as height, with the same height for one occurrence in every chart up to four', () => {
    const heights = (counts: string) => layOutYears(yearsOf(counts)).bars.map(({ height }) => height);
    expect(heights('1')).toEqual([8]);
    expect(heights('124')).toEqual([8, 16, 32]);
    expect(heights('18')).toEqual([4, 32]);
  });

  it('keeps within 300 px for 72 years, and a hidden chart is no error', () => {
    const { width, height } = layOutYears(yearsOf('9'.repeat(72)));
    expect(width).toBeLessThanOrEqual(300);
    expect(height).toBe(33);
    expect(layOutYears([])).toMatchObject({ bars: [], lines: [], columns: [] });
  });

  const count = fc.option(fc.nat(255), { nil: null });
  const anyYears = fc
    .array(count, { minLength: 1, maxLength: 90 })
    .map((counts) => counts.map((each, at): YearCount => ({ year: 1954 + at, count: each })));

  it('property: every bar is on a line, at least 3 px wide and high, inside the chart', () => {
    fc.assert(
      fc.property(anyYears, (years) => {
        const { width, height, bars, lines, columns } = layOutYears(years);
        const isOn = (bar: Box) =>
          lines.some((line) => line.x <= bar.x && bar.x + bar.width <= line.x + line.width);
        expect(bars.every(isOn)).toBe(true);
        expect(bars.every((bar) => bar.width >= 3 && bar.height >= 3 && bar.y >= 0)).toBe(true);
        expect([...bars, ...lines].every((box) => box.x + box.width <= width)).toBe(true);
        expect([...bars, ...lines].every((box) => box.y + box.height <= height)).toBe(true);
        expect(columns).toHaveLength(years.length);
      }),
    );
  });
});

describe('layOutRates', () => {
  it('the highest rate is as high as a bar can be, however low it is', () => {
    const heights = (counts: readonly (number | null)[]) =>
      layOutRates(counts.map((count, at) => ({ year: 2020 + at, count }))).bars.map(({ height }) => height);
    expect(heights([0.02, 0.01])).toEqual([32, 16]);
    expect(heights([40, null, 20, 0])).toEqual([32, 16]);
    expect(heights([0, 0])).toEqual([]);
  });

  it('few years get wide bars, many stay as narrow as in other charts', () => {
    const width = (length: number) =>
      layOutRates(Array.from({ length }, (_, at) => ({ year: 2000 + at, count: 1 }))).width;
    expect(width(2)).toBe(55);
    expect(width(12)).toBeLessThanOrEqual(288);
    expect(width(70)).toBe(279);
  });
});
