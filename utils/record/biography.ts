import { dayNumber, type NewsCalendar } from './calendar';
import { type NewsFacts, newsFacts } from './news';
import {
  type ArticleCollection,
  countsOf,
  entryText,
  findWording,
  type RecordReport,
  type RecordTable,
} from './table';

/** A report that has a phrase, and how often. */
export interface ReportUse {
  readonly report: RecordReport;
  /** 1 to 255; more counts as 255. */
  readonly count: number;
}

/** The first use that the record knows: a day of news, or a report. */
export interface FirstUse {
  /** ISO date; of a report whose day isn't known only the year. */
  readonly date: string;
  /** Null for the news. */
  readonly report: RecordReport | null;
}

/** How many articles of a collection have a phrase, and how many there are. */
export interface ArticleCount {
  readonly articles: number;
  readonly total: number;
}

/** The life of a phrase: what all sources of the record have of it. */
export interface Biography {
  /** The entry of the table, which may differ from what was asked for by 的 alone. */
  readonly key: string;
  readonly entry: number;
  /** The oldest of all sources; null where nothing can be said (`firstUse`). */
  readonly first: FirstUse | null;
  /** Null where no day of news has it. */
  readonly news: NewsFacts | null;
  /** In the order of the record. */
  readonly reports: readonly ReportUse[];
  readonly articles: Readonly<Record<ArticleCollection, ArticleCount>>;
}

/** What the record has of a normalised text, or of one that differs by 的 alone; null where it has neither. */
export function biographyOf(table: RecordTable, text: string): Biography | null {
  const entry = findWording(table, text);
  if (entry < 0) return null;
  const news = newsFacts(table.news, entry);
  const reports = countsOf(table, entry).map(({ report, count }) => ({
    report: table.reports[report],
    count,
  }));
  const articles = (collection: ArticleCollection) => ({
    articles: table.articles[collection].at(entry),
    total: table.articleTotals[collection],
  });
  return {
    key: entryText(table, entry),
    entry,
    first: firstUse(news, reports, table.news.calendar),
    news,
    reports,
    articles: { party: articles('party'), university: articles('university') },
  };
}

/** A first day of news says something only when the news has been kept for this time before, days. */
const SILENT_DAYS = 365;

/**
 * The oldest use in reports and news. Null where the news has it first and within the first year of what is kept of the
 * news: it may be as old as the language. Null as well where only provincial reports have it, which are kept of the latest
 * years alone. Articles have no dates that count.
 */
function firstUse(
  news: NewsFacts | null,
  reports: readonly ReportUse[],
  calendar: NewsCalendar,
): FirstUse | null {
  const uses: FirstUse[] = reports.map(({ report }) => ({
    date: report.date ?? String(report.year),
    report,
  }));
  if (news !== null) uses.push({ date: news.first, report: null });
  if (news === null && reports.every(({ report }) => report.series === 'provincial')) return null;
  const oldest = uses.reduce((a, b) => (isBefore(b.date, a.date) ? b : a));
  const isSilent = oldest.report === null && dayNumber(calendar, oldest.date) < calendar.first + SILENT_DAYS;
  return isSilent ? null : oldest;
}

/** Whether a date is before another; a year alone may be any of its days, and is before none of them. */
function isBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}
