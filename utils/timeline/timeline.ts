import type { Biography } from '../record/biography';
import { type NewsCalendar, yearOfMonth } from '../record/calendar';
import { monthsOf, type RecordMonths } from '../record/months-file';
import type { NewsFacts } from '../record/news';
import type { RecordReport, RecordTable, ReportSeries } from '../record/table';

/** At most this number of wordings on one timeline: more lines can't be told apart. */
export const MAX_WORDINGS = 3;

/** The steps of a timeline. */
export type TimeUnit = 'month' | 'year';

/** One step of a timeline. Months are counted from January of the year 0; a whole number is the start of a month. */
export interface Period {
  readonly start: number;
  readonly end: number;
  /** Days of news, or national reports where the timeline plots those; null in a gap, where the record has nothing. */
  readonly total: number | null;
  /** How many of them, or occurrences in the reports, for each wording. */
  readonly values: readonly number[];
  /** Whether the news begins or ends within it, or lacks many of its days, so that its count can't be compared with others. */
  readonly isPart: boolean;
}

/** A report, or all provincial reports of a year, on the time scale. */
export interface LaneMark {
  /** In months, as in `Period`. */
  readonly at: number;
  /** ISO date of a single report, or the year. */
  readonly date: string;
  /** Number of the congress; empty for others. */
  readonly name: string;
  /** Occurrences, or provinces, for each wording. */
  readonly counts: readonly number[];
  /** All provinces with a report of the year; null for a single report. */
  readonly total: number | null;
}

/** All reports of a series. */
export interface Lane {
  readonly series: ReportSeries;
  readonly marks: readonly LaneMark[];
  /** Years between the reports of a yearly series of which the record has none. */
  readonly gaps: readonly number[];
}

/** One to MAX_WORDINGS wordings over time. */
export interface Timeline {
  /** As the record spells them. */
  readonly wordings: readonly string[];
  readonly unit: TimeUnit;
  /** What the periods count: days of news, occurrences in national reports, or nothing where only lanes have anything. */
  readonly plot: 'news' | 'national' | null;
  /** Without gaps or overlaps, in order. */
  readonly periods: readonly Period[];
  readonly lanes: readonly Lane[];
  /** First use of the first wording, in months; null where the record claims none. */
  readonly first: { readonly at: number; readonly date: string } | null;
}

interface TimelineOptions {
  readonly unit: TimeUnit;
  /** Whether it begins with the news, though reports before have a wording. */
  readonly fromNews: boolean;
}

/** Months of an ISO date, or of the middle of a year, as in `Period`. */
export function monthsOfDate(date: string): number {
  const [year, month, day] = date.split('-').map(Number);
  return month === undefined ? year * 12 + 6 : year * 12 + month - 1 + ((day ?? 1) - 1) / 31;
}

/** A period of which the record has anything, with the reports made in it. */
export interface Stop {
  readonly period: Period;
  readonly marks: readonly { readonly series: ReportSeries; readonly mark: LaneMark }[];
}

/** The stops of a timeline, in order: what the pointer and the arrow keys go to. */
export function stopsOf({ periods, lanes }: Timeline): Stop[] {
  const all = lanes.flatMap(({ series, marks }) => marks.map((mark) => ({ series, mark })));
  return periods
    .map((period) => ({
      period,
      marks: all.filter(({ mark }) => mark.at >= period.start && mark.at < period.end),
    }))
    .filter(({ period, marks }) => period.total !== null || marks.length > 0);
}

/**
 * The timeline of wordings; null where neither news nor reports have any of them. By years where the table by month is missing, and where no news has any of them.
 * @param biographies One to MAX_WORDINGS, different.
 */
export function makeTimeline(
  table: RecordTable,
  months: RecordMonths | null,
  biographies: readonly Biography[],
  options: TimelineOptions,
): Timeline | null {
  if (biographies.every(({ news, reports }) => news === null && reports.length === 0)) return null;
  const plot = plotOf(biographies);
  const unit = plot === 'news' && months !== null ? options.unit : 'year';
  const [from, to] = yearsOf(table, biographies, plot === 'news' && options.fromNews);
  const lanes = lanesOf(table, biographies, from, to);
  const national = lanes.find(({ series }) => series === 'national');
  const step = unit === 'month' ? 1 : 12;
  const starts = Array.from({ length: ((to - from + 1) * 12) / step }, (_, at) => from * 12 + at * step);
  const periodAt = newsPeriods(table.news.calendar, months, biographies, unit);
  const { first } = biographies[0];
  return {
    wordings: biographies.map(({ key }) => key),
    unit,
    plot,
    periods: starts.map((start) =>
      plot === 'news'
        ? periodAt(start)
        : reportPeriod(start, plot === null ? undefined : national, biographies),
    ),
    lanes: lanes.filter(({ series }) => series !== plot),
    first: first && { at: monthsOfDate(first.date), date: first.date },
  };
}

function plotOf(biographies: readonly Biography[]): Timeline['plot'] {
  if (biographies.some(({ news }) => news !== null)) return 'news';
  const hasNational = biographies.some(({ reports }) =>
    reports.some(({ report }) => report.series === 'national'),
  );
  return hasNational ? 'national' : null;
}

/** The first and the last year: from the year before the first use, and with all of the news where it has any wording. */
function yearsOf(table: RecordTable, biographies: readonly Biography[], fromNews: boolean): [number, number] {
  const { calendar } = table.news;
  const hasNews = biographies.some(({ news }) => news !== null);
  const newsYears = hasNews
    ? [yearOfMonth(calendar, 0), yearOfMonth(calendar, calendar.daysOfMonths.length - 1)]
    : [];
  const uses = biographies.flatMap(({ reports }) => reports.map(({ report }) => report.year));
  const first = Math.min(...newsYears, ...(fromNews ? [] : uses.map((year) => year - 1)));
  return [first, Math.max(...newsYears, ...table.reports.map(({ year }) => year))];
}

/** A period with news on a smaller share of its days isn't complete. */
const FULL_SHARE = 0.9;

const DAY_MS = 86_400_000;

/** What the news has of a period that starts in a month. */
function newsPeriods(
  calendar: NewsCalendar,
  months: RecordMonths | null,
  biographies: readonly Biography[],
  unit: TimeUnit,
): (start: number) => Period {
  const { firstMonth, daysOfMonths, monthStarts, first, last } = calendar;
  const step = unit === 'month' ? 1 : 12;
  const end = firstMonth + daysOfMonths.length;
  const cutStart = first > 0 || firstMonth % step !== 0;
  const cutEnd = last < monthStarts[daysOfMonths.length] - 1 || end % step !== 0;
  const byMonth = biographies.map(
    ({ entry }) =>
      new Map(months === null ? [] : monthsOf(months, entry).map(({ month, days }) => [month, days])),
  );
  return (start) => {
    const inPeriod = daysOfMonths.subarray(
      Math.max(0, start - firstMonth),
      Math.max(0, start + step - firstMonth),
    );
    const total = inPeriod.reduce((sum, days) => sum + days, 0);
    const calendarDays = (Date.UTC(0, start + step) - Date.UTC(0, start)) / DAY_MS;
    const isPart =
      (total > 0 && total < FULL_SHARE * calendarDays) ||
      (cutStart && start <= firstMonth && firstMonth < start + step) ||
      (cutEnd && start <= end - 1 && end - 1 < start + step);
    const usesIn = ({ news }: Biography, at: number) =>
      unit === 'month' ? (byMonth[at].get(start - firstMonth) ?? 0) : daysOfYear(news, start / 12);
    return {
      start,
      end: start + step,
      total: total === 0 ? null : total,
      values: biographies.map(usesIn),
      isPart,
    };
  };
}

function daysOfYear(news: NewsFacts | null, year: number): number {
  return news?.years.find((each) => each.year === year)?.days ?? 0;
}

/** What the national reports have of a year; a gap without a lane. */
function reportPeriod(start: number, national: Lane | undefined, biographies: readonly Biography[]): Period {
  const marks = national?.marks.filter(({ at }) => Math.floor(at / 12) * 12 === start) ?? [];
  return {
    start,
    end: start + 12,
    total: marks.length === 0 ? null : marks.length,
    values: biographies.map((_, at) => marks.reduce((sum, { counts }) => sum + counts[at], 0)),
    isPart: false,
  };
}

const SERIES: readonly ReportSeries[] = ['national', 'congress', 'provincial'];

/** The series that have any of the wordings, with all their reports of these years. */
function lanesOf(table: RecordTable, biographies: readonly Biography[], from: number, to: number): Lane[] {
  const isWithin = ({ year }: RecordReport) => year >= from && year <= to;
  return SERIES.filter((series) =>
    biographies.some(({ reports }) =>
      reports.some(({ report }) => report.series === series && isWithin(report)),
    ),
  ).map((series) => {
    const reports = table.reports.filter((report) => report.series === series && isWithin(report));
    const marks =
      series === 'provincial'
        ? provinceMarks(reports, biographies)
        : reports.map((each) => reportMark(each, biographies));
    return { series, marks, gaps: series === 'national' ? gapsOf(table, reports, from, to) : [] };
  });
}

function reportMark(report: RecordReport, biographies: readonly Biography[]): LaneMark {
  const date = report.date ?? `${report.year}`;
  return {
    at: monthsOfDate(date),
    date,
    name: report.name,
    counts: biographies.map(({ reports }) => reports.find((use) => use.report === report)?.count ?? 0),
    total: null,
  };
}

/** Provincial reports are made within some weeks: all of a year are one mark. */
function provinceMarks(reports: readonly RecordReport[], biographies: readonly Biography[]): LaneMark[] {
  const years = [...new Set(reports.map(({ year }) => year))];
  return years.map((year) => {
    const ofYear = reports.filter((report) => report.year === year);
    const dates = ofYear.map(({ date }) => date ?? `${year}`).sort();
    const provinces = (list: readonly RecordReport[]) => new Set(list.map(({ name }) => name)).size;
    const counts = biographies.map(({ reports: uses }) =>
      provinces(uses.map(({ report }) => report).filter((report) => ofYear.includes(report))),
    );
    return {
      at: monthsOfDate(dates[dates.length >> 1]),
      date: `${year}`,
      name: '',
      counts,
      total: provinces(ofYear),
    };
  });
}

/** Years without a report, none before the first report of the record. */
function gapsOf(table: RecordTable, reports: readonly RecordReport[], from: number, to: number): number[] {
  const begin = table.reports.find(({ series }) => series === 'national')?.year ?? to;
  const known = new Set(reports.map(({ year }) => year));
  const years = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  return years.filter((year) => year >= begin && !known.has(year));
}
