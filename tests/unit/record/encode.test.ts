import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeRecord } from '../../../utils/record/decode';
import { encodeRecord } from '../../../utils/record/encode';
import { countsOf, entryText } from '../../../utils/record/find';
import type { RecordReport } from '../../../utils/record/record-report';
import type { RecordEntry, RecordTable } from '../../../utils/record/table';
import { recordInput } from './arbitraries';

const national = (year: number): RecordReport => ({ collection: 'national', year, name: '' });
const entry = (change: Partial<RecordEntry>): RecordEntry => ({
  text: '稳中求进',
  strength: 9,
  counts: [{ report: 0, count: 1 }],
  ...change,
});

function entriesOf(table: RecordTable): RecordEntry[] {
  return Array.from(table.strengths, (strength, n) => ({
    text: entryText(table, n),
    strength,
    counts: countsOf(table, n),
  }));
}

test('every table comes back, its entries in the order of their units', () => {
  fc.assert(
    fc.property(recordInput, ({ reports, entries }) => {
      const table = decodeRecord(encodeRecord(reports, entries));
      expect(table.reports).toEqual(reports);
      expect(entriesOf(table)).toEqual(entries.toSorted((a, b) => (a.text < b.text ? -1 : 1)));
    }),
  );
});

test('the order of the entries does not change the bytes', () => {
  fc.assert(
    fc.property(recordInput, ({ reports, entries }) => {
      expect(encodeRecord(reports, entries.toReversed())).toEqual(encodeRecord(reports, entries));
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

describe('what can be no table is refused', () => {
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
