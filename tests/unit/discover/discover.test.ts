import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  birthYears,
  distinct,
  findMovers,
  firstBirthYear,
  leftReports,
  MIN_DAYS,
  MIN_REPORTS,
} from '../../../utils/discover/discover';
import { biographyOf } from '../../../utils/record/biography';
import { calendarOf, dayNumber } from '../../../utils/record/calendar';
import { decodeMonths } from '../../../utils/record/months-file';
import type { RecordEntry, RecordReport } from '../../../utils/record/table';
import { decodeRecord } from '../../../utils/record/table-file';
import { encodeMonths } from '../../tools/encode-months';
import { encodeRecord } from '../../tools/encode-record';

const DAY_MS = 86_400_000;
/** Every day from July 2012 to the end of 2016. */
const dates = Array.from({ length: 1_645 }, (_, at) =>
  new Date(Date.UTC(2012, 6, 1) + at * DAY_MS).toISOString().slice(0, 10),
);
const calendar = calendarOf(dates);
const source = { build: 3, calendar, articles: { party: 0, university: 0 } };
const reports: RecordReport[] = [
  ...[2011, 2014, 2015, 2016].map((year) => ({
    series: 'national' as const,
    year,
    name: '',
    date: `${year}-03-05`,
  })),
  { series: 'provincial', year: 2015, name: '安徽', date: '2015-01-20' },
  { series: 'provincial', year: 2015, name: '福建', date: '2015-01-25' },
  { series: 'provincial', year: 2016, name: '安徽', date: '2016-01-28' },
];
/** The provincial reports of these are the last. */
const NATIONAL = 4;

/** Whole at both ends, or facts alone. */
const WHOLE = 0xff;

const entry = fc.record({
  text: fc.stringMatching(/^[天地人和]{4,7}$/),
  strength: fc.constantFrom(0, WHOLE),
  counts: fc
    .subarray(Array.from(reports.keys()))
    .map((list) => list.map((report) => ({ report, count: 1 + (report % 3) }))),
  days: fc
    .tuple(fc.nat(dates.length - 1), fc.nat(400), fc.integer({ min: 1, max: 40 }))
    .map(([from, length, step]) =>
      dates.filter((_, at) => at >= from && at < from + length && (at - from) % step === 0),
    ),
});
const input = fc.uniqueArray(entry, { selector: ({ text }) => text, maxLength: 12 });

type Input = typeof input extends fc.Arbitrary<infer T> ? T : never;

function tablesOf(list: Input) {
  const entries: RecordEntry[] = list.map((each) => ({
    ...each,
    days: each.days.map((date) => dayNumber(calendar, date)),
  }));
  const table = decodeRecord(encodeRecord(reports, entries, source));
  return { table, months: decodeMonths(encodeMonths(entries, source), table) };
}

describe('recounted from the days and reports', () => {
  it('birth years are those of the biographies', () => {
    fc.assert(
      fc.property(input, (list) => {
        const { table } = tablesOf(list);
        const expected = list
          .filter(
            ({ days, counts }) =>
              days.length >= MIN_DAYS ||
              counts.filter(({ report }) => report < NATIONAL).length >= MIN_REPORTS,
          )
          .map(({ text }) => ({ text, year: Number(biographyOf(table, text)?.first?.date.slice(0, 4)) }))
          .filter(({ year }) => year >= firstBirthYear(table));
        const found = [...birthYears(table).values()].flat().map(({ text, year }) => ({ text, year }));
        const order = (a: { text: string }, b: { text: string }) => (a.text < b.text ? -1 : 1);
        expect(found.sort(order)).toEqual(expected.sort(order));
      }),
    );
  });

  it('movers have the days of the last twelve months and of those before', () => {
    fc.assert(
      fc.property(input, (list) => {
        const { table, months } = tablesOf(list);
        const movers = findMovers(table, months);
        expect([movers?.recentTotal, movers?.beforeTotal, movers?.from]).toEqual([366, 365, '2016-01']);
        for (const { text, recent, before } of [...(movers?.risers ?? []), ...(movers?.fallers ?? [])]) {
          const days = list.find((each) => each.text === text)?.days ?? [];
          const inYear = (year: string) => days.filter((date) => date.startsWith(year)).length;
          expect([recent, before]).toEqual([inYear('2016'), inYear('2015')]);
        }
        for (const { recent, before } of movers?.risers ?? []) expect(recent).toBeGreaterThan(before);
        const sure = list.filter(({ days }) => days.filter((date) => date >= '2016').length > 60);
        const isNew = sure.filter(({ days }) => !days.some((date) => date.startsWith('2015')));
        const risers = movers?.risers.map(({ text }) => text) ?? [];
        expect(isNew.filter(({ text }) => !risers.includes(text))).toEqual([]);
      }),
    );
  });

  it('what left the reports is in the first and not in the second', () => {
    fc.assert(
      fc.property(input, (list) => {
        const { table } = tablesOf(list);
        const has = ({ counts }: Input[number], report: number) =>
          counts.some((each) => each.report === report);
        const expected = list.filter((each) => each.strength > 0 && has(each, 1) && !has(each, 3));
        const found = leftReports(table, 2014, 2016);
        expect(found.map(({ text }) => text).sort()).toEqual(expected.map(({ text }) => text).sort());
        for (const { text, last, missing } of found) {
          const isIn2015 = has(list.find((each) => each.text === text) as Input[number], 2);
          expect([last, missing]).toEqual(isIn2015 ? [2015, 1] : [2014, 2]);
        }
      }),
    );
  });
});

it('movers end with the last month that is complete', () => {
  const begun = calendarOf(dates.slice(0, -1));
  const days = dates.filter((date) => date >= '2016-06').map((date) => dayNumber(begun, date));
  const entries: RecordEntry[] = [{ text: '天地人和', strength: 0, counts: [], days: days.slice(0, -1) }];
  const news = { ...source, calendar: begun };
  const table = decodeRecord(encodeRecord(reports, entries, news));
  const movers = findMovers(table, decodeMonths(encodeMonths(entries, news), table));
  expect(movers).toMatchObject({ from: '2015-12', to: '2016-11', recentTotal: 366, beforeTotal: 365 });
  expect(movers?.risers).toEqual([{ text: '天地人和', recent: 183, before: 0 }]);
});

it('no news and too little of it have no movers', () => {
  const short = calendarOf(dates.slice(0, 300));
  const few = { ...source, calendar: short };
  const table = decodeRecord(encodeRecord(reports, [], few));
  expect(findMovers(table, decodeMonths(encodeMonths([], few), table))).toBeNull();
  const silent = { ...source, calendar: calendarOf([]) };
  expect(firstBirthYear(decodeRecord(encodeRecord(reports, [], silent)))).toBe(2012);
});

describe('distinct', () => {
  const phrase = (text: string, uses: number) => ({ text, uses });
  const texts = (list: { text: string; uses: number }[], limit = 9) =>
    distinct(list, limit, ({ uses }) => uses).map(({ text }) => text);

  it.each([
    [
      'a longer one with most of the uses takes the place of its piece',
      [
        ['全面从严', 100],
        ['全面从严治党', 90],
      ],
      ['全面从严治党'],
    ],
    [
      'a rare longer one is left out',
      [
        ['新质生产力', 100],
        ['发展新质生产力', 50],
      ],
      ['新质生产力'],
    ],
    [
      'a piece after the whole is left out',
      [
        ['新质生产力', 100],
        ['质生产力', 99],
      ],
      ['新质生产力'],
    ],
    [
      'one that differs by 的 alone is left out',
      [
        ['体制改革', 54],
        ['体制的改革', 54],
      ],
      ['体制改革'],
    ],
  ] as const)('%s', (_, list, expected) => {
    expect(texts(list.map(([text, uses]) => phrase(text, uses)))).toEqual(expected);
  });

  it('keeps to its limit', () => {
    expect(texts([phrase('天天', 3), phrase('地地', 2), phrase('人人', 1)], 2)).toEqual(['天天', '地地']);
  });
});
