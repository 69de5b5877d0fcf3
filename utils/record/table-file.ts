import { ByteReader, gunzip } from '../bytes/bytes';
import { makeCalendar, type NewsCalendar, yearOfMonth } from './calendar';
import type { NewsColumns } from './news';
import { SmallNumbers } from './small-numbers';
import {
  ARTICLE_COLLECTIONS,
  type ArticleCollection,
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
 *   build        a number that the table by month has as well
 *   reports      their number, at most 256; then, in the order of the record, each one's series, year, and as lengths and
 *                units its name, date, speaker and page, empty where they aren't known
 *   calendar     its first month and number of months; the days of each, one byte; numbers of the first and last day
 *   articles     how many each collection has
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
 *   days         for each entry, how many days of news have it; the next columns are of those that any day has
 *   firsts       number of the first day
 *   spans        days from the first to the last
 *   steady       1 plus the months from the first day's to the one that begins its steady use; 0 where none does
 *   peaks        months from the first day's to the peak
 *   years        days in each year from the first day's to the last's, this one left out
 *   party, university   for each entry, how many articles of the collection have it
 *
 * Raise RECORD_FORMAT whenever any of this changes, the rules of normalising included.
 */
export const RECORD_FORMAT = 3;

export const SIGNATURE = [0x54, 0x4c, 0x52, 0x43] as const;

/** At most this number of entries, and of UTF-16 units in a text: a damaged table can't ask for endless memory. */
export const ENTRIES_MAX = 1_000_000;
export const TEXT_MAX_UNITS = 255;

/** At most this number of reports, and the highest count: both have to fit into a byte. */
export const REPORTS_MAX = 256;
export const COUNT_MAX = 255;

/** At most this number of months, days and articles: these have to fit into a byte, and into two. */
export const MONTHS_MAX = 254;
export const ARTICLES_MAX = 0xffff;

/** Longest address of a report's text, UTF-16 units. */
const PAGE_MAX_UNITS = 400;

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
  /** Number of days of news, and ISO dates of the first and the last; null where there is none. */
  readonly news: { readonly days: number; readonly first: string; readonly last: string } | null;
  /** Number of articles in each collection. */
  readonly articles: Readonly<Record<ArticleCollection, number>>;
  /** SHA-256 of the compressed table by month beside it. */
  readonly months: string;
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
  const build = reader.varint();
  const reports = readReports(reader);
  const calendar = readCalendar(reader);
  const articleTotals = { party: reader.varint(), university: reader.varint() };
  const alphabet = readAlphabet(reader);
  const entries = reader.count();
  if (entries > ENTRIES_MAX) throw new RecordFormatError(`${entries} entries`);
  const shared = reader.varints(entries);
  const lengths = reader.varints(entries);
  const strengths = reader.take(entries).slice();
  const reaches = reader.varints(entries);
  const texts = readTexts(reader, alphabet, shared, lengths);
  const counts = readCounts(reader, reports.length, reaches);
  const news = readNews(reader, calendar, entries);
  const [party, university] = ARTICLE_COLLECTIONS.map(() =>
    SmallNumbers.from(asUint16(reader.varints(entries), ARTICLES_MAX)),
  );
  if (reader.left > 0) throw new RecordFormatError('the table is too long');
  const articles = { party, university };
  return { build, reports, strengths, ...texts, ...counts, news, articleTotals, articles };
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
    const name = readText(reader);
    const report = { series, year, name, ...readDetails(reader) };
    if (i > 0 && compareReports(reports[i - 1], report) >= 0)
      throw new RecordFormatError('the reports are out of order');
    reports.push(report);
  }
  return reports;
}

function readText(reader: ByteReader): string {
  const length = reader.count();
  if (length > PAGE_MAX_UNITS) throw new RecordFormatError('a text of a report is too long');
  return Array.from({ length }, () => String.fromCharCode(readUnit(reader))).join('');
}

/** What is known of a report; fields that aren't are left out. */
function readDetails(reader: ByteReader): Pick<RecordReport, 'date' | 'speaker' | 'page'> {
  const [date, speaker, page] = [readText(reader), readText(reader), readText(reader)];
  if (date !== '' && !/^\d{4}-\d\d-\d\d$/.test(date)) throw new RecordFormatError(`a report of ${date}`);
  if (page !== '' && !/^https?:\/\//.test(page)) throw new RecordFormatError('a page that is no web address');
  return { ...(date && { date }), ...(speaker && { speaker }), ...(page && { page }) };
}

function readCalendar(reader: ByteReader): NewsCalendar {
  const firstMonth = reader.varint();
  const months = reader.count();
  if (months > MONTHS_MAX || firstMonth >= 12 * (YEAR_MAX + 1))
    throw new RecordFormatError('a wrong calendar');
  const daysOfMonths = reader.take(months).slice();
  const [first, last] = [reader.varint(), reader.varint()];
  const calendar = makeCalendar(firstMonth, daysOfMonths, first, last);
  if (first > last || last > calendar.monthStarts[months]) throw new RecordFormatError('a wrong calendar');
  return calendar;
}

function readNews(reader: ByteReader, calendar: NewsCalendar, entries: number): NewsColumns {
  const days = asUint16(reader.varints(entries), calendar.last + 1);
  const said = days.reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0);
  const [firsts, spans, steadies, peaks] = [0, 0, 0, 0].map(() => reader.varints(said));
  const [first, last] = [new Uint16Array(entries), new Uint16Array(entries)];
  const [steady, peak] = [new Uint8Array(entries), new Uint8Array(entries)];
  const yearStarts = new Int32Array(entries + 1);
  const months = monthsOfDays(calendar);
  for (let entry = 0, at = 0; entry < entries; entry++) {
    yearStarts[entry + 1] = yearStarts[entry];
    if (days[entry] === 0) continue;
    first[entry] = firsts[at];
    last[entry] = firsts[at] + spans[at];
    if (firsts[at] + spans[at] > calendar.last || days[entry] > spans[at] + 1)
      throw new RecordFormatError('a day that is not in the calendar');
    const month = months[first[entry]];
    const lastMonth = months[last[entry]];
    if (month + peaks[at] > lastMonth || month + steadies[at] > lastMonth + 1)
      throw new RecordFormatError('a month that is not in the calendar');
    peak[entry] = month + peaks[at];
    steady[entry] = steadies[at] === 0 ? 0 : month + steadies[at];
    yearStarts[entry + 1] += yearOfMonth(calendar, lastMonth) - yearOfMonth(calendar, month) + 1;
    at++;
  }
  return {
    calendar,
    days,
    first,
    last,
    steady,
    peak,
    yearStarts,
    years: readYears(reader, days, yearStarts, said),
  };
}

/** The month of each day of a calendar. */
function monthsOfDays({ monthStarts, last }: NewsCalendar): Uint8Array {
  const months = new Uint8Array(last + 1);
  for (let month = 1; monthStarts[month] <= last; month++) months.fill(month, monthStarts[month]);
  return months;
}

/** @param said How many entries any day has. */
function readYears(
  reader: ByteReader,
  days: Uint16Array,
  yearStarts: Int32Array,
  said: number,
): SmallNumbers {
  const stored = reader.varints(yearStarts[days.length] - said);
  const years = new SmallNumbers(yearStarts[days.length]);
  for (let entry = 0, next = 0; entry < days.length; entry++) {
    let left = days[entry];
    const last = yearStarts[entry + 1] - 1;
    for (let at = yearStarts[entry]; at <= last; at++) {
      const inYear = at === last ? left : stored[next++];
      left -= inYear;
      if (left < 0) throw new RecordFormatError('more days in the years than in all');
      years.set(at, inYear);
    }
  }
  return years;
}

/** The same numbers in less memory. */
function asUint16(numbers: Int32Array, max: number): Uint16Array {
  for (const number of numbers) if (number > max) throw new RecordFormatError('a number is too large');
  return Uint16Array.from(numbers);
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
    if (lengths[i] > TEXT_MAX_UNITS) throw new RecordFormatError('an entry is too long');
  }
  const suffixes = reader.varints(own);
  const starts = startsOf(lengths, TEXT_MAX_UNITS);
  const units = new Uint16Array(starts[lengths.length]);
  for (let i = 0, next = 0; i < lengths.length; i++) {
    const start = starts[i];
    const ownStart = start + shared[i];
    if (i > 0) units.copyWithin(start, starts[i - 1], starts[i - 1] + shared[i]);
    for (let at = ownStart; at < starts[i + 1]; at++) {
      const index = suffixes[next++];
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
  const steps = reader.varints(total);
  const countReports = new Uint8Array(total);
  const counts = new Uint8Array(total).fill(1);
  for (let i = 0; i < reaches.length; i++) {
    let next = 0;
    for (let at = countStarts[i]; at < countStarts[i + 1]; at++) {
      const step = steps[at];
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
