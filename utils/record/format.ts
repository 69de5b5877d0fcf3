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
