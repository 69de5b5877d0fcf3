import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerView } from '../../../utils/labels/answer-view';
import { calendarOf, dayNumber } from '../../../utils/record/calendar';
import type { RecordReport } from '../../../utils/record/table';
import { decodeRecord } from '../../../utils/record/table-file';
import { courseOf } from '../../../utils/record/trend';
import { makeTimeline, stopsOf } from '../../../utils/timeline/timeline';
import { encodeRecord } from '../../tools/encode-record';
import { madeNews, NO_FACTS } from '../record/made-facts';
import { useStrings } from './strings';

const reports: RecordReport[] = [
  { series: 'national', year: 2014, name: '', date: '2014-03-05' },
  { series: 'national', year: 2016, name: '', date: '2016-03-05' },
  { series: 'provincial', year: 2016, name: '安徽', date: '2016-01-20' },
  { series: 'provincial', year: 2016, name: '福建', date: '2016-01-28' },
];
/** Every day from July 2012 to June 2016. */
const dates = Array.from({ length: 1_461 }, (_, at) =>
  new Date(Date.UTC(2012, 6, 1) + at * 86_400_000).toISOString().slice(0, 10),
);
const calendar = calendarOf(dates);
const days = ['2015-11-10', '2015-11-11', '2016-02-01'].map((date) => dayNumber(calendar, date));
const table = decodeRecord(
  encodeRecord(
    reports,
    [
      {
        text: '供给侧结构性改革',
        strength: 9,
        counts: [
          { report: 1, count: 5 },
          { report: 3, count: 1 },
        ],
        days,
        articles: { party: 4, university: 3 },
      },
      { text: '扎实', strength: 9, counts: [{ report: 1, count: 5 }] },
    ],
    { build: 1, calendar, articles: { party: 50, university: 70 } },
  ),
);
const view: AnswerView = {
  whole: null,
  own: null,
  record: null,
  recordOf: 'wording',
  frequency: 3,
  documentFrequency: 2,
  frequencyOf: 'wording',
  documentTotal: 5,
  known: true,
  lead: null,
  parts: [],
};

describe('in English', () => {
  let life: typeof import('../../../utils/labels/life');
  let words: typeof import('../../../utils/labels/timeline');

  beforeAll(async () => {
    await useStrings('en');
    life = await import('../../../utils/labels/life');
    words = await import('../../../utils/labels/timeline');
  });

  const found = () => {
    const known = life.lifeOf(table, '供给侧结构性改革', view);
    if (known === null) throw new Error('not found');
    return known;
  };

  it('the sentence says since when, and nothing of a trend where there is none', () => {
    expect(life.lifeText(found().facts).text).toBe(
      'First seen: Evening News, 10 November 2015; in the work report of 2016',
    );
    expect(life.lifeOf(table, '新质生产力', view)).toBeNull();
  });

  it('the sentence names the year of most use and the trend, where there is one', () => {
    const news = madeNews([17, 170, 153, 73], { first: '2023-09-08', steadySince: '2023-09' });
    const first = { date: news.first, report: null };
    expect(life.lifeText({ ...NO_FACTS, first, news: { ...news, ...courseOf(news) } })).toEqual({
      text: 'First seen: Evening News, 8 September 2023; most often in 2024; steady',
      strong: ['8 September 2023', '2024', 'steady'],
    });
  });

  it('each figure names its whole, and what a source lacks is 0 of all', () => {
    expect(life.figuresOf(found().biography, table, view)).toEqual([
      { value: '3', name: 'days in the evening news, of 1,461' },
      { value: '1', name: 'national work reports, of 2 · 2016' },
      { value: '1', name: 'provinces, of 2 · reports of 2016' },
      { value: '7', name: 'articles of the Party’s news site and of universities, of 120' },
      { value: '3', name: 'times in the corpus, in 2 of 5 documents' },
    ]);
  });

  it('a word has no figures of news and articles, which were not searched for it', () => {
    const word = life.lifeOf(table, '扎实', view);
    expect(word && life.figuresOf(word.biography, table, view).map(({ name }) => name)).toEqual([
      'national work reports, of 2 · 2016',
      'times in the corpus, in 2 of 5 documents',
    ]);
  });

  const timeline = () =>
    makeTimeline(table, null, [found().biography], { unit: 'year', fromNews: false }) ??
    expect.fail('no timeline');

  it('a stop says its period with all that is in it', () => {
    const stop = stopsOf(timeline()).at(-1);
    expect(stop && words.stopTexts(timeline(), stop)).toEqual({
      name: '2016 (not complete)',
      facts: [
        '1 of 182 days (0.5%)',
        'Government Work Report, 5 March 2016: 5 times',
        'Provinces, 2016: 1 of 2 provinces',
      ],
    });
  });

  it('the table has a row for each year and report, without those of gaps', () => {
    const { header, rows } = words.timelineTable(timeline());
    expect(header).toHaveLength(7);
    expect(rows).toContainEqual(['供给侧结构性改革', 'Evening news, days', '2015', 2, 365, 0.55, 'yes']);
    expect(rows).toContainEqual([
      '供给侧结构性改革',
      'National work report, occurrences',
      '2014-03-05',
      0,
      '',
      '',
      'yes',
    ]);
    expect(rows.find(([, , time]) => time === '2016')?.at(-1)).toBe('no');
    expect(words.sourceText(table)).toContain(
      '1,461 days from July 2012; 2 national work reports, 2014–2016',
    );
  });
});
