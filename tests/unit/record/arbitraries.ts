import fc from 'fast-check';
import { compareReports, type RecordEntry, type RecordReport } from '../../../utils/record/table';

/** What a table is made from. */
export interface RecordInput {
  readonly reports: readonly RecordReport[];
  readonly entries: readonly RecordEntry[];
}

const report = fc.record({
  series: fc.constantFrom('national' as const, 'congress' as const, 'provincial' as const),
  year: fc.oneof(fc.integer({ min: 1954, max: 1960 }), fc.constantFrom(1900, 2999)),
  name: fc.constantFrom('', '安徽', '内蒙古', '十二大'),
});

/** Few characters, so that texts share beginnings or begin another; including slot, comma and letters. */
const text = fc
  .array(fc.constantFrom('\u0001', ',', 'a', '三', '为', '民', '\ud7ff', '\uffff'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((signs) => signs.join(''));

const count = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 255 }));

function entryOf(reports: number): fc.Arbitrary<RecordEntry> {
  const numbers = fc.uniqueArray(fc.integer({ min: 0, max: Math.max(0, reports - 1) }), {
    maxLength: reports,
  });
  return fc.record({
    text,
    strength: fc.integer({ min: 0, max: 255 }),
    counts: numbers.chain((list) =>
      fc.tuple(...list.sort((a, b) => a - b).map((each) => count.map((n) => ({ report: each, count: n })))),
    ),
  });
}

/** Reports in the order of the record and entries in any order, all different. */
export const recordInput: fc.Arbitrary<RecordInput> = fc
  .uniqueArray(report, { comparator: (a, b) => compareReports(a, b) === 0, maxLength: 100 })
  .chain((reports) =>
    fc.record({
      reports: fc.constant(reports.sort(compareReports)),
      entries: fc.uniqueArray(entryOf(reports.length), { selector: (entry) => entry.text, maxLength: 30 }),
    }),
  );
