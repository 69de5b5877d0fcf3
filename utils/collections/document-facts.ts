import { NAME_MAX_UNITS } from '../limits';

/** A year, or a year and month, or a day, with the marks that readers put between them. */
const DATE = /^(\d{4})(?:\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?|\s*月?)|\s*年?)$/;

/**
 * Reads what a reader typed as a document's date: a year, month or day, as 2020, 2020-11, 2020/11/5 or 2020年11月5日,
 * full-width figures included. Returns it as `CollectedInfo` has it, null where nothing was typed, and undefined where
 * it is no date: a 13th month, a 30th of February, a year before 1900 or after 2999.
 */
export function readDocumentDate(typed: string): string | null | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined || year < '1900' || year > '2999') return undefined;
  const parts = [year, month, day].filter((part) => part !== undefined);
  const date = parts.map((part) => part.padStart(2, '0')).join('-');
  return isInCalendar(date) ? date : undefined;
}

/** Whether a date of figures is one: a day that isn't becomes another one when it is read. */
function isInCalendar(date: string): boolean {
  const time = new Date(
    `${date}T00:00:00Z`.replace(/^(\d{4})T/, '$1-01-01T').replace(/^(\d{4}-\d\d)T/, '$1-01T'),
  );
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}

/** Control characters and line ends, in place of which a space stands, and marks that would turn a line round. */
const BREAKING = /[\p{Cc}\u2028\u2029]/gu;
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A title, source or collection's name as it can be shown and stored: well-formed, one line, at most NAME_MAX_UNITS
 * UTF-16 units. Empty where nothing of it can be seen.
 */
export function tidyName(text: string): string {
  const line = text.toWellFormed().replace(TURNING, '').replace(BREAKING, ' ').replace(/\s+/g, ' ').trim();
  if (!/[^\s\p{Default_Ignorable_Code_Point}]/u.test(line)) return '';
  const cut = line.slice(0, NAME_MAX_UNITS);
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trimEnd();
}
