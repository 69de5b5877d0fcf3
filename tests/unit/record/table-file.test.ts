import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { biographyOf } from '../../../utils/record/biography';
import { dayText, type NewsCalendar } from '../../../utils/record/calendar';
import { recordFacts } from '../../../utils/record/facts';
import {
  compareReports,
  countsOf,
  entryText,
  findEntry,
  type RecordEntry,
  type RecordReport,
  type RecordTable,
} from '../../../utils/record/table';
import {
  decodeRecord,
  RECORD_FORMAT,
  RecordFormatError,
  readRecordFile,
  SIGNATURE,
} from '../../../utils/record/table-file';
import { encodeRecord } from '../../tools/encode-record';
import { recordInput } from './arbitraries';

const national = (year: number): RecordReport => ({ series: 'national', year, name: '' });
const entry = (change: Partial<RecordEntry>): RecordEntry => ({
  text: '稳中求进',
  strength: 9,
  counts: [{ report: 0, count: 1 }],
  articles: { party: 0, university: 0 },
  ...change,
});

function entriesOf(table: RecordTable): RecordEntry[] {
  return Array.from(table.strengths, (strength, n) => ({
    text: entryText(table, n),
    strength,
    counts: countsOf(table, n),
    articles: { party: table.articles.party.at(n), university: table.articles.university.at(n) },
  }));
}

/** What a table says of the days of an entry. */
function measuresOf({ news }: RecordTable, entry: number) {
  if (news.days[entry] === 0) return null;
  const { days, first, last, steady, peak, yearStarts, years } = news;
  return {
    ...{ days: days[entry], first: first[entry], last: last[entry] },
    ...{ steady: steady[entry], peak: peak[entry] },
    years: Array.from({ length: yearStarts[entry + 1] - yearStarts[entry] }, (_, i) =>
      years.at(yearStarts[entry] + i),
    ),
  };
}

/** The same, counted from the dates. */
function naiveMeasures(calendar: NewsCalendar, days: readonly number[]) {
  if (days.length === 0) return null;
  const monthNumber = (date: string) =>
    Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - calendar.firstMonth;
  const dates = days.map((day) => dayText(calendar, day));
  const inMonth = (month: number) => dates.filter((date) => monthNumber(date) === month).length;
  const months = dates.map(monthNumber);
  const [firstYear, lastYear] = [dates[0], dates[dates.length - 1]].map((date) => Number(date.slice(0, 4)));
  const most = Math.max(...months.map(inMonth));
  return {
    ...{ days: days.length, first: days[0], last: days[days.length - 1] },
    steady: (months.find((month) => inMonth(month) >= 3) ?? -1) + 1,
    peak: months.find((month) => inMonth(month) === most),
    years: Array.from(
      { length: lastYear - firstYear + 1 },
      (_, i) => dates.filter((date) => date.startsWith(String(firstYear + i))).length,
    ),
  };
}

test('every table comes back, its entries in the order of their units', () => {
  fc.assert(
    fc.property(recordInput, ({ reports, entries, news }) => {
      const table = decodeRecord(encodeRecord(reports, entries, news));
      expect(table.reports).toEqual(reports);
      const sorted = entries.toSorted((a, b) => (a.text < b.text ? -1 : 1));
      expect(entriesOf(table)).toEqual(sorted.map(({ days, ...entry }) => entry));
      expect([table.build, table.news.calendar, table.articleTotals]).toEqual([
        news.build,
        news.calendar,
        news.articles,
      ]);
      sorted.forEach(({ days = [] }, n) => {
        expect(measuresOf(table, n)).toEqual(naiveMeasures(news.calendar, Array.from(days)));
      });
    }),
  );
});

test('the order of the entries does not change the bytes', () => {
  fc.assert(
    fc.property(recordInput, ({ reports, entries, news }) => {
      expect(encodeRecord(reports, entries.toReversed(), news)).toEqual(encodeRecord(reports, entries, news));
    }),
  );
});

test('256 reports, 300 different units, steps and counts of more than a byte of varint', () => {
  const reports = Array.from({ length: 256 }, (_, i) => national(1900 + i));
  const units = String.fromCharCode(...Array.from({ length: 255 }, (_, i) => 0x4e00 + i));
  const entries = [
    entry({ text: units, counts: [{ report: 255, count: 255 }] }),
    entry({ text: `${units.slice(1)}三`, counts: reports.map((_, report) => ({ report, count: 1 })) }),
    entry({ text: '龥', counts: [] }),
  ];
  expect(entriesOf(decodeRecord(encodeRecord(reports, entries)))).toEqual(
    entries.toSorted((a, b) => (a.text < b.text ? -1 : 1)),
  );
});

test('a count of one is free', () => {
  const reports = [national(2024), national(2025)];
  const one = encodeRecord(reports, [entry({ counts: [{ report: 1, count: 1 }] })]);
  const two = encodeRecord(reports, [entry({ counts: [{ report: 1, count: 2 }] })]);
  expect(two.length).toBe(one.length + 1);
});

describe('the encoder refuses', () => {
  const counted = (...counts: [report: number, count: number][]) => [
    entry({ counts: counts.map(([report, count]) => ({ report, count })) }),
  ];
  const two = [national(2024), national(2025)];
  test.each<[what: string, reports: RecordReport[], entries: RecordEntry[]]>([
    ['too many reports', Array.from({ length: 257 }, (_, i) => national(1900 + i)), []],
    ['reports out of order', [national(2025), national(2024)], []],
    ['the same report twice', [national(2025), national(2025)], []],
    ['a year far off', [national(3000)], []],
    ['a text twice', two, [entry({}), entry({ strength: 1 })]],
    ['an empty text', two, [entry({ text: '' })]],
    ['a text too long', two, [entry({ text: '稳'.repeat(256) })]],
    ['a strength too high', two, [entry({ strength: 256 })]],
    ['a strength between two', two, [entry({ strength: 0.5 })]],
    ['a report that is not there', two, counted([2, 1])],
    ['a report before the first', two, counted([-1, 1])],
    ['a report twice', two, counted([1, 1], [1, 1])],
    ['counts out of order', two, counted([1, 1], [0, 1])],
    ['a count of none', two, counted([0, 0])],
    ['a count too high', two, counted([0, 256])],
  ])('%s', (_, reports, entries) => {
    expect(() => encodeRecord(reports, entries)).toThrow(RangeError);
  });
});

const reports: RecordReport[] = [
  { series: 'national', year: 1954, name: '' },
  { series: 'national', year: 2025, name: '' },
  { series: 'congress', year: 2022, name: '二十大' },
  { series: 'provincial', year: 2025, name: '安徽' },
];
const texts = ['稳中求进', '稳中求进工作总基调', '稳中有进', '为\u0001提供有力支撑', '社会主义'];
const bytes = encodeRecord(
  reports,
  texts.map((text, i) => ({
    text,
    strength: 50 * i,
    counts: reports.map((_, report) => ({ report, count: 1 + 60 * i })).slice(i % 4),
  })),
);

/** Expects a table that all functions can work with: in order, and with nothing out of range. */
function expectSound(damaged: Uint8Array): void {
  const table = decodeRecord(damaged);
  table.reports.forEach((report, i) => {
    if (i > 0) expect(compareReports(table.reports[i - 1], report)).toBeLessThan(0);
  });
  const entries = table.strengths.length;
  expect([table.starts.length, table.countStarts.length]).toEqual([entries + 1, entries + 1]);
  expect(table.starts[entries]).toBe(table.units.length);
  expect(table.countStarts[entries]).toBe(table.counts.length);
  for (let n = 0; n < entries; n++) {
    const text = entryText(table, n);
    expect(text).not.toBe('');
    if (n > 0) expect(entryText(table, n - 1) < text).toBe(true);
    expect(findEntry(table, text)).toBe(n);
    countsOf(table, n).forEach(({ report, count }, i, all) => {
      expect(report).toBeGreaterThanOrEqual(i === 0 ? 0 : all[i - 1].report + 1);
      expect(report).toBeLessThan(table.reports.length);
      expect(count).toBeGreaterThan(0);
    });
    expect(recordFacts(table, text)?.years.length ?? 0).toBeLessThan(1200);
    expect(biographyOf(table, text)?.news?.years.length ?? 0).toBeLessThan(30);
  }
}

function expectSoundOrRefused(damaged: Uint8Array): void {
  try {
    expectSound(damaged);
  } catch (error) {
    if (!(error instanceof RecordFormatError)) throw error;
  }
}

test('a table cut short anywhere is refused', () => {
  expectSound(bytes);
  for (let length = 0; length < bytes.length; length++)
    expect(() => decodeRecord(bytes.subarray(0, length))).toThrow(RecordFormatError);
});

test('a table with more bytes after it is refused', () => {
  expect(() => decodeRecord(Uint8Array.of(...bytes, 0))).toThrow(RecordFormatError);
});

test('with any value at any byte it is refused or sound', () => {
  for (let at = 0; at < bytes.length; at++) {
    for (const value of [0, 1, 2, 3, 0x7f, 0x80, 0xff, bytes[at] + 1, bytes[at] - 1, bytes[at] ^ 0x80])
      expectSoundOrRefused(bytes.with(at, value));
  }
});

test('any table with some bytes changed is refused or sound', () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 });
  fc.assert(
    fc.property(recordInput, changes, (input, list) => {
      const damaged = encodeRecord(input.reports, input.entries, input.news);
      for (const [at, value] of list) damaged[at % damaged.length] = value;
      expectSoundOrRefused(damaged);
    }),
  );
});

test('any bytes after the signature are refused or sound', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (rest) => {
      expectSoundOrRefused(Uint8Array.of(...SIGNATURE, RECORD_FORMAT, ...rest));
    }),
  );
});

/** A number as the table has it. */
function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >> 7)];
}

describe('the decoder refuses', () => {
  const head = [...SIGNATURE, RECORD_FORMAT, 0];
  /** A calendar and collections of nothing. */
  const none = [0, 0, 0, 0, 0, 0];
  /** The calendar of July 2012. */
  const july = [...varint(2012 * 12 + 6), 1, 31, 0, 30];
  test.each<[what: string, bytes: number[]]>([
    ['nothing', []],
    ['another file', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
    ['another format', [...SIGNATURE, RECORD_FORMAT + 1, 0, 0, 0]],
    ['a number without end', [...head, ...new Array(20).fill(0xff)]],
    ['a number above 2^31', [...head, 0xff, 0xff, 0xff, 0xff, 0x08]],
    ['more entries than bytes', [...head, 0, ...none, 0, 0xff, 0xff, 0xff, 0x07, 0]],
    ['a series that is not there', [...head, 1, 3, 0xe9, 0x0f, 0, 0, 0, 0, ...none, 0, 0]],
    ['a unit beyond UTF-16', [...head, 0, ...none, 1, 0x80, 0x80, 0x04, 0]],
    ['a first text that shares a beginning', [...head, 0, ...none, 1, 97, 1, 1, 1, 9, 0, 0, 0, 0, 0]],
    ['a text of no units', [...head, 0, ...none, 1, 97, 1, 0, 0, 9, 0, 0, 0, 0]],
    ['a unit that the alphabet lacks', [...head, 0, ...none, 1, 97, 1, 0, 1, 9, 0, 1, 0, 0, 0]],
    ['the same text twice', [...head, 0, ...none, 1, 97, 2, 0, 0, 1, 1, 9, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['more reports than there are', [...head, 0, ...none, 1, 97, 1, 0, 1, 9, 1, 0, 0, 0, 0, 0]],
    [
      'a count above 255',
      [...head, 1, 0, 0xe9, 0x0f, 0, 0, 0, 0, ...none, 1, 97, 1, 0, 1, 9, 1, 0, 1, 254, 0, 0, 0],
    ],
    ['a report of no date', [...head, 1, 0, 0xe9, 0x0f, 0, 1, 97, 0, 0, ...none, 0, 0]],
    ['a page that is no address', [...head, 1, 0, 0xe9, 0x0f, 0, 0, 0, 1, 97, ...none, 0, 0]],
    ['a day after the calendar', [...head, 0, ...july, 0, 0, 1, 97, 1, 0, 1, 9, 0, 0, 1, 30, 1, 0, 0, 0, 0]],
    ['more days than there are', [...head, 0, ...july, 0, 0, 1, 97, 1, 0, 1, 9, 0, 0, 3, 0, 1, 0, 0, 0, 0]],
    ['a month after the calendar', [...head, 0, ...july, 0, 0, 1, 97, 1, 0, 1, 9, 0, 0, 1, 0, 0, 0, 1, 0, 0]],
  ])('%s', (_, values) => {
    expect(() => decodeRecord(Uint8Array.from(values))).toThrow(RecordFormatError);
  });

  test('a table of one day is one', () => {
    const values = [...head, 0, ...july, 0, 0, 1, 97, 1, 0, 1, 9, 0, 0, 1, 30, 0, 0, 0, 0, 0];
    const table = decodeRecord(Uint8Array.from(values));
    expect(biographyOf(table, 'a')?.news).toMatchObject({ first: '2012-07-31', days: 1, total: 31 });
  });

  test('a table without reports and entries is one', () => {
    const table = decodeRecord(Uint8Array.from([...head, 0, ...none, 0, 0]));
    expect([table.reports.length, table.strengths.length, findEntry(table, '稳')]).toEqual([0, 0, -1]);
  });
});

describe('a compressed file', () => {
  const file = new Uint8Array(gzipSync(bytes));

  test('has its table', async () => {
    expect(await readRecordFile(file)).toEqual(decodeRecord(bytes));
  });

  test('with any byte changed has the same table or is refused', async () => {
    const table = decodeRecord(bytes);
    let refused = 0;
    for (let at = 0; at < file.length; at++) {
      const outcome = await readRecordFile(file.with(at, file[at] ^ 0x10)).catch((error) => error);
      if (outcome instanceof RecordFormatError) refused++;
      else expect(outcome).toEqual(table);
    }
    // Time and system in gzip's header may be anything, and so may the bits that fill the last byte of its data.
    expect(refused).toBeGreaterThanOrEqual(file.length - 10);
  });

  test('cut short, not compressed or with another table in it is refused', async () => {
    for (const length of [0, 9, 30, file.length - 1])
      await expect(readRecordFile(file.slice(0, length))).rejects.toThrow(RecordFormatError);
    await expect(readRecordFile(bytes)).rejects.toThrow(RecordFormatError);
    await expect(readRecordFile(new Uint8Array(gzipSync('text')))).rejects.toThrow(RecordFormatError);
  });
});
