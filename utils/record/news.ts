import { dayText, monthOfDay, monthText, type NewsCalendar, yearOfMonth } from './calendar';
import type { SmallNumbers } from './small-numbers';

/** Days of news with a phrase, of all entries. Days and months are numbered by the calendar. */
export interface NewsColumns {
  readonly calendar: NewsCalendar;
  /** Number of days that have an entry; 0 where none has it. */
  readonly days: Uint16Array;
  /** The first and the last of them. */
  readonly first: Uint16Array;
  readonly last: Uint16Array;
  /** One more than the first month that has it on STEADY_DAYS or more; 0 where none has. */
  readonly steady: Uint8Array;
  /** The first of the months that have it on most days. */
  readonly peak: Uint8Array;
  /** Where each entry's years begin in `years`, which has its days in each year from the first to the last that has it. */
  readonly yearStarts: Int32Array;
  readonly years: SmallNumbers;
}

/** A phrase is in steady use from the first month on that has it on this number of days. */
const STEADY_DAYS = 3;

/** What is measured of the days that have a phrase, numbers as in NewsColumns. */
export interface NewsMeasures {
  readonly first: number;
  readonly last: number;
  readonly steady: number;
  readonly peak: number;
  /** Days in each year from the first to the last that has the phrase. */
  readonly years: readonly number[];
  /** Each month that has it, with its days, in order. */
  readonly months: readonly MonthDays[];
}

/** Days in one month. */
export interface MonthDays {
  readonly month: number;
  readonly days: number;
}

/** Measures days that have a phrase: at least one, ascending, each once. */
export function measureDays(calendar: NewsCalendar, days: ArrayLike<number>): NewsMeasures {
  const months: { month: number; days: number }[] = [];
  for (let i = 0; i < days.length; i++) {
    const month = monthOfDay(calendar, days[i]);
    const last = months[months.length - 1];
    if (last?.month === month) last.days++;
    else months.push({ month, days: 1 });
  }
  const firstYear = yearOfMonth(calendar, months[0].month);
  const years: number[] = [];
  for (const { month, days: inMonth } of months) {
    const at = yearOfMonth(calendar, month) - firstYear;
    while (years.length <= at) years.push(0);
    years[at] += inMonth;
  }
  const most = Math.max(...months.map((each) => each.days));
  const steady = months.find((each) => each.days >= STEADY_DAYS);
  return {
    first: days[0],
    last: days[days.length - 1],
    steady: steady === undefined ? 0 : steady.month + 1,
    peak: (months.find((each) => each.days === most) as MonthDays).month,
    years,
    months,
  };
}

/** Days of news in one year. */
export interface NewsYear {
  readonly year: number;
  /** Days that have the phrase, and all days of news that the record has of the year. */
  readonly days: number;
  readonly total: number;
}

/** What the news has of a phrase. */
export interface NewsFacts {
  /** Days that have it, at least 1, and all days of the record. */
  readonly days: number;
  readonly total: number;
  /** ISO dates of the record's first and last day of news; ages are counted from the last. */
  readonly from: string;
  readonly until: string;
  /** ISO dates of the first and the last day that have it. A first day within the record's first year says nothing: see `firstUse`. */
  readonly first: string;
  readonly last: string;
  /** First month with STEADY_DAYS days or more, as `2023-09`; null where there is none. */
  readonly steadySince: string | null;
  /** The first of the months with most days. */
  readonly peak: string;
  /** Every year of the news, in order. */
  readonly years: readonly NewsYear[];
}

/** What the news has of an entry; null where no day has it. */
export function newsFacts(news: NewsColumns, entry: number): NewsFacts | null {
  const { calendar, days, first, last, steady, peak } = news;
  if (days[entry] === 0) return null;
  return {
    days: days[entry],
    total: daysOfNews(calendar),
    first: dayText(calendar, first[entry]),
    last: dayText(calendar, last[entry]),
    from: dayText(calendar, calendar.first),
    until: dayText(calendar, calendar.last),
    steadySince: steady[entry] === 0 ? null : monthText(calendar, steady[entry] - 1),
    peak: monthText(calendar, peak[entry]),
    years: yearsOf(news, entry),
  };
}

/** All days of news. */
export function daysOfNews({ daysOfMonths }: NewsCalendar): number {
  return daysOfMonths.reduce((sum, days) => sum + days, 0);
}

/** An entry's days in every year of the news. */
function yearsOf({ calendar, first, yearStarts, years }: NewsColumns, entry: number): NewsYear[] {
  const totals = yearTotals(calendar);
  const firstYear = yearOfMonth(calendar, monthOfDay(calendar, first[entry]));
  return totals.map(({ year, total }) => {
    const at = yearStarts[entry] + year - firstYear;
    const isWithin = year >= firstYear && at < yearStarts[entry + 1];
    return { year, total, days: isWithin ? years.at(at) : 0 };
  });
}

function yearTotals(calendar: NewsCalendar): { year: number; total: number }[] {
  const totals: { year: number; total: number }[] = [];
  calendar.daysOfMonths.forEach((days, month) => {
    const year = yearOfMonth(calendar, month);
    const last = totals[totals.length - 1];
    if (last?.year === year) last.total += days;
    else totals.push({ year, total: days });
  });
  return totals;
}
