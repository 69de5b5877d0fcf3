import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf, dayNumber, monthOfDay } from '../../../utils/record/calendar';
import {
  decodeMonths,
  MONTHS_FORMAT,
  MONTHS_SIGNATURE,
  monthsOf,
  readMonthsFile,
} from '../../../utils/record/months-file';
import { decodeRecord, RecordFormatError } from '../../../utils/record/table-file';
import { encodeMonths } from '../../tools/encode-months';
import { encodeRecord, sortedEntries } from '../../tools/encode-record';
import { recordInput } from './arbitraries';

/** Every day from one date to another. */
function daysBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}

test('every entry gets its days of each month back', () => {
  fc.assert(
    fc.property(recordInput, ({ reports, entries, news }) => {
      const table = decodeRecord(encodeRecord(reports, entries, news));
      const months = decodeMonths(encodeMonths(entries, news), table);
      sortedEntries(entries).forEach(({ days = [] }, entry) => {
        const said = Array.from(days, (day) => monthOfDay(news.calendar, day));
        const naive = [...new Set(said)].map((month) => ({
          month,
          days: said.filter((each) => each === month).length,
        }));
        expect(monthsOf(months, entry)).toEqual(naive);
      });
    }),
  );
});

const dates = [...daysBetween('2012-07-01', '2012-07-31'), ...daysBetween('2014-03-01', '2014-03-20')];
const calendar = calendarOf(dates);
const news = { build: 7, calendar, articles: { party: 0, university: 0 } };
const entries = [
  // More days than half a byte holds, and more months without it.
  { text: '甲', strength: 1, counts: [], days: dates.map((date) => dayNumber(calendar, date)) },
  { text: '乙', strength: 1, counts: [], days: [30] },
  { text: '丙', strength: 1, counts: [] },
];
const table = decodeRecord(encodeRecord([], entries, news));
const bytes = encodeMonths(entries, news);

test('long gaps and whole months', () => {
  const months = decodeMonths(bytes, table);
  const of = (text: string) =>
    monthsOf(
      months,
      sortedEntries(entries).findIndex((entry) => entry.text === text),
    );
  expect(of('甲')).toEqual([
    { month: 0, days: 31 },
    { month: 20, days: 20 },
  ]);
  expect(of('乙')).toEqual([{ month: 0, days: 1 }]);
  expect(of('丙')).toEqual([]);
});

describe('the decoder refuses', () => {
  test('months of another table', () => {
    const other = decodeRecord(encodeRecord([], entries, { ...news, build: 8 }));
    expect(() => decodeMonths(bytes, other)).toThrow(RecordFormatError);
  });

  test('another format', () => {
    const changed = bytes.with(MONTHS_SIGNATURE.length, MONTHS_FORMAT + 1);
    expect(() => decodeMonths(changed, table)).toThrow(RecordFormatError);
  });

  test('months cut short anywhere, or with more after them', () => {
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeMonths(bytes.subarray(0, length), table)).toThrow(RecordFormatError);
    expect(() => decodeMonths(Uint8Array.of(...bytes, 1), table)).toThrow(RecordFormatError);
  });

  test('a file that is no gzip', async () => {
    await expect(readMonthsFile(Uint8Array.of(1, 2, 3), table)).rejects.toThrow(RecordFormatError);
    expect((await readMonthsFile(new Uint8Array(gzipSync(bytes)), table)).days).toHaveLength(3);
  });
});

test('with any value at any byte the months are refused or add up', () => {
  for (let at = 0; at < bytes.length; at++)
    for (const value of [0, 1, 0x0f, 0x10, 0x7f, 0xf0, 0xff]) {
      try {
        const months = decodeMonths(bytes.with(at, value), table);
        for (let entry = 0; entry < entries.length; entry++) {
          const found = monthsOf(months, entry);
          expect(found.reduce((sum, { days }) => sum + days, 0)).toBe(table.news.days[entry]);
          expect(found.every(({ month }) => month < calendar.daysOfMonths.length)).toBe(true);
        }
      } catch (error) {
        if (!(error instanceof RecordFormatError)) throw error;
      }
    }
});
