import { beforeEach, describe, expect, it } from 'vitest';
import type { Part } from '../../../utils/lookup/answer';
import type { RecordFacts, SeriesFacts } from '../../../utils/record/facts';
import { NO_FACTS } from '../record/made-facts';
import { useStrings } from './strings';

const national: SeriesFacts = { reports: 12, total: 52, frequency: 30, first: 2013, last: 2025 };
const once: SeriesFacts = { reports: 1, total: 52, frequency: 2, first: 2013, last: 2013 };
const congress: SeriesFacts = { reports: 3, total: 9, frequency: 5, first: 2012, last: 2022 };
const provinces = [
  { chinese: '安徽', english: 'Anhui' },
  { chinese: '福建', english: 'Fujian' },
];
const provincial = { reports: 2, total: 31, frequency: 3, first: 2025, last: 2025, provinces };
const none: RecordFacts = { ...NO_FACTS, first: { date: '2013-03-05', report: null } };
const part: Part = {
  text: '四个自信',
  start: 0,
  end: 4,
  kind: 'phrase',
  key: '四个自信',
  frame: null,
  deviation: null,
  frequency: 0,
  documentFrequency: 0,
  record: null,
};
const years = [1, 0, 2, 1, null, null, 0].map((count, at) => ({ year: 2014 + at, count }));

describe('in English', () => {
  let words: typeof import('../../../utils/labels/record');
  beforeEach(async () => {
    await useStrings('en');
    words = await import('../../../utils/labels/record');
  });

  it('never claims more than the record has', () => {
    expect(words.spanText(national)).toBe('First in the record: 2013, last: 2025');
    expect(words.spanText(once)).toBe('In the report of 2013');
    expect(words.spanText(national)).not.toMatch(/first (used|said|time)/i);
  });

  it.each<[string, Partial<RecordFacts>, string]>([
    [
      'national reports alone',
      { national },
      'National reports: 12 of 52; First in the record: 2013, last: 2025',
    ],
    ['congresses alone', { congress }, 'Party congresses: 3 of 9, 2012–2022'],
    ['provinces alone', { provincial }, 'Provinces: 2 of 31, 2025'],
    [
      'provinces in the reports of two years',
      { provincial: { ...provincial, reports: 31, last: 2026 } },
      'Provinces: all 31, 2025–2026',
    ],
    [
      'congresses and provinces',
      { congress, provincial },
      'Party congresses: 3 of 9, 2012–2022; Provinces: 2 of 31, 2025',
    ],
  ])('%s', (_, facts, expected) => {
    expect(words.recordText({ ...none, ...facts })).toBe(expected);
  });

  it.each<[string, Partial<Part>, string[]]>([
    ['nothing', {}, []],
    ['corpus alone', { frequency: 3 }, ['3× in the corpus']],
    [
      'both',
      { frequency: 3, record: { ...none, national, provincial } },
      ['First seen: Evening News, 5 March 2013; in 12 work reports, 2013–2025', '3× in the corpus'],
    ],
    [
      'provinces alone',
      { record: { ...NO_FACTS, provincial } },
      ['In the work reports of 2 of 31 provinces, 2025'],
    ],
    [
      'a filled template',
      {
        frame: { fixed: ['为', '提供支撑'], fillers: ['发展'] },
        frequency: 3,
        record: { ...none, congress },
      },
      ['Template: First seen: Evening News, 5 March 2013', '3× in the corpus'],
    ],
    [
      'a deviation',
      { deviation: { fixed: '教育、医疗、养老', differences: [] }, frequency: 3 },
      ['Fixed wording: 3× in the corpus'],
    ],
  ])('a part: %s', (_, facts, expected) => {
    expect(words.partTexts({ ...part, ...facts })).toEqual(expected);
  });

  it('describes the chart with its years and gaps', () => {
    expect(words.chartText(years)).toBe(
      'National reports by year, 2014 to 2020. It appears in those of 2014 and 2016–2017. The record has no report of 2018–2019.',
    );
    expect(years.slice(0, 5).map(words.yearText)).toEqual([
      '2014: once',
      '2015: not in the report',
      '2016: 2 times',
      '2017: once',
      '2018: no report in the record',
    ]);
  });
});

describe.each([
  [
    'en',
    ['all 52', 'all 9, 2012–2022', 'all 31, 2025'],
    [
      'all 52 national reports, first in the record 2013',
      'all 9 Party congress reports',
      'all 31 provinces, 2025',
    ],
  ],
  [
    'zh_CN',
    ['全部 52 份', '全部 9 份，2012–2022 年', '全部 31 个省区市，2025 年'],
    ['政府工作报告全部 52 份，记录中首见于 2013 年', '党代会报告全部 9 份', '2025 年全部 31 个省区市'],
  ],
] as const)('as many as there are (%s)', (locale, facts, lines) => {
  it('has everything in one line', async () => {
    await useStrings(locale);
    const words = await import('../../../utils/labels/record');
    const [everyNational, everyCongress, everyProvincial] = [
      { ...national, reports: 52 },
      { ...congress, reports: 9 },
      { ...provincial, reports: 31 },
    ];
    expect([
      words.countText(everyNational),
      words.congressText(everyCongress),
      words.provincialText(everyProvincial),
    ]).toEqual(facts);
    expect([
      words.recordLine({ ...none, national: everyNational }),
      words.recordLine({ ...none, congress: everyCongress }),
      words.recordLine({ ...none, provincial: everyProvincial }),
    ]).toEqual(lines);
  });
});

describe('in Chinese', () => {
  let words: typeof import('../../../utils/labels/record');
  beforeEach(async () => {
    await useStrings('zh_CN');
    words = await import('../../../utils/labels/record');
  });

  it('has the same facts, as carefully', () => {
    expect(words.countText(national)).toBe('52 份中有 12 份');
    expect(words.spanText(national)).toBe('记录中首见于 2013 年，最近见于 2025 年');
    expect(words.congressText(congress)).toBe('9 份中有 3 份，2012–2022 年');
    expect(words.provincialText(provincial)).toBe('31 个省区市中有 2 个，2025 年');
    expect(words.partTexts({ ...part, frequency: 3, record: { ...none, national } })).toEqual([
      '首见：2013年3月5日《新闻联播》；写入12份政府工作报告（2013–2025年）',
      '语料库中 3 处',
    ]);
    expect(words.provinceListText(provinces)).toBe('安徽、福建');
    expect(words.chartText(years)).toContain('2014和2016–2017');
  });
});
