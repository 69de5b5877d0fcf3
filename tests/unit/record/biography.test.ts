import { describe, expect, test } from 'vitest';
import { biographyOf } from '../../../utils/record/biography';
import { calendarOf, dayNumber } from '../../../utils/record/calendar';
import type { RecordReport } from '../../../utils/record/table';
import { decodeRecord } from '../../../utils/record/table-file';
import { SLOT } from '../../../utils/text/units';
import { encodeRecord } from '../../tools/encode-record';

const dates = ['2012-07-02', '2013-06-30', '2013-07-03', '2022-10-16', '2022-12-16', '2023-09-08'].concat([
  '2023-09-09',
  '2023-11-01',
  '2023-11-02',
  '2023-11-30',
  '2026-07-10',
]);
const calendar = calendarOf(dates);
/** ISO date of a day of a year, the first 0. */
const isoDate = (year: number, day: number) =>
  new Date(Date.UTC(year, 0, day + 1)).toISOString().slice(0, 10);

const reports: RecordReport[] = [
  {
    series: 'national',
    year: 2009,
    name: '',
    date: '2009-03-05',
    speaker: '温家宝',
    page: 'https://example.org/2009',
  },
  { series: 'congress', year: 2022, name: '二十大', date: '2022-10-16', speaker: '习近平' },
  { series: 'provincial', year: 2025, name: '福建', date: '2025-01-20' },
  { series: 'provincial', year: 2026, name: '安徽', date: '2026-01-25' },
];
const said = (...on: string[]) => on.map((date) => dayNumber(calendar, date));
const entry = (
  text: string,
  in_: readonly number[],
  days: number[],
  articles = { party: 0, university: 0 },
) => ({
  text,
  strength: 1,
  counts: in_.map((report) => ({ report, count: report + 1 })),
  days,
  articles,
});
const table = decodeRecord(
  encodeRecord(
    reports,
    [
      entry(
        '新质生产力',
        [3],
        said('2023-09-08', '2023-09-09', '2023-11-01', '2023-11-02', '2023-11-30', '2026-07-10'),
        {
          party: 0,
          university: 9,
        },
      ),
      entry('新型能源体系', [1], said('2022-12-16')),
      entry('适度宽松的货币政策', [0], said('2023-09-08')),
      entry('改革开放', [1], said('2012-07-02', '2022-10-16')),
      entry('稳中求进', [], said('2013-06-30')),
      entry('一带一路', [], said('2013-07-03')),
      entry('只在报告', [3], []),
      entry('福建先说', [2], said('2026-07-10')),
      entry('安徽先说', [3], said('2026-07-10')),
      entry('只在文章', [], [], { party: 3, university: 0 }),
    ],
    { build: 1, calendar, articles: { party: 10, university: 20 } },
  ),
);

test('days, months and years of a phrase', () => {
  expect(biographyOf(table, '新质生产力')?.news).toEqual({
    days: 6,
    total: 11,
    first: '2023-09-08',
    last: '2026-07-10',
    from: '2012-07-02',
    until: '2026-07-10',
    steadySince: '2023-11',
    peak: '2023-11',
    years: [
      { year: 2012, days: 0, total: 1 },
      { year: 2013, days: 0, total: 2 },
      ...[2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021].map((year) => ({ year, days: 0, total: 0 })),
      { year: 2022, days: 0, total: 2 },
      { year: 2023, days: 5, total: 5 },
      { year: 2024, days: 0, total: 0 },
      { year: 2025, days: 0, total: 0 },
      { year: 2026, days: 1, total: 1 },
    ],
  });
});

test.each([1, 254, 255, 256, 300, 366])('%i days of one year', (number) => {
  const year = Array.from({ length: 366 }, (_, day) => isoDate(2020, day));
  const all = calendarOf(['2019-12-31', ...year, '2021-01-01']);
  const days = ['2019-12-31', ...year.slice(0, number), '2021-01-01'].map((date) => dayNumber(all, date));
  const entries = ['中华民族', '中国人民'].map((text) => ({ text, strength: 1, counts: [], days }));
  const news = { build: 1, calendar: all, articles: { party: 0, university: 0 } };
  const found = biographyOf(decodeRecord(encodeRecord(reports, entries, news)), '中华民族')?.news;
  expect(found?.days).toBe(number + 2);
  expect(found?.years).toEqual([
    { year: 2019, days: 1, total: 1 },
    { year: 2020, days: number, total: 366 },
    { year: 2021, days: 1, total: 1 },
  ]);
});

test('reports with their details, articles, and the key that the table has', () => {
  const found = biographyOf(table, '适度宽松货币政策');
  expect(found?.key).toBe('适度宽松的货币政策');
  expect(found?.reports).toEqual([{ report: reports[0], count: 1 }]);
  expect(biographyOf(table, '新质生产力')?.articles).toEqual({
    party: { articles: 0, total: 10 },
    university: { articles: 9, total: 20 },
  });
  expect(biographyOf(table, '新质生产')).toBeNull();
});

test('words and templates were not searched for in the news: nothing is first, and no day means nothing', () => {
  const template = `谱写${String.fromCharCode(SLOT)}篇章`;
  const known = decodeRecord(
    encodeRecord(
      reports,
      ['扎实', template].map((text) => entry(text, [0, 1], [])),
      { build: 1, calendar, articles: { party: 10, university: 20 } },
    ),
  );
  for (const text of ['扎实', template])
    expect(biographyOf(known, text)).toMatchObject({ first: null, news: null, isReportsOnly: true });
  expect(biographyOf(table, '只在文章')?.isReportsOnly).toBe(false);
});

describe('the first use is that of the oldest source', () => {
  test.each<[text: string, first: { date: string; report: RecordReport | null } | null]>([
    ['新质生产力', { date: '2023-09-08', report: null }],
    ['新型能源体系', { date: '2022-10-16', report: reports[1] }],
    ['适度宽松的货币政策', { date: '2009-03-05', report: reports[0] }],
    ['一带一路', { date: '2013-07-03', report: null }],
    // Within the first year of the news: it may be as old as the language.
    ['改革开放', null],
    ['稳中求进', null],
    ['只在文章', null],
    // No reports of the provinces are kept of the years before.
    ['只在报告', null],
    // A province, within the first year of which their reports are kept.
    ['福建先说', null],
    ['安徽先说', { date: '2026-01-25', report: reports[3] }],
  ])('%s', (text, first) => {
    expect(biographyOf(table, text)?.first).toEqual(first);
  });
});
