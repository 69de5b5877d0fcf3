import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf, dayNumber } from '../../../utils/record/calendar';
import {
  commoner,
  knownEntries,
  knownEntry,
  RARITIES,
  rarityOf,
  type Spread,
} from '../../../utils/record/rarity';
import type { RecordEntry, RecordReport } from '../../../utils/record/table';
import { decodeRecord } from '../../../utils/record/table-file';
import { encodeRecord } from '../../tools/encode-record';

/** ISO dates of the first 150 days of a year. */
const spring = (year: number) =>
  Array.from({ length: 150 }, (_, day) => new Date(Date.UTC(year, 0, day + 1)).toISOString().slice(0, 10));

/** A phrase in the yearly reports of 1991 to 2020, of which there are 30. */
const yearly = (found: number, first: number, last = 2020): Spread => ({
  ...{ found, first, last },
  ...{ total: 2021 - first, from: 1991, to: 2020 },
});

/** A phrase in `found` of 31 reports, all of 2020. */
const provincial = (found: number): Spread => ({
  ...{ found, total: 31, first: 2020 },
  ...{ last: 2020, from: 2020, to: 2020 },
});

/** A phrase on this number of days since the first; days are known from mid-2012 to the end of 2020. */
const daily = (found: number, first: number): Spread => ({
  ...{ found, total: Math.round((2021 - first) * 365), first },
  ...{ last: 2020.9, from: 2012.5, to: 2021 },
});

describe('how rare a phrase is', () => {
  test.each<[string, readonly Spread[], string]>([
    ['nobody counted it', [], 'typical'],
    ['nearly every report has it', [yearly(27, 1991)], 'common'],
    ['every report of the last years has it', [yearly(7, 2014)], 'common'],
    [
      'all provinces have it, and national reports hardly ever',
      [yearly(1, 2005, 2005), provincial(29)],
      'common',
    ],
    ['some provinces have it', [provincial(9)], 'typical'],
    ['some reports have it', [yearly(6, 2001)], 'typical'],
    ['two provinces have it', [provincial(2)], 'rare'],
    ['one report of long ago has it', [yearly(1, 1995, 1995)], 'rare'],
    ['it was said everywhere, and is not any more', [yearly(16, 1991, 2006)], 'typical'],
    ['the newest report has it first', [yearly(1, 2020)], 'rare'],
    ['it is new, and some say it already', [yearly(1, 2020), provincial(16)], 'rare'],
    [
      'an older source has it already',
      [yearly(1, 2020), { ...yearly(2, 2012, 2017), to: 2017 }, provincial(12)],
      'typical',
    ],
    ['a source begins with it, which tells nothing of its age', [provincial(20)], 'common'],
    ['days: it began this summer', [daily(40, 2020.6)], 'rare'],
    ['days: half of all days have it', [daily(1500, 2013.6)], 'common'],
    ['days: the first weeks of the source have it', [daily(700, 2012.6)], 'typical'],
    ['days: a day in a hundred has it', [daily(20, 2014)], 'rare'],
  ])('%s', (_, spreads, expected) => {
    expect(rarityOf(spreads)).toBe(expected);
    expect(rarityOf([...spreads].reverse())).toBe(expected);
  });

  test('one more text that has a phrase never makes it rarer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1992, max: 2018 }), (found, first) => {
        const total = 2021 - first;
        const now = rarityOf([yearly(Math.min(found, total - 1), first)]);
        const then = rarityOf([yearly(Math.min(found, total - 1) + 1, first)]);
        expect(commoner(now, then)).toBe(then);
      }),
    );
  });

  test('of two the more common', () => {
    expect(RARITIES.map((each) => commoner(each, 'typical'))).toEqual(['common', 'typical', 'typical']);
  });
});

describe('entries of a table', () => {
  const reports: RecordReport[] = [
    ...[2015, 2016, 2017, 2018, 2019, 2020].map((year) => ({
      series: 'national' as const,
      year,
      name: '',
    })),
    { series: 'congress', year: 2017, name: '十九大' },
    ...['云南', '四川', '山西', '河北', '湖南'].map((name) => ({
      series: 'provincial' as const,
      year: 2020,
      name,
    })),
  ];
  const entry = (text: string, ...numbers: number[]): RecordEntry => ({
    ...{ text, strength: 9 },
    counts: numbers.map((report) => ({ report, count: 1 })),
  });
  const table = decodeRecord(
    encodeRecord(reports, [
      entry('推动发展', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
      entry('山里红火', 10),
      entry('数字先行', 5, 8),
      entry('稳中有进', 1, 3),
    ]),
  );

  test('have the rarity of their reports', () => {
    const rarities = Object.fromEntries(
      Array.from(knownEntries(table), ({ text, rarity }) => [text, rarity]),
    );
    expect(rarities).toEqual({ 推动发展: 'common', 山里红火: 'rare', 数字先行: 'rare', 稳中有进: 'typical' });
  });

  describe('and of the news', () => {
    const calendar = calendarOf(['2012-07-02', '2016-05-01', ...spring(2018), ...spring(2020), '2020-06-30']);
    const numbers = (...dates: string[]) => dates.map((date) => dayNumber(calendar, date));
    const rarityWith = (counts: number[], dates: string[]) => {
      const entries = [{ ...entry('新的说法', ...counts), days: numbers(...dates) }];
      const news = { build: 1, calendar, articles: { party: 0, university: 0 } };
      return knownEntry(decodeRecord(encodeRecord(reports, entries, news)), '新的说法')?.rarity;
    };

    test.each<[string, number[], string[], string]>([
      ['one report has it, and few days', [1], ['2019-05-01', '2020-05-02'], 'rare'],
      ['the newest report has it first', [5], [], 'rare'],
      ['the newest report has it first, but the news had it before', [5, 8, 9], ['2016-05-01'], 'typical'],
      ['the newest report has it first, and the news began with it', [5, 8, 9], ['2012-07-02'], 'typical'],
      ['only the news has it, on one day in 30 since', [], spring(2018).slice(0, 30), 'rare'],
      ['only the news has it, on one day in 15 since', [], spring(2018).slice(0, 60), 'typical'],
      ['only the news has it, on one day in six since', [], spring(2018), 'common'],
      ['nearly all have it, the news since this spring', [8, 9, 10, 11], spring(2020), 'rare'],
    ])('%s', (_, counts, dates, expected) => {
      expect(rarityWith(counts, dates)).toBe(expected);
    });
  });

  test('a single entry is the same as among all', () => {
    for (const each of knownEntries(table)) expect(knownEntry(table, each.text)).toEqual(each);
    expect(knownEntry(table, '没有这个')).toBeNull();
  });
});
