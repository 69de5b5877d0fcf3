import { monthOfDay } from '../../utils/record/calendar';
import { ESCAPE, MONTHS_FORMAT, MONTHS_SIGNATURE } from '../../utils/record/months-file';
import { measureDays } from '../../utils/record/news';
import type { RecordEntry } from '../../utils/record/table';
import { ByteWriter } from './byte-writer';
import { type NewsSource, sortedEntries } from './encode-record';

/** Encodes the days of entries by month, for the table that `encodeRecord` makes of the same entries and news. */
export function encodeMonths(
  entries: readonly RecordEntry[],
  { build, calendar }: NewsSource,
): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  for (const byte of MONTHS_SIGNATURE) writer.byte(byte);
  writer.varint(MONTHS_FORMAT);
  writer.varint(build);
  for (const { days = [] } of sortedEntries(entries)) {
    if (days.length === 0) continue;
    let next = monthOfDay(calendar, days[0]);
    for (const { month, days: inMonth } of measureDays(calendar, days).months) {
      const skipped = month - next;
      writer.byte((Math.min(skipped, ESCAPE) << 4) | Math.min(inMonth, ESCAPE));
      if (skipped >= ESCAPE) writer.varint(skipped - ESCAPE);
      if (inMonth >= ESCAPE) writer.varint(inMonth - ESCAPE);
      next = month + 1;
    }
  }
  return writer.done();
}
