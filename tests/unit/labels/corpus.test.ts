import { beforeAll, describe, expect, it } from 'vitest';
import type { CorpusYear } from '../../../utils/lookup/answer';
import { useStrings } from './strings';

await useStrings('en');
const { corpusChartText, corpusYearText, coverageTexts, firstYearText, formatRate, relatedCounts } =
  await import('../../../utils/labels/corpus');

const yearOf = (year: number, frequency: number, documents = 2): CorpusYear => ({
  year,
  documents,
  han: documents * 5_000,
  frequency,
  documentFrequency: Math.min(documents, frequency),
});
const some = [yearOf(2018, 0), yearOf(2019, 0, 0), yearOf(2020, 3), yearOf(2021, 1)];
const yearsOf = (years: readonly CorpusYear[], documents = 0, frequency = 0) => ({
  years,
  undated: { documents, frequency },
});

describe('texts about the years of the corpus', () => {
  beforeAll(() => useStrings('en'));

  it.each([
    [some, 'First in this corpus: 2020'],
    [some.slice(0, 3), 'In this corpus only in 2020'],
    [[yearOf(2020, 3)], 'First in this corpus: 2020'],
    [some.slice(0, 2), ''],
    [[], ''],
  ])('first: %#', (years, words) => {
    expect(firstYearText(yearsOf(years))).toBe(words);
  });

  it.each([
    [yearsOf(some), ['This corpus has documents from 2018 and 2020–2021.']],
    [yearsOf([yearOf(2020, 1)]), ['All documents of this corpus are from 2020.']],
    [
      yearsOf([yearOf(2020, 1)], 1, 4),
      [
        'The documents of this corpus that have a year are from 2020.',
        '1 document has no year; 4 of the occurrences are in it.',
      ],
    ],
    [yearsOf([], 3), ['3 documents have no year.']],
  ])('coverage: %#', (years, words) => {
    expect(coverageTexts(years)).toEqual(words);
  });

  it('describes the chart and one of its years', () => {
    expect(corpusChartText(some)).toContain('2018 to 2021. It appears in documents from 2020–2021.');
    expect(corpusChartText(some)).toContain('no document from 2019');
    expect(corpusYearText(some[1])).toBe('2019: no document in this corpus');
    expect(corpusYearText(some[2])).toContain('3 per 10,000 characters; occurrences: 3, documents: 2 of 2');
  });

  it('rates have a significant digit', () => {
    expect(formatRate(7, 6_000)).toBe('11.7');
    expect(formatRate(1, 500_000)).toBe('0.02');
    expect(formatRate(0, 500)).toBe('0');
    expect(formatRate(0, 0)).toBe('0');
  });

  it('counts another wording where it occurs', () => {
    const counts = { key: '稳', frequency: 0, documentFrequency: 0, reports: 3, reportTotal: 123 };
    expect(relatedCounts(counts)).toEqual(['3 of 123 reports']);
    expect(relatedCounts({ ...counts, frequency: 1_200, reports: 0 })).toEqual(['1,200× here']);
  });
});
