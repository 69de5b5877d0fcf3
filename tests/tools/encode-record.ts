import { monthOfDay, type NewsCalendar, NO_NEWS } from '../../utils/record/calendar';
import { measureDays } from '../../utils/record/news';
import {
  ARTICLE_COLLECTIONS,
  type ArticleCollection,
  compareReports,
  REPORT_SERIES,
  type RecordEntry,
  type RecordReport,
} from '../../utils/record/table';
import {
  ARTICLES_MAX,
  COUNT_MAX,
  ENTRIES_MAX,
  MONTHS_MAX,
  RECORD_FORMAT,
  REPORTS_MAX,
  SIGNATURE,
  TEXT_MAX_UNITS,
  YEAR_MAX,
  YEAR_MIN,
} from '../../utils/record/table-file';
import { ByteWriter, commonPrefix, unitsOf } from './byte-writer';

/**
 * Encodes reports in the order of the record and entries in any order as a stored table (`table-file.ts` has the
 * layout); the same entries give the same bytes. Sorted texts are front-coded (Witten, Moffat and Bell, Managing
 * Gigabytes, 2nd ed., 1999, section 4.1): each says how much it shares with the one before.
 * @throws RangeError where there are too many reports or entries, where reports are repeated or out of order, where a
 * text is empty, too long or repeated, or where a year, strength, report or count is out of range or out of order.
 */
export function encodeRecord(
  reports: readonly RecordReport[],
  entries: readonly RecordEntry[],
  news: NewsSource = NOTHING_MORE,
): Uint8Array<ArrayBuffer> {
  const sorted = sortedEntries(entries);
  checkReports(reports);
  if (sorted.length > ENTRIES_MAX) throw new RangeError(`more than ${ENTRIES_MAX} entries`);
  sorted.forEach((entry, i) => {
    if (i > 0 && entry.text === sorted[i - 1].text) throw new RangeError(`${entry.text} is repeated`);
    checkEntry(entry, reports.length);
  });
  const alphabet = unitsByFrequency(sorted);
  const writer = new ByteWriter();
  for (const byte of SIGNATURE) writer.byte(byte);
  writer.varint(RECORD_FORMAT);
  writer.varint(news.build);
  writeReports(writer, reports);
  writeCalendar(writer, news.calendar);
  for (const collection of ARTICLE_COLLECTIONS) writer.varint(news.articles[collection]);
  writer.varint(alphabet.length);
  for (const unit of alphabet) writer.varint(unit);
  writer.varint(sorted.length);
  writeTexts(writer, sorted, alphabet);
  writeCounts(writer, sorted);
  writeDays(writer, sorted, news.calendar);
  for (const collection of ARTICLE_COLLECTIONS)
    for (const { articles } of sorted) writer.varint(articles?.[collection] ?? 0);
  return writer.done();
}

/** What a table says of news and articles as a whole. */
export interface NewsSource {
  /** The same for the table and the one by month that is made with it. */
  readonly build: number;
  readonly calendar: NewsCalendar;
  /** Articles of each collection. */
  readonly articles: Readonly<Record<ArticleCollection, number>>;
}

const NOTHING_MORE: NewsSource = { build: 0, calendar: NO_NEWS, articles: { party: 0, university: 0 } };

/** Entries in the order of the table. */
export function sortedEntries(entries: readonly RecordEntry[]): RecordEntry[] {
  return entries.toSorted((a, b) => (a.text < b.text ? -1 : 1));
}

function writeCalendar(writer: ByteWriter, { firstMonth, daysOfMonths, first, last }: NewsCalendar): void {
  if (daysOfMonths.length > MONTHS_MAX) throw new RangeError(`more than ${MONTHS_MAX} months of news`);
  writer.varint(firstMonth);
  writer.varint(daysOfMonths.length);
  for (const days of daysOfMonths) writer.byte(days);
  writer.varint(first);
  writer.varint(last);
}

/** The columns that say on which days of news entries are said. */
function writeDays(writer: ByteWriter, entries: readonly RecordEntry[], calendar: NewsCalendar): void {
  for (const { days = [] } of entries) writer.varint(days.length);
  const said = entries.flatMap(({ text, days = [] }) => {
    if (days.length === 0) return [];
    if (days[0] < 0 || days[days.length - 1] > calendar.last) throw new RangeError(`a day of ${text}`);
    const { first, last, steady, peak, years } = measureDays(calendar, days);
    const month = monthOfDay(calendar, first);
    return [{ first, last, years, steady: steady === 0 ? 0 : steady - month, peak: peak - month }];
  });
  for (const { first } of said) writer.varint(first);
  for (const { first, last } of said) writer.varint(last - first);
  for (const { steady } of said) writer.varint(steady);
  for (const { peak } of said) writer.varint(peak);
  for (const { years } of said) for (const days of years.slice(0, -1)) writer.varint(days);
}

function checkReports(reports: readonly RecordReport[]): void {
  if (reports.length > REPORTS_MAX) throw new RangeError(`more than ${REPORTS_MAX} reports`);
  reports.forEach((report, i) => {
    if (!isWithin(report.year, YEAR_MIN, YEAR_MAX)) throw new RangeError(`a report of ${report.year}`);
    if (i > 0 && compareReports(reports[i - 1], report) >= 0)
      throw new RangeError(`report ${i} is out of order`);
  });
}

function isWithin(value: number, first: number, last: number): boolean {
  return Number.isInteger(value) && value >= first && value <= last;
}

function checkEntry({ text, strength, counts, articles }: RecordEntry, reports: number): void {
  if (!isWithin(text.length, 1, TEXT_MAX_UNITS))
    throw new RangeError(`text of ${text.length} units: ${text}`);
  if (!isWithin(strength, 0, 255)) throw new RangeError(`strength ${strength} of ${text}`);
  for (const collection of ARTICLE_COLLECTIONS)
    if (!isWithin(articles?.[collection] ?? 0, 0, ARTICLES_MAX)) throw new RangeError(`articles of ${text}`);
  counts.forEach(({ report, count }, i) => {
    const first = i === 0 ? 0 : counts[i - 1].report + 1;
    if (!isWithin(report, first, reports - 1))
      throw new RangeError(`report ${report} of ${text} is out of order or missing`);
    if (!isWithin(count, 1, COUNT_MAX)) throw new RangeError(`count ${count} of ${text}`);
  });
}

/** The different units of the texts, the most frequent first, so that these get the shortest numbers. */
function unitsByFrequency(entries: readonly RecordEntry[]): number[] {
  const frequencies = new Map<number, number>();
  for (const { text } of entries)
    for (const unit of unitsOf(text)) frequencies.set(unit, (frequencies.get(unit) ?? 0) + 1);
  return [...frequencies].sort(([a, often], [b, rare]) => rare - often || a - b).map(([unit]) => unit);
}

function writeReports(writer: ByteWriter, reports: readonly RecordReport[]): void {
  writer.varint(reports.length);
  for (const { series, year, name, date = '', speaker = '', page = '' } of reports) {
    writer.varint(REPORT_SERIES.indexOf(series));
    writer.varint(year);
    for (const text of [name, date, speaker, page]) {
      writer.varint(text.length);
      for (const unit of unitsOf(text)) writer.varint(unit);
    }
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
