import { dayNumber, dayText } from './calendar';
import { type NewsFacts, newsFacts } from './news';
import {
  type ArticleCollection,
  countsOf,
  entryKind,
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
  /** Whether news and articles were not searched for it, as for words and templates: that they have none means nothing. */
  readonly isReportsOnly: boolean;
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
    isReportsOnly: isReportsOnly(table, entry),
    first: firstUse(table, entry),
    news,
    reports,
    articles: { party: articles('party'), university: articles('university') },
  };
}

/** A first use in the news, or in a province, says something only if that source has been kept for this time before, days. */
export const SILENT_DAYS = 365;

/**
 * The oldest use of an entry in reports and news. Null where the news has it first and within the first year of what is
 * kept of the news: it may be as old as the language. The same for provincial reports, which are kept of the latest years
 * alone; null as well where only they have it, and for words and templates. Articles have no dates that count.
 */
export function firstUse(table: RecordTable, entry: number): FirstUse | null {
  if (isReportsOnly(table, entry)) return null;
  const { calendar, days, first } = table.news;
  const uses: FirstUse[] = countsOf(table, entry).map(({ report }) => useIn(table.reports[report]));
  if (days[entry] > 0) uses.push({ date: dayText(calendar, first[entry]), report: null });
  if (uses.every(({ report }) => report?.series === 'provincial')) return null;
  const oldest = uses.reduce((a, b) => (isBefore(b.date, a.date) ? b : a));
  const start = keptFrom(table, oldest);
  return start !== null && dayNumber(calendar, oldest.date) < start + SILENT_DAYS ? null : oldest;
}

function isReportsOnly(table: RecordTable, entry: number): boolean {
  return entryKind(entryText(table, entry)) !== 'phrase';
}

function useIn(report: RecordReport): FirstUse {
  return { date: report.date ?? `${report.year}`, report };
}

/** The day from which on the source of a use is kept; null for a source that is kept from its beginning. */
function keptFrom({ reports, news: { calendar } }: RecordTable, { report }: FirstUse): number | null {
  if (report === null) return calendar.first;
  if (report.series !== 'provincial') return null;
  const provincial = reports.filter(({ series }) => series === 'provincial').map(useIn);
  return Math.min(...provincial.map(({ date }) => dayNumber(calendar, date)));
}

/** Whether a date is before another; a year alone may be any of its days, and is before none of them. */
function isBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}
