import { firstIndex } from '../binary-search';

/** Months and days of a calendar are numbered from its first month and that month's first day on, which have 0. */
export interface NewsCalendar {
  /** Year * 12 + month, January 0. */
  readonly firstMonth: number;
  /** Days of news in each month. */
  readonly daysOfMonths: Uint8Array;
  /** Number of each month's first day; at the end, of the day after the last month. */
  readonly monthStarts: Int32Array;
  /** Numbers of the first and the last day of news. */
  readonly first: number;
  readonly last: number;
}

const DAY_MS = 86_400_000;

/** A calendar of no days. */
export const NO_NEWS: NewsCalendar = makeCalendar(0, new Uint8Array(0), 0, 0);

/** ms of the start of a month; counted from January of the year 0. */
function monthStart(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12);
}

/** A calendar with these fields. */
export function makeCalendar(
  firstMonth: number,
  daysOfMonths: Uint8Array,
  first: number,
  last: number,
): NewsCalendar {
  const monthStarts = Int32Array.from(
    { length: daysOfMonths.length + 1 },
    (_, month) => (monthStart(firstMonth + month) - monthStart(firstMonth)) / DAY_MS,
  );
  return { firstMonth, daysOfMonths, monthStarts, first, last };
}

/** Number of the month that has a day. */
export function monthOfDay({ monthStarts }: NewsCalendar, day: number): number {
  return firstIndex(monthStarts.length, (month) => monthStarts[month] <= day) - 1;
}

/** Year of a month. */
export function yearOfMonth({ firstMonth }: NewsCalendar, month: number): number {
  return Math.floor((firstMonth + month) / 12);
}

/** ISO date of a day: `2023-09-08`. */
export function dayText({ firstMonth }: NewsCalendar, day: number): string {
  return new Date(monthStart(firstMonth) + day * DAY_MS).toISOString().slice(0, 10);
}

/** An ISO date in years: 2024.5 is the middle of 2024. */
export function timeOfDate(date: string): number {
  return yearsAt(Date.parse(date));
}

/** A day in years, as `timeOfDate`. */
export function dayTime({ firstMonth }: NewsCalendar, day: number): number {
  return yearsAt(monthStart(firstMonth) + day * DAY_MS);
}

function yearsAt(ms: number): number {
  return 1970 + ms / (365.2425 * DAY_MS);
}

/** A month as `2023-09`. */
export function monthText({ firstMonth }: NewsCalendar, month: number): string {
  return new Date(monthStart(firstMonth + month)).toISOString().slice(0, 7);
}

/** Number of the day with an ISO date; negative before the calendar's first month. */
export function dayNumber({ firstMonth }: Pick<NewsCalendar, 'firstMonth'>, date: string): number {
  return (Date.parse(date) - monthStart(firstMonth)) / DAY_MS;
}

/** The calendar of the days of news with these ISO dates, in ascending order, each once. */
export function calendarOf(dates: readonly string[]): NewsCalendar {
  const first = dates[0];
  const last = dates[dates.length - 1];
  if (first === undefined) return NO_NEWS;
  const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const firstMonth = monthOf(first);
  const daysOfMonths = new Uint8Array(monthOf(last) - firstMonth + 1);
  for (const date of dates) daysOfMonths[monthOf(date) - firstMonth]++;
  const number = (date: string) => dayNumber({ firstMonth }, date);
  return makeCalendar(firstMonth, daysOfMonths, number(first), number(last));
}
