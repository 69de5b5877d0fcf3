import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { provincesOf, type RecordFacts, recordFacts } from '../../../utils/record/facts';
import type { RecordReport, ReportSeries } from '../../../utils/record/table';
import { decodeRecord, readRecordFile } from '../../../utils/record/table-file';
import { encodeRecord } from '../../tools/encode-record';

const report = (series: ReportSeries, year: number, name = ''): RecordReport => ({
  series,
  year,
  name,
});
const reports = [
  report('national', 1960),
  report('national', 1964),
  report('national', 1965),
  report('congress', 1982, '十二大'),
  report('congress', 2022, '二十大'),
  report('provincial', 2024, '安徽'),
  report('provincial', 2025, '内蒙古'),
  report('provincial', 2025, '安徽'),
];

function tableOf(counts: Record<string, [report: number, count: number][]>, of = reports) {
  const entries = Object.entries(counts).map(([text, list]) => ({
    text,
    strength: 1,
    counts: list.map(([number, count]) => ({ report: number, count })),
  }));
  return decodeRecord(encodeRecord(of, entries));
}

const years = (...counts: (number | null)[]) => counts.map((count, i) => ({ year: 1960 + i, count }));

const anhui = { chinese: '安徽', english: 'Anhui' };
const innerMongolia = { chinese: '内蒙古', english: 'Inner Mongolia' };

describe('recordFacts', () => {
  const table = tableOf({
    everywhere: reports.map((_, i) => [i, i + 1]),
    national: [
      [0, 2],
      [2, 255],
    ],
    provincial: [[6, 3]],
    congress: [[4, 1]],
    nowhere: [],
  });
  const articles = { party: { articles: 0, total: 0 }, university: { articles: 0, total: 0 } };
  const undated = { until: '', isReportsOnly: false, news: null, articles };
  const none = { ...undated, national: null, congress: null, provincial: null };

  test.each<[text: string, facts: RecordFacts | null]>([
    [
      'everywhere',
      {
        ...undated,
        first: { date: '1960', report: reports[0] },
        national: { reports: 3, total: 3, frequency: 6, first: 1960, last: 1965 },
        congress: { reports: 2, total: 2, frequency: 9, first: 1982, last: 2022 },
        provincial: {
          // Two provinces have it in three reports.
          reports: 2,
          total: 2,
          frequency: 21,
          first: 2024,
          last: 2025,
          provinces: [innerMongolia, anhui],
        },
        years: years(1, null, null, null, 2, 3),
      },
    ],
    [
      'national',
      {
        ...none,
        first: { date: '1960', report: reports[0] },
        national: { reports: 2, total: 3, frequency: 257, first: 1960, last: 1965 },
        years: years(2, null, null, null, 0, 255),
      },
    ],
    [
      'provincial',
      {
        ...none,
        // No province's report says what is first.
        first: null,
        provincial: {
          reports: 1,
          total: 2,
          frequency: 3,
          first: 2025,
          last: 2025,
          provinces: [innerMongolia],
        },
        years: years(0, null, null, null, 0, 0),
      },
    ],
    [
      'congress',
      {
        ...none,
        first: { date: '2022', report: reports[4] },
        congress: { reports: 1, total: 2, frequency: 1, first: 2022, last: 2022 },
        years: years(0, null, null, null, 0, 0),
      },
    ],
    ['nowhere', null],
    ['nation', null],
    ['', null],
  ])('%s', (text, facts) => {
    expect(recordFacts(table, text)).toEqual(facts);
  });

  test('without national reports there are no years', () => {
    const provinces = tableOf({ here: [[0, 1]] }, reports.slice(5));
    expect(recordFacts(provinces, 'here')?.years).toEqual([]);
    expect(recordFacts(table, 'congress')?.years).toHaveLength(6);
  });
});

describe('provincesOf', () => {
  it('returns provinces in their official order, with their English names', () => {
    expect(provincesOf(['新疆', '安徽', '北京', '陕西', '山西'])).toEqual([
      { chinese: '北京', english: 'Beijing' },
      { chinese: '山西', english: 'Shanxi' },
      { chinese: '安徽', english: 'Anhui' },
      { chinese: '陕西', english: 'Shaanxi' },
      { chinese: '新疆', english: 'Xinjiang' },
    ]);
  });

  it('puts an unknown name at the end, as it is', () => {
    expect(provincesOf(['某省', '天津'])).toEqual([
      { chinese: '天津', english: 'Tianjin' },
      { chinese: '某省', english: '某省' },
    ]);
  });

  it('knows every province of the record', async () => {
    const file = fileURLToPath(new URL('../../../public/record/record.bin.gz', import.meta.url));
    const { reports } = await readRecordFile(new Uint8Array(readFileSync(file)));
    const provincial = reports.filter(({ series }) => series === 'provincial');
    const names = [...new Set(provincial.map(({ name }) => name))];
    expect([provincial.length, names.length]).toEqual([62, 31]);
    expect(provincesOf(names).filter(({ chinese, english }) => chinese === english)).toEqual([]);
  });
});
