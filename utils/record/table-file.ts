import { ByteReader, gunzip } from '../bytes/bytes';
import {
  compareReports,
  REPORT_SERIES,
  type RecordReport,
  type RecordTable,
  type ReportSeries,
} from './table';

/**
 * Layout of a stored table before it is compressed as a whole. Numbers are varints: seven bits a byte, the low ones
 * first, the top bit set where more follow. Each column runs over all entries, so that similar values are neighbours
 * and compress well. No column needs a length: what comes before it says how long it is.
 *
 *   signature    TLRC
 *   format       RECORD_FORMAT
 *   reports      their number, at most 256; then, in the order of the record, each one's series, year, length of its
 *                name, units of its name
 *   alphabet     number of different units in the texts; then the units, the most frequent first
 *   entries      their number; they are in the order of their texts' units
 *   shared       for each, how many units its text shares with the text before it
 *   lengths      for each, how many units of its own follow, at least 1
 *   strengths    for each, one byte
 *   reaches      for each, how many reports have it
 *   suffixes     the units of their own, as indices in the alphabet
 *   report steps for each report of each entry, twice the number of reports skipped since the one before, plus 1 where
 *                the phrase occurs there more than once
 *   counts       for those that occur more than once, the count less 2, one byte
 *
 * Raise RECORD_FORMAT whenever any of this changes, the rules of normalising included.
 */
export const RECORD_FORMAT = 2;

export const SIGNATURE = [0x54, 0x4c, 0x52, 0x43] as const;

/** At most this number of entries, and of UTF-16 units in a text: a damaged table can't ask for endless memory. */
export const ENTRIES_MAX = 1_000_000;
export const TEXT_MAX_UNITS = 255;

/** At most this number of reports, and the highest count: both have to fit into a byte. */
export const REPORTS_MAX = 256;
export const COUNT_MAX = 255;

/** First and last possible year of a report. */
export const YEAR_MIN = 1900;
export const YEAR_MAX = 2999;

/** A stored table is damaged or of another format, and has to be made again. */
export class RecordFormatError extends Error {
  override readonly name = 'RecordFormatError';
}

/** Name of the table's file beside the manifest. */
export const RECORD_FILE = 'record.bin.gz';

/** What `manifest.json` says of the table beside it. */
export interface RecordManifest {
  /** RECORD_FORMAT of the table. */
  readonly format: number;
  /** SHA-256 of the compressed file, 64 hex digits. */
  readonly version: string;
  /** Number of reports in each series that the table was made from. */
  readonly reports: Readonly<Record<ReportSeries, number>>;
  readonly entries: number;
  /** Years of the first and the last report of all series. */
  readonly first: number;
  readonly last: number;
}

/**
 * The table in a record file, which is what `encodeRecord` wrote, compressed by gzip.
 * @throws RecordFormatError where the file can't be decompressed, doesn't match its checksum or holds no table.
 */
export async function readRecordFile(bytes: Uint8Array<ArrayBuffer>): Promise<RecordTable> {
  const table = await gunzip(bytes).catch((cause: unknown) => {
    throw new RecordFormatError("the file can't be decompressed", { cause });
  });
  return decodeRecord(table);
}

/**
 * Decodes what `encodeRecord` wrote. Takes some 50 ms for 100,000 entries.
 * @throws RecordFormatError where the bytes are of another format, too short or too long, name an impossible report,
 * unit or count, or have texts out of order. Damage that leaves all of this sound is found by gzip's checksum alone.
 */
export function decodeRecord(bytes: Uint8Array): RecordTable {
  const reader = new ByteReader(bytes, (message) => new RecordFormatError(message));
  reader.header(SIGNATURE, RECORD_FORMAT);
  const reports = readReports(reader);
  const alphabet = readAlphabet(reader);
  const entries = reader.count();
  if (entries > ENTRIES_MAX) throw new RecordFormatError(`${entries} entries`);
  const shared = reader.varints(entries);
  const lengths = reader.varints(entries);
  const strengths = reader.take(entries).slice();
  const reaches = reader.varints(entries);
  const texts = readTexts(reader, alphabet, shared, lengths);
  const counts = readCounts(reader, reports.length, reaches);
  if (reader.left > 0) throw new RecordFormatError('the table is too long');
  return { reports, strengths, ...texts, ...counts };
}

function readReports(reader: ByteReader): RecordReport[] {
  const total = reader.count();
  if (total > REPORTS_MAX) throw new RecordFormatError(`${total} reports`);
  const reports: RecordReport[] = [];
  for (let i = 0; i < total; i++) {
    const series = REPORT_SERIES[reader.varint()];
    if (series === undefined) throw new RecordFormatError('a report of an unknown series');
    const year = reader.varint();
    if (year < YEAR_MIN || year > YEAR_MAX) throw new RecordFormatError(`a report of the year ${year}`);
    const name = Array.from({ length: reader.count() }, () => String.fromCharCode(readUnit(reader))).join('');
    const report = { series, year, name };
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
  if (unit > 0xffff) throw new RecordFormatError('a number that is no UTF-16 unit');
  return unit;
}

/** Where each of several adjacent runs begins; at the end, where the last one ends. */
function startsOf(lengths: Int32Array, lengthMax: number): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) {
    if (lengths[i] > lengthMax) throw new RecordFormatError('an entry is too long');
    starts[i + 1] = starts[i] + lengths[i];
  }
  return starts;
}

/** @param lengths Each text's own units; afterwards those of the whole text. */
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
      const index = reader.varint();
      if (index >= alphabet.length) throw new RecordFormatError('a unit that the alphabet lacks');
      units[at] = alphabet[index];
    }
    const continuesLast = i > 0 && starts[i - 1] + shared[i] === start;
    if (i > 0 && !continuesLast && units[ownStart] <= units[starts[i - 1] + shared[i]])
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
