import fc from 'fast-check';
import { calendarOf, dayNumber, type NewsCalendar } from '../../../utils/record/calendar';
import { compareReports, type RecordEntry, type RecordReport } from '../../../utils/record/table';
import type { NewsSource } from '../../tools/encode-record';

/** What a table is made from. */
export interface RecordInput {
  readonly reports: readonly RecordReport[];
  readonly entries: readonly RecordEntry[];
  readonly news: NewsSource;
}

const DAY_MS = 86_400_000;

/** Days of news of some years, in order, with long gaps. */
const newsDates = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 3_000 })), {
    maxLength: 60,
  })
  .map((days) =>
    days
      .sort((a, b) => a - b)
      .map((day) => new Date(Date.UTC(2012, 11, 20) + day * DAY_MS).toISOString().slice(0, 10)),
  );

const report = fc.record(
  {
    series: fc.constantFrom('national' as const, 'congress' as const, 'provincial' as const),
    year: fc.oneof(fc.integer({ min: 1954, max: 1960 }), fc.constantFrom(1900, 2999)),
    name: fc.constantFrom('', '安徽', '内蒙古', '十二大'),
    date: fc.constantFrom('1954-09-23', '2025-03-05'),
    speaker: fc.constantFrom('周恩来', '艾尔肯·吐尼亚孜'),
    page: fc.constant('https://example.org/1954年'),
  },
  { requiredKeys: ['series', 'year', 'name'] },
);

/** Few characters, so that texts share beginnings or begin another; including slot, comma and letters. */
const text = fc
  .array(fc.constantFrom('\u0001', ',', 'a', '三', '为', '民', '\ud7ff', '\uffff'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((signs) => signs.join(''));

const count = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 255 }));

function entryOf(
  reports: number,
  calendar: NewsCalendar,
  dates: readonly string[],
): fc.Arbitrary<RecordEntry> {
  const numbers = fc.uniqueArray(fc.integer({ min: 0, max: Math.max(0, reports - 1) }), {
    maxLength: reports,
  });
  return fc.record({
    text,
    strength: fc.integer({ min: 0, max: 255 }),
    counts: numbers.chain((list) =>
      fc.tuple(...list.sort((a, b) => a - b).map((each) => count.map((n) => ({ report: each, count: n })))),
    ),
    days: fc.subarray([...dates]).map((list) => list.map((date) => dayNumber(calendar, date))),
    articles: fc.record({ party: fc.nat(0xffff), university: fc.nat(300) }),
  });
}

/** Reports in the order of the record, days of news, and entries in any order, all different. */
export const recordInput: fc.Arbitrary<RecordInput> = fc
  .tuple(
    fc.uniqueArray(report, { comparator: (a, b) => compareReports(a, b) === 0, maxLength: 100 }),
    newsDates,
    fc.nat(0x7fffffff),
  )
  .chain(([reports, dates, build]) => {
    const calendar = calendarOf(dates);
    return fc.record({
      reports: fc.constant(reports.sort(compareReports)),
      entries: fc.uniqueArray(entryOf(reports.length, calendar, dates), {
        selector: (entry) => entry.text,
        maxLength: 30,
      }),
      news: fc.constant({ build, calendar, articles: { party: 70_000, university: 300 } }),
    });
  });
