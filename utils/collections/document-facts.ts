import { NAME_MAX_UNITS } from '../limits';

/** A year, a month or a day, with the separators that people use. */
const DATE = /^(\d{4})(?:\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?|\s*月?)|\s*年?)$/;

/**
 * Parses what a user typed as a document's date: a year, month or day, as 2020, 2020-11, 2020/11/5 or 2020年11月5日,
 * also in full-width figures. Returns it as `CollectedInfo` has it, null where nothing was typed, and undefined where it
 * is no date: a 13th month, a 30th of February, a year before 1900 or after 2999.
 */
export function parseDocumentDate(typed: string): string | null | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined || year < '1900' || year > '2999') return undefined;
  const figures = [year, month, day].filter((figure) => figure !== undefined);
  const date = figures.map((figure) => figure.padStart(2, '0')).join('-');
  return isInCalendar(date) ? date : undefined;
}

/** Whether a date exists: one that doesn't becomes another when it is parsed. */
function isInCalendar(date: string): boolean {
  const time = new Date(
    `${date}T00:00:00Z`.replace(/^(\d{4})T/, '$1-01-01T').replace(/^(\d{4}-\d\d)T/, '$1-01T'),
  );
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}

/** Control characters and line ends, which become a space, and characters that would change the direction of a line. */
const BREAKING = /[\p{Cc}\u2028\u2029]/gu;
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes a title, source or collection's name fit to be shown and stored: well-formed, one line, at most NAME_MAX_UNITS
 * UTF-16 units. Empty where nothing visible remains.
 */
export function tidyName(text: string): string {
  const line = text.toWellFormed().replace(TURNING, '').replace(BREAKING, ' ').replace(/\s+/g, ' ').trim();
  if (!/[^\s\p{Default_Ignorable_Code_Point}]/u.test(line)) return '';
  const cut = line.slice(0, NAME_MAX_UNITS);
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trimEnd();
}
