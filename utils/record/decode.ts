import { ByteReader } from '../bytes/byte-reader';
import {
  COUNT_MAX,
  ENTRIES_MAX,
  RECORD_FORMAT,
  REPORTS_MAX,
  RecordFormatError,
  SIGNATURE,
  TEXT_MAX_UNITS,
  YEAR_MAX,
  YEAR_MIN,
} from './format';
import { COLLECTIONS, compareReports, type RecordReport } from './record-report';
import type { RecordTable } from './table';

/**
 * The table out of what `encodeRecord` wrote. Some 50 ms for 100,000 entries.
 * @throws RecordFormatError where the bytes are none of this format, or are cut short or longer than the table, or
 * name a report, a unit or a count that can't be, or the texts aren't in order. Damage that leaves all of this
 * sound is for the check sum of the compressed file to find.
 */
export function decodeRecord(bytes: Uint8Array): RecordTable {
  const reader = new ByteReader(bytes, (message) => new RecordFormatError(message));
  for (const byte of SIGNATURE) {
    if (reader.byte() !== byte) throw new RecordFormatError('not a table of the record');
  }
  const format = reader.varint();
  if (format !== RECORD_FORMAT) throw new RecordFormatError(`format ${format} instead of ${RECORD_FORMAT}`);
  const reports = readReports(reader);
  const alphabet = readAlphabet(reader);
  const entries = reader.count();
  if (entries > ENTRIES_MAX) throw new RecordFormatError(`${entries} entries`);
  const shared = readNumbers(reader, entries);
  const lengths = readNumbers(reader, entries);
  const strengths = reader.take(entries).slice();
  const reaches = readNumbers(reader, entries);
  const texts = readTexts(reader, alphabet, shared, lengths);
  const counts = readCounts(reader, reports.length, reaches);
  if (reader.left > 0) throw new RecordFormatError('the table is longer than it should be');
  return { reports, strengths, ...texts, ...counts };
}

function readReports(reader: ByteReader): RecordReport[] {
  const total = reader.count();
  if (total > REPORTS_MAX) throw new RecordFormatError(`${total} reports`);
  const reports: RecordReport[] = [];
  for (let i = 0; i < total; i++) {
    const collection = COLLECTIONS[reader.varint()];
    if (collection === undefined) throw new RecordFormatError('a report of no collection');
    const year = reader.varint();
    if (year < YEAR_MIN || year > YEAR_MAX) throw new RecordFormatError(`a report of the year ${year}`);
    const name = Array.from({ length: reader.count() }, () => String.fromCharCode(readUnit(reader))).join('');
    const report = { collection, year, name };
    if (i > 0 && compareReports(reports[i - 1], report) >= 0)
      throw new RecordFormatError('the reports are out of order');
    reports.push(report);
  }
  return reports;
}

function readAlphabet(reader: ByteReader): Uint16Array {
  const alphabet = new Uint16Array(reader.count());
  for (let i = 0; i < alphabet.length; i++) alphabet[i] = readUnit(reader);
  return alphabet;
}

function readUnit(reader: ByteReader): number {
  const unit = reader.varint();
  if (unit > 0xffff) throw new RecordFormatError('a unit that is none of UTF-16');
  return unit;
}

function readNumbers(reader: ByteReader, total: number): Int32Array {
  const numbers = new Int32Array(total);
  for (let i = 0; i < total; i++) numbers[i] = reader.varint();
  return numbers;
}

/** Where each of some runs begins that stand one after the other; at the end, where the last ends. */
function startsOf(lengths: Int32Array, lengthMax: number): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) {
    if (lengths[i] > lengthMax) throw new RecordFormatError('an entry is too long');
    starts[i + 1] = starts[i] + lengths[i];
  }
  return starts;
}

function readTexts(
  reader: ByteReader,
  alphabet: Uint16Array,
  shared: Int32Array,
  lengths: Int32Array,
): Pick<RecordTable, 'units' | 'starts'> {
  let own = 0;
  for (let i = 0; i < shared.length; i++) {
    const before = i === 0 ? 0 : lengths[i - 1];
    if (lengths[i] === 0 || shared[i] > before) throw new RecordFormatError('a text has a wrong length');
    own += lengths[i];
    // From here on the whole text's.
    lengths[i] += shared[i];
  }
  if (own > reader.left) throw new RecordFormatError('the table is cut short');
  const starts = startsOf(lengths, TEXT_MAX_UNITS);
  const units = new Uint16Array(starts[lengths.length]);
  for (let i = 0; i < lengths.length; i++) {
    const start = starts[i];
    const ownStart = start + shared[i];
    if (i > 0) units.copyWithin(start, starts[i - 1], starts[i - 1] + shared[i]);
    for (let at = ownStart; at < starts[i + 1]; at++) {
      const number = reader.varint();
      if (number >= alphabet.length) throw new RecordFormatError('a unit that the alphabet lacks');
      units[at] = alphabet[number];
    }
    const isLonger = i > 0 && starts[i - 1] + shared[i] === start;
    if (i > 0 && !isLonger && units[ownStart] <= units[starts[i - 1] + shared[i]])
      throw new RecordFormatError('the texts are out of order');
  }
  return { units, starts };
}

function readCounts(
  reader: ByteReader,
  reports: number,
  reaches: Int32Array,
): Pick<RecordTable, 'countStarts' | 'countReports' | 'counts'> {
  const countStarts = startsOf(reaches, reports);
  const total = countStarts[reaches.length];
  if (total > reader.left) throw new RecordFormatError('the table is cut short');
  const countReports = new Uint8Array(total);
  const counts = new Uint8Array(total).fill(1);
  for (let i = 0; i < reaches.length; i++) {
    let next = 0;
    for (let at = countStarts[i]; at < countStarts[i + 1]; at++) {
      const step = reader.varint();
      const report = next + (step >> 1);
      if (report >= reports) throw new RecordFormatError('a report that is not there');
      countReports[at] = report;
      counts[at] += step & 1;
      next = report + 1;
    }
  }
  for (let at = 0; at < total; at++) {
    if (counts[at] === 1) continue;
    const more = reader.byte();
    if (more > COUNT_MAX - 2) throw new RecordFormatError('a count is too large');
    counts[at] += more;
  }
  return { countStarts, countReports, counts };
}
