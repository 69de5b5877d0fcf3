import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordFacts, SeriesFacts } from '../../../utils/record/facts';
import type { RecordReport, ReportSeries } from '../../../utils/record/table';
import { courseOf } from '../../../utils/record/trend';
import { madeNews, NO_FACTS } from '../record/made-facts';
import { useStrings } from './strings';

let words: typeof import('../../../utils/labels/origin');

const developed = (...made: Parameters<typeof madeNews>) => {
  const days = madeNews(...made);
  return { ...days, ...courseOf(days) };
};
const report = (series: ReportSeries, date?: string, name = ''): RecordFacts['first'] => {
  const made: RecordReport = { series, year: Number((date ?? '1978').slice(0, 4)), name };
  return { date: date ?? '1978', report: made };
};
const onDay = (date: string) => ({ date, report: null });
const reportsFrom = (first: number, last: number, reports = 2): SeriesFacts => ({
  ...{ reports, total: 52, frequency: 9 },
  ...{ first, last },
});
const yearsWith = (...used: readonly number[]) =>
  [1985, 2014, 2015, 2019, 2020, 2021, 2024, 2025].map((year) => ({
    year,
    count: year === 2020 ? null : used.filter((each) => each === year).length,
  }));
const years = yearsWith(2024, 2025);
const provincial = { ...reportsFrom(2025, 2026), reports: 31, total: 31, provinces: [] };
const news = developed([17, 170, 153, 73], {
  first: '2023-09-08',
  steadySince: '2023-09',
  last: '2026-07-07',
});

/** Facts, and what is said of them in English and Chinese. */
const cases: [name: string, facts: Partial<RecordFacts>, english: string, chinese: string][] = [
  [
    'news, then reports to this day',
    { first: onDay('2023-09-08'), news, national: reportsFrom(2024, 2025), years },
    'First seen: Evening News, 8 September 2023; in work reports since 2024',
    '首见：2023年9月8日《新闻联播》；2024年起写入政府工作报告',
  ],
  [
    'news, then reports of some years',
    { first: onDay('2014-01-25'), national: reportsFrom(2014, 2021, 3), years: yearsWith(2014, 2015, 2021) },
    'First seen: Evening News, 25 January 2014; in 3 work reports, 2014–2021',
    '首见：2014年1月25日《新闻联播》；写入3份政府工作报告（2014–2021年）',
  ],
  [
    'news, then every report but one that the record lacks',
    {
      first: onDay('2018-01-25'),
      national: reportsFrom(2019, 2025, 4),
      years: yearsWith(2019, 2021, 2024, 2025),
    },
    'First seen: Evening News, 25 January 2018; in work reports since 2019',
    '首见：2018年1月25日《新闻联播》；2019年起写入政府工作报告',
  ],
  [
    'the first and the latest report, and hardly any between',
    {
      first: report('congress', '1982-09-01', '十二大'),
      national: reportsFrom(1985, 2025),
      years: yearsWith(1985, 2025),
    },
    'First seen: Party congress report, 1 September 1982; in 2 work reports, 1985–2025',
    '首见：1982年9月1日党代会报告；写入2份政府工作报告（1985–2025年）',
  ],
  [
    'one use years before the rest',
    { first: onDay('2017-01-07'), news: { ...news, steadySince: '2020-12' } },
    'First seen: Evening News, 7 January 2017; in regular use since December 2020',
    '首见：2017年1月7日《新闻联播》；2020年12月起常用',
  ],
  [
    'a work report',
    { first: report('national', '2009-03-05'), national: reportsFrom(2009, 2025), years },
    'First seen: Government Work Report, 5 March 2009',
    '首见：2009年3月5日政府工作报告',
  ],
  [
    'a work report of which only the year is known',
    { first: report('national'), national: reportsFrom(1978, 1978), years },
    'First seen: Government Work Report, 1978',
    '首见：1978年政府工作报告',
  ],
  [
    'a congress',
    {
      first: report('congress', '2022-10-16', '二十大'),
      news,
      national: reportsFrom(2025, 2025, 1),
      years: yearsWith(2025),
    },
    'First seen: Party congress report, 16 October 2022; in the work report of 2025',
    '首见：2022年10月16日党代会报告；写入2025年政府工作报告',
  ],
  [
    'a province',
    {
      first: report('provincial', '2025-01-15', '安徽'),
      news,
      provincial: { ...provincial, provinces: [{ chinese: '安徽', english: 'Anhui' }] },
    },
    'First seen: work report of Anhui, 15 January 2025',
    '首见：2025年1月15日，安徽政府工作报告',
  ],
  [
    'as old as the news, or older',
    { news: { ...news, first: '2012-09-03' } },
    'In the Evening News by 3 September 2012; its record begins in July 2012',
    '至迟2012年9月3日已见于《新闻联播》，该记录始于2012年7月',
  ],
  [
    'provinces when their first reports are kept, then the news',
    { news: { ...news, first: '2025-03-05' }, provincial },
    'In the work reports of 31 of 31 provinces, 2025–2026',
    '2025–2026年31个省区市中有31个写入政府工作报告',
  ],
  [
    'a word or template, which only reports are searched for',
    { isReportsOnly: true, national: reportsFrom(2024, 2025), years },
    'Counted in reports only; in work reports since 2024',
    '只统计报告；2024年起写入政府工作报告',
  ],
  [
    'a word of provincial reports alone',
    { isReportsOnly: true, provincial },
    'Counted in reports only; in the reports of 31 of 31 provinces, 2025–2026',
    '只统计报告；2025–2026年31个省区市中有31个写入政府工作报告',
  ],
  [
    'a template of congresses alone',
    { isReportsOnly: true, congress: reportsFrom(2022, 2022) },
    'Counted in reports only',
    '只统计报告',
  ],
  [
    'a report on plan or budget',
    { first: report('national', '1986-03-25'), national: reportsFrom(1986, 1986), years },
    'First seen: report to the National People’s Congress, 25 March 1986',
    '首见：1986年3月25日向全国人大的报告',
  ],
  [
    'provinces alone',
    { provincial },
    'In the work reports of 31 of 31 provinces, 2025–2026',
    '2025–2026年31个省区市中有31个写入政府工作报告',
  ],
  [
    'articles alone',
    { articles: { ...NO_FACTS.articles, party: { articles: 12, total: 3583 } } },
    'In 12 of 9,850 articles',
    '9,850篇文章中有12篇用到',
  ],
];

describe.each(['en', 'zh_CN'] as const)('since when (%s)', (language) => {
  beforeEach(async () => {
    await useStrings(language);
    words = await import('../../../utils/labels/origin');
  });

  it.each(cases)('%s', (_name, facts, english, chinese) => {
    const { text, strong } = words.originText({ ...NO_FACTS, ...facts });
    expect(text).toBe(language === 'en' ? english : chinese);
    // In their order, so that one pass finds them.
    expect(strong.map((part) => text.indexOf(part))).toEqual(
      strong.map((part) => text.indexOf(part)).toSorted((a, b) => a - b),
    );
    expect(strong.every((part) => text.includes(part))).toBe(true);
  });
});

describe('the course of the news', () => {
  beforeEach(async () => {
    await useStrings('en');
    words = await import('../../../utils/labels/origin');
  });

  it('has trend, degree and the days that it is made of', () => {
    expect(words.courseTexts(news)).toEqual({
      trend: 'steady',
      intensity: 'very hot',
      days: '226 of 556 days in 2025–2026',
    });
    expect(words.courseTexts(developed([8, 26, 32, 0], { last: '2025-09-01' }))).toEqual({
      trend: 'gone since September 2025',
      intensity: 'warm',
      days: '32 of 556 days in 2025–2026',
    });
  });

  it('reads the chart aloud: its ends, first and last use, the peak, the trend', () => {
    expect(words.newsChartText(news)).toBe(
      'Evening News by year, 2012 to 2026: first 8 September 2023, last 7 July 2026, most in 2024: 170 of 366 days; steady; very hot, 226 of 556 days in 2025–2026',
    );
  });

  it('calls new what the record has for less than two years', () => {
    const facts = (date: string) => ({ ...NO_FACTS, first: onDay(date) });
    expect(words.newText(facts('2024-07-11'))).toBe('new');
    expect(words.newText(facts('2024-07-10'))).toBe('');
    expect(words.newText(NO_FACTS)).toBe('');
    expect(words.newText(null)).toBe('');
    const gone = developed([40, 0], { first: '2024-09-01', last: '2025-06-01' });
    expect(words.newText({ ...facts('2024-09-01'), news: { ...gone, trend: 'steady' } })).toBe('new');
    expect(words.newText({ ...facts('2024-09-01'), news: { ...gone, trend: 'gone' } })).toBe('');
  });
});
