import { ByteReader, gunzip } from '../bytes/bytes';
import { monthOfDay, type NewsCalendar } from './calendar';
import type { MonthDays } from './news';
import type { RecordTable } from './table';
import { RecordFormatError } from './table-file';

/**
 * Layout of the stored table by month before it is compressed as a whole; varints as in `table-file.ts`.
 *
 *   signature   TLRM
 *   format      MONTHS_FORMAT
 *   build       that of the table that it belongs to
 *   months      for each entry of that table that any day of news has, in its order, each month that has it. One byte: in
 *               the upper half how many months were skipped since the one before (the first is that of the first day), in
 *               the lower half its days; ESCAPE in either means that a varint with the rest follows, upper half first.
 *               The days of an entry are complete when they are as many as the table says.
 */
export const MONTHS_FORMAT = 1;

export const MONTHS_SIGNATURE = [0x54, 0x4c, 0x52, 0x4d] as const;

/** The highest value of half a byte. */
export const ESCAPE = 15;

/** Name of the file beside the record's table. */
export const MONTHS_FILE = 'months.bin.gz';

/** Days of news by month, of all entries of a table. */
export interface RecordMonths {
  /** Where each entry's months begin in `months` and `days`; their length at the end. */
  readonly starts: Int32Array;
  /** Numbers of months (`NewsCalendar`), ascending for each entry, and the days in each that have it. */
  readonly months: Uint8Array;
  readonly days: Uint8Array;
}

/**
 * The months in a file that `encodeMonths` wrote, compressed by gzip.
 * @param table The table that was made with it.
 * @throws RecordFormatError where the file can't be decompressed, or doesn't belong to the table.
 */
export async function readMonthsFile(
  bytes: Uint8Array<ArrayBuffer>,
  table: RecordTable,
): Promise<RecordMonths> {
  const months = await gunzip(bytes).catch((cause: unknown) => {
    throw new RecordFormatError("the months can't be decompressed", { cause });
  });
  return decodeMonths(months, table);
}

/** @throws RecordFormatError where the bytes are of another format or table, too short or too long. */
export function decodeMonths(bytes: Uint8Array, { build, news }: RecordTable): RecordMonths {
  const reader = new ByteReader(bytes, (message) => new RecordFormatError(message));
  reader.header(MONTHS_SIGNATURE, MONTHS_FORMAT);
  if (reader.varint() !== build) throw new RecordFormatError('the months of another table');
  const entries = news.days.length;
  const starts = new Int32Array(entries + 1);
  // A month takes one byte at least.
  const months = new Uint8Array(reader.left);
  const days = new Uint8Array(reader.left);
  let at = 0;
  for (let entry = 0; entry < entries; entry++) {
    at = readEntry(reader, news.calendar, news.first[entry], news.days[entry], { months, days, at });
    starts[entry + 1] = at;
  }
  if (reader.left > 0) throw new RecordFormatError('the months are too long');
  return { starts, months: months.slice(0, at), days: days.slice(0, at) };
}

function readEntry(
  reader: ByteReader,
  calendar: NewsCalendar,
  first: number,
  all: number,
  into: { readonly months: Uint8Array; readonly days: Uint8Array; readonly at: number },
): number {
  let { at } = into;
  let month = all === 0 ? 0 : monthOfDay(calendar, first);
  for (let left = all; left > 0; month++) {
    const code = reader.byte();
    const skipped = code >> 4;
    const inMonth = code & ESCAPE;
    month += skipped === ESCAPE ? ESCAPE + reader.varint() : skipped;
    const days = inMonth === ESCAPE ? ESCAPE + reader.varint() : inMonth;
    if (month >= calendar.daysOfMonths.length || days === 0 || days > Math.min(left, 31))
      throw new RecordFormatError('a wrong month');
    into.months[at] = month;
    into.days[at++] = days;
    left -= days;
  }
  return at;
}

/** The months that have an entry of the table, with the days in each, in order. */
export function monthsOf({ starts, months, days }: RecordMonths, entry: number): MonthDays[] {
  const found: MonthDays[] = [];
  for (let at = starts[entry]; at < starts[entry + 1]; at++)
    found.push({ month: months[at], days: days[at] });
  return found;
}
