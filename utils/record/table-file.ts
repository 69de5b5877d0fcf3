import { ByteReader, gunzip } from '../bytes/bytes';
import { COLLECTIONS, type Collection, compareReports, type RecordReport, type RecordTable } from './table';

/**
 * Layout of a stored table, before it is compressed as a whole. Numbers are varints: seven bits a byte, the low
 * ones first, the top bit set where more follow. Each column runs over all entries, so that like stands beside like
 * and compresses well; no column needs a length, since what is before it says how long it is.
 *
 *   signature    TLRC
 *   format       RECORD_FORMAT
 *   reports      how many, at most 256, in the order of the record; of each: number of its collection, year,
 *                length of its name, units of its name
 *   alphabet     how many different units the texts have, and these, the most frequent first
 *   entries      how many, in the order of their texts' units
 *   shared       of each: how many units its text has in common with the text before it
 *   lengths      of each: how many units of its own follow them, at least 1
 *   strengths    of each: one byte
 *   reaches      of each: in how many reports it stands
 *   suffixes     the units of their own, as numbers in the alphabet
 *   report steps of each entry's reports: reports passed over since the one before, doubled; 1 more where the
 *                phrase stands there more than once
 *   counts       of those that stand more than once: the count less 2, one byte
 *
 * RECORD_FORMAT goes up whenever any of this changes, the rules of normalising included.
 */
export const RECORD_FORMAT = 2;

export const SIGNATURE = [0x54, 0x4c, 0x52, 0x43] as const;

/** Most entries and longest text (UTF-16 units): they keep a damaged table from asking for endless memory. */
export const ENTRIES_MAX = 1_000_000;
export const TEXT_MAX_UNITS = 255;

/** Most reports, and the highest count: both have to go into a byte. */
export const REPORTS_MAX = 256;
export const COUNT_MAX = 255;

/** First and last year that a report can be of. */
export const YEAR_MIN = 1900;
export const YEAR_MAX = 2999;

/** A stored table is of another format, or damaged. It has to be fetched or made again. */
export class RecordFormatError extends Error {
  override readonly name = 'RecordFormatError';
}

/** Name of the table's file beside the manifest. */
export const RECORD_FILE = 'record.bin.gz';

/** What `manifest.json` says of the table beside it. */
export interface RecordManifest {
  /** RECORD_FORMAT of the table. */
  readonly format: number;
  /** SHA-256 of the table's file as it is stored, 64 hex digits. */
  readonly version: string;
  /** How many reports of each collection the table was made from. */
  readonly reports: Readonly<Record<Collection, number>>;
  readonly entries: number;
  /** Years of the first and the last report of all collections. */
  readonly first: number;
  readonly last: number;
}

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

/**
 * The table of a record file, which is what `encodeRecord` wrote, compressed by gzip.
 * @throws RecordFormatError where the file is no gzip file, is cut short, doesn't have its check sum or holds no table.
 */
export async function readRecordFile(bytes: Uint8Array<ArrayBuffer>): Promise<RecordTable> {
  const table = await gunzip(bytes).catch((cause: unknown) => {
    throw new RecordFormatError("the file can't be decompressed", { cause });
  });
  return decodeRecord(table);
}
