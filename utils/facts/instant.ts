import { calendarDate, type FoundDate, findDates } from '../text/dates';

/** How far Beijing is ahead of UTC, ms. */
const BEIJING_MS = 8 * 3_600_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = MONTHS.join('|');

/** Hour, minute and second, with the zone after them. On Chinese sites CST is China's. */
const TIME =
  /(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(?:([ap])\.?m\b\.?)?\s*(?:(Z|UTC|GMT|CST)(?![A-Za-z]))?\s*([+-]\d{1,2}(?::?\d{2})?(?!\d))?/i;

/** 20201105, with or without a time after it. */
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Nov 5, 2020 and 5 November 2020, wherever the year is. */
const ENGLISH = new RegExp(
  `(?:\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(${MONTH})[a-z]*|\\b(${MONTH})[a-z]*\\.?\\s+(\\d{1,2})(?!\\d))`,
  'i',
);

/** A time with its zone, right after a date. */
const ZONED = /^[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})(?![\d:A-Za-z])/;

/** At most this much of a value is read, UTF-16 units. */
const MAX_UNITS = 200;

/** The day in Beijing at an instant, as `2020-11-05`. @param time ms since the epoch. */
export function dayInBeijing(time: number): string {
  return new Date(time + BEIJING_MS).toISOString().slice(0, 10);
}

/**
 * The days that a machine-readable date may mean, best first; empty where it is no date. A time with a zone becomes the
 * day in Beijing; without one the day stays as written. Reads ISO 8601 and its loose forms, 20201105101100, seconds and
 * milliseconds since the epoch, and the forms of e-mail, Java and JavaScript (Thu Nov 05 10:11:00 CST 2020).
 */
export function daysOf(value: string): string[] {
  const text = value.slice(0, MAX_UNITS).trim();
  const days = [epochDay(text), compactDay(text), englishDay(text), writtenDay(text)];
  return days.filter((day) => day !== null);
}

/** The dates in a text for people. A time with a zone, as machines write it, becomes the day in Beijing. */
export function datesIn(text: string): FoundDate[] {
  return findDates(text).map((found) => {
    const rest = text.slice(found.end, found.end + MAX_UNITS);
    return ZONED.test(rest) ? { ...found, date: zoned(found.date, rest) ?? found.date } : found;
  });
}

/** 10 digits are seconds, 13 are milliseconds. */
function epochDay(text: string): string | null {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return null;
  return dayInBeijing(Number(text) * (text.length === 10 ? 1000 : 1));
}

function compactDay(text: string): string | null {
  const [, year, month, day, hour, minute, second, zone] = COMPACT.exec(text) ?? [];
  if (year === undefined) return null;
  const time = hour === undefined ? '' : `${hour}:${minute}:${second ?? '00'}${zone ?? ''}`;
  return zoned(calendarDate(Number(year), Number(month), Number(day)), time);
}

function englishDay(text: string): string | null {
  const [, before, monthAfter, monthBefore, after] = ENGLISH.exec(text) ?? [];
  const month = monthAfter ?? monthBefore;
  const year = /(?<![\d+-])(?:19|20)\d\d(?![\d:])/.exec(text)?.[0];
  if (month === undefined || year === undefined) return null;
  const date = calendarDate(Number(year), MONTHS.indexOf(month.toLowerCase()) + 1, Number(before ?? after));
  return zoned(date, text);
}

function writtenDay(text: string): string | null {
  const [first] = findDates(text);
  return first === undefined ? null : zoned(first.date, text.slice(first.end));
}

/** A day in Beijing by the time and zone in a text; the date as it is where there are none. @param date A day, a month or null. */
function zoned(date: string | null, text: string): string | null {
  const [, hour, minute, second, half, name, offset] = TIME.exec(text) ?? [];
  if (date === null || date.length < 10 || hour === undefined) return date;
  const ahead = offsetMs(name, offset);
  if (ahead === null) return date;
  const [year, month, day] = date.split('-').map(Number);
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  const time = Date.UTC(year, month - 1, day, hours, Number(minute), Number(second ?? 0));
  return dayInBeijing(time - ahead);
}

/** How far a zone is ahead of UTC, ms; null where there is no zone. */
function offsetMs(name: string | undefined, offset: string | undefined): number | null {
  if (offset !== undefined) {
    const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2}?):?(\d{2})?$/.exec(offset) ?? [];
    const ms = (Number(hours) * 60 + Number(minutes)) * 60_000;
    return sign === '-' ? -ms : ms;
  }
  if (name === undefined) return null;
  return name.toUpperCase() === 'CST' ? BEIJING_MS : 0;
}
