import { type ArticleCount, biographyOf, type FirstUse } from './biography';
import { dayText } from './calendar';
import type { NewsFacts } from './news';
import {
  type ArticleCollection,
  countsOf,
  REPORT_SERIES,
  type RecordTable,
  type ReportCount,
  type ReportSeries,
} from './table';
import { type Course, courseOf } from './trend';

/** What one series of the record has of a phrase. */
export interface SeriesFacts {
  /** Reports that have it, at least 1; of the provincial series the provinces, whichever of their reports has it. */
  readonly reports: number;
  /** All reports of the series, or all provinces that it has reports of. */
  readonly total: number;
  /** Occurrences in all of them. */
  readonly frequency: number;
  /** Years of the first and the last report that have it. */
  readonly first: number;
  readonly last: number;
}

/** Occurrences in the national report of one year; null where the record has no report of that year. */
export interface YearCount {
  readonly year: number;
  readonly count: number | null;
}

/** A province by the short Chinese name that the record has, and by its English name. */
export interface Province {
  readonly chinese: string;
  readonly english: string;
}

/** What the record has of a phrase; a series is null where none of its reports has the phrase. */
export interface RecordFacts {
  /** The oldest of all sources; null where nothing can be said. */
  readonly first: FirstUse | null;
  /** As `endOfRecord` has it. */
  readonly until: string;
  /** As in `Biography`. */
  readonly isReportsOnly: boolean;
  /** Null where no day of news has it. */
  readonly news: (NewsFacts & Course) | null;
  readonly articles: Readonly<Record<ArticleCollection, ArticleCount>>;
  readonly national: SeriesFacts | null;
  readonly congress: SeriesFacts | null;
  /** `provinces` are those whose reports have it, each once, in their official order. */
  readonly provincial: (SeriesFacts & { readonly provinces: readonly Province[] }) | null;
  /** Every year from the first national report of the record to the last, gaps included. */
  readonly years: readonly YearCount[];
}

/**
 * What the record has of a phrase or template, by its normalised text or one that differs by 的 alone; null where no
 * source has it.
 */
export function recordFacts(table: RecordTable, text: string): RecordFacts | null {
  const biography = biographyOf(table, text);
  if (biography === null) return null;
  const { entry, first, isReportsOnly, news, articles } = biography;
  const counts = countsOf(table, entry);
  if (counts.length === 0 && news === null && articles.party.articles + articles.university.articles === 0)
    return null;
  const { totals, years, until } = overviewOf(table);
  const inSeries = (series: ReportSeries) =>
    counts.filter(({ report }) => table.reports[report].series === series);
  const facts = (series: ReportSeries) => seriesFacts(table, inSeries(series), totals[series]);
  const provincial = facts('provincial');
  const byYear = new Map<number, number>();
  for (const { report, count } of inSeries('national')) {
    const { year } = table.reports[report];
    byYear.set(year, (byYear.get(year) ?? 0) + count);
  }
  const names = new Set(inSeries('provincial').map(({ report }) => table.reports[report].name));
  return {
    ...{ first, until, isReportsOnly, articles },
    news: news && { ...news, ...courseOf(news) },
    national: facts('national'),
    congress: facts('congress'),
    provincial: provincial && { ...provincial, reports: names.size, provinces: provincesOf([...names]) },
    years: years.map(({ year, isGap }) => ({ year, count: isGap ? null : (byYear.get(year) ?? 0) })),
  };
}

/** ISO date of the last day of news or last report, from which ages are counted; empty where none has a date. */
export function endOfRecord(table: RecordTable): string {
  return overviewOf(table).until;
}

/** What is the same for all phrases of a table. */
interface Overview {
  readonly until: string;
  readonly totals: Readonly<Record<ReportSeries, number>>;
  /** Every year from the first national report to the last; `isGap` where the record has no report of it. */
  readonly years: readonly { readonly year: number; readonly isGap: boolean }[];
}

const overviews = new WeakMap<RecordTable, Overview>();

function overviewOf(table: RecordTable): Overview {
  let overview = overviews.get(table);
  if (overview === undefined) {
    overview = makeOverview(table);
    overviews.set(table, overview);
  }
  return overview;
}

function makeOverview({ reports, news: { calendar } }: RecordTable): Overview {
  const ofSeries = (series: ReportSeries) => reports.filter((report) => report.series === series);
  const numberOf = (series: ReportSeries) =>
    series === 'provincial'
      ? new Set(ofSeries(series).map(({ name }) => name)).size
      : ofSeries(series).length;
  const totals = Object.fromEntries(REPORT_SERIES.map((series) => [series, numberOf(series)]));
  const known = ofSeries('national').map(({ year }) => year);
  const first = known[0] ?? 0;
  const length = known.length === 0 ? 0 : known[known.length - 1] - first + 1;
  const years = Array.from({ length }, (_, i) => ({ year: first + i, isGap: !known.includes(first + i) }));
  const dates = reports.flatMap(({ date }) => date ?? []);
  const lastDay = calendar.daysOfMonths.length === 0 ? [] : [dayText(calendar, calendar.last)];
  const until = [...dates, ...lastDay].reduce((a, b) => (a > b ? a : b), '');
  return { totals: totals as Record<ReportSeries, number>, years, until };
}

function seriesFacts(
  { reports }: RecordTable,
  counts: readonly ReportCount[],
  total: number,
): SeriesFacts | null {
  if (counts.length === 0) return null;
  return {
    reports: counts.length,
    total,
    frequency: counts.reduce((sum, { count }) => sum + count, 0),
    first: reports[counts[0].report].year,
    last: reports[counts[counts.length - 1].report].year,
  };
}

/** In their official order (GB/T 2260). */
const PROVINCES: ReadonlyMap<string, string> = new Map([
  ['北京', 'Beijing'],
  ['天津', 'Tianjin'],
  ['河北', 'Hebei'],
  ['山西', 'Shanxi'],
  ['内蒙古', 'Inner Mongolia'],
  ['辽宁', 'Liaoning'],
  ['吉林', 'Jilin'],
  ['黑龙江', 'Heilongjiang'],
  ['上海', 'Shanghai'],
  ['江苏', 'Jiangsu'],
  ['浙江', 'Zhejiang'],
  ['安徽', 'Anhui'],
  ['福建', 'Fujian'],
  ['江西', 'Jiangxi'],
  ['山东', 'Shandong'],
  ['河南', 'Henan'],
  ['湖北', 'Hubei'],
  ['湖南', 'Hunan'],
  ['广东', 'Guangdong'],
  ['广西', 'Guangxi'],
  ['海南', 'Hainan'],
  ['重庆', 'Chongqing'],
  ['四川', 'Sichuan'],
  ['贵州', 'Guizhou'],
  ['云南', 'Yunnan'],
  ['西藏', 'Tibet'],
  ['陕西', 'Shaanxi'],
  ['甘肃', 'Gansu'],
  ['青海', 'Qinghai'],
  ['宁夏', 'Ningxia'],
  ['新疆', 'Xinjiang'],
]);

/** Provinces by their short Chinese names, in their official order; an unknown name comes last, as it is. */
export function provincesOf(names: readonly string[]): Province[] {
  const known = [...PROVINCES.keys()].filter((name) => names.includes(name));
  const others = names.filter((name) => !PROVINCES.has(name));
  return [...known, ...others].map((chinese) => ({ chinese, english: PROVINCES.get(chinese) ?? chinese }));
}
