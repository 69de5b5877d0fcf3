import { COLLECTIONS, compareReports, type RecordEntry, type RecordReport } from '../../utils/record/table';
import {
  COUNT_MAX,
  ENTRIES_MAX,
  RECORD_FORMAT,
  REPORTS_MAX,
  SIGNATURE,
  TEXT_MAX_UNITS,
  YEAR_MAX,
  YEAR_MIN,
} from '../../utils/record/table-file';
import { ByteWriter } from './byte-writer';

/**
 * The stored table (`format.ts` has its layout) of reports in the order of the record and of entries in any order;
 * the same entries give the same bytes. Sorted texts are front-coded (Witten, Moffat and Bell, Managing Gigabytes,
 * 2nd ed., 1999, section 4.1): each says how much it shares with the one before.
 * @throws RangeError where reports or entries are too many; where the reports are out of order or one is there
 * twice; where a text is empty, too long or there twice; where a year, a strength, a report's number or a count
 * is outside its range or out of order.
 */
export function encodeRecord(
  reports: readonly RecordReport[],
  entries: readonly RecordEntry[],
): Uint8Array<ArrayBuffer> {
  const sorted = entries.toSorted((a, b) => (a.text < b.text ? -1 : 1));
  checkReports(reports);
  if (sorted.length > ENTRIES_MAX) throw new RangeError(`more than ${ENTRIES_MAX} entries`);
  sorted.forEach((entry, i) => {
    if (i > 0 && entry.text === sorted[i - 1].text) throw new RangeError(`two entries for ${entry.text}`);
    checkEntry(entry, reports.length);
  });
  const alphabet = unitsByFrequency(sorted);
  const writer = new ByteWriter();
  for (const byte of SIGNATURE) writer.byte(byte);
  writer.varint(RECORD_FORMAT);
  writeReports(writer, reports);
  writer.varint(alphabet.length);
  for (const unit of alphabet) writer.varint(unit);
  writer.varint(sorted.length);
  writeTexts(writer, sorted, alphabet);
  writeCounts(writer, sorted);
  return writer.done();
}

function checkReports(reports: readonly RecordReport[]): void {
  if (reports.length > REPORTS_MAX) throw new RangeError(`more than ${REPORTS_MAX} reports`);
  reports.forEach((report, i) => {
    if (!isWithin(report.year, YEAR_MIN, YEAR_MAX)) throw new RangeError(`a report of ${report.year}`);
    if (i > 0 && compareReports(reports[i - 1], report) >= 0)
      throw new RangeError(`report ${i} is not in the order of the record`);
  });
}

function isWithin(value: number, first: number, last: number): boolean {
  return Number.isInteger(value) && value >= first && value <= last;
}

function checkEntry({ text, strength, counts }: RecordEntry, reports: number): void {
  if (!isWithin(text.length, 1, TEXT_MAX_UNITS))
    throw new RangeError(`text of ${text.length} units: ${text}`);
  if (!isWithin(strength, 0, 255)) throw new RangeError(`strength ${strength} of ${text}`);
  counts.forEach(({ report, count }, i) => {
    const first = i === 0 ? 0 : counts[i - 1].report + 1;
    if (!isWithin(report, first, reports - 1))
      throw new RangeError(`report ${report} of ${text} is out of order or not there`);
    if (!isWithin(count, 1, COUNT_MAX)) throw new RangeError(`count ${count} of ${text}`);
  });
}

/** The different units of the texts, the most frequent first, so that common ones get short numbers. */
function unitsByFrequency(entries: readonly RecordEntry[]): number[] {
  const frequencies = new Map<number, number>();
  for (const { text } of entries) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      frequencies.set(unit, (frequencies.get(unit) ?? 0) + 1);
    }
  }
  return [...frequencies].sort(([a, often], [b, rare]) => rare - often || a - b).map(([unit]) => unit);
}

function writeReports(writer: ByteWriter, reports: readonly RecordReport[]): void {
  writer.varint(reports.length);
  for (const { collection, year, name } of reports) {
    writer.varint(COLLECTIONS.indexOf(collection));
    writer.varint(year);
    writer.varint(name.length);
    for (let i = 0; i < name.length; i++) writer.varint(name.charCodeAt(i));
  }
}

function writeTexts(writer: ByteWriter, entries: readonly RecordEntry[], alphabet: readonly number[]): void {
  const shared = entries.map(({ text }, i) => (i === 0 ? 0 : commonPrefix(entries[i - 1].text, text)));
  const numbers = new Map(alphabet.map((unit, number) => [unit, number]));
  for (const length of shared) writer.varint(length);
  entries.forEach(({ text }, i) => {
    writer.varint(text.length - shared[i]);
  });
  for (const { strength } of entries) writer.byte(strength);
  for (const { counts } of entries) writer.varint(counts.length);
  entries.forEach(({ text }, i) => {
    for (let at = shared[i]; at < text.length; at++)
      writer.varint(numbers.get(text.charCodeAt(at)) as number);
  });
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function writeCounts(writer: ByteWriter, entries: readonly RecordEntry[]): void {
  for (const { counts } of entries) {
    let next = 0;
    for (const { report, count } of counts) {
      writer.varint(2 * (report - next) + Number(count > 1));
      next = report + 1;
    }
  }
  for (const { counts } of entries) {
    for (const { count } of counts) if (count > 1) writer.byte(count - 2);
  }
}
