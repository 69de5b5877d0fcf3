import { i18n } from '#i18n';
import type { Biography } from '../record/biography';
import type { NewsFacts } from '../record/news';
import type { RecordTable, ReportSeries } from '../record/table';
import type { AnswerView } from './answer-view';
import { dateFormat, formatNumber, yearRangeText } from './numbers';
import { provinceNames, seriesTitle } from './reports';
import { sentenceText } from './wording';

/** A date of the record in the interface's language: `2023-09-08`, `2023-09` or `2023`. */
export function recordDateText(date: string, isShort = false): string {
  const length = date.length;
  if (length === 4) return i18n.t('timeline.year', [date]);
  const form: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: isShort ? 'short' : 'long',
    ...(length === 10 ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  };
  // The tag alone would give American dates.
  const language = i18n.t('localeTag') === 'en' ? 'en-GB' : i18n.t('localeTag');
  return dateFormat(language, form).format(Date.parse(length === 10 ? date : `${date}-01`));
}

/** The answer to "since when", in a sentence: the oldest of all sources, the work reports, and the news' highest year. */
export function lifeText({ first, news, reports }: Biography): string {
  const national = reports
    .filter(({ report }) => report.series === 'national')
    .map(({ report }) => report.year);
  const parts: string[] = [];
  if (first === null) parts.push(i18n.t('life.unknown'));
  else parts.push(firstText(first));
  if (national.length > 0 && first?.report?.series !== 'national')
    parts.push(
      national.length === 1
        ? i18n.t('life.oneNational', [national[0]])
        : i18n.t('life.national', [national[0], national[national.length - 1]]),
    );
  const peak = news && peakYear(news);
  if (peak) parts.push(i18n.t('life.peak', [peak]));
  return i18n.t('life.sentence', [parts.reduce((before, part) => i18n.t('life.joined', [before, part]))]);
}

function firstText({ date, report }: NonNullable<Biography['first']>): string {
  const day = recordDateText(date);
  if (report === null) return i18n.t('life.firstNews', [day]);
  if (report.series === 'national') return i18n.t('life.firstNational', [day]);
  if (report.series === 'congress') return i18n.t('life.firstCongress', [seriesTitle(report), day]);
  return i18n.t('life.firstProvincial', [provinceNames(report.name), day]);
}

/** Years with fewer days of news say little about rates. */
const PEAK_MIN_DAYS = 100;

/** The year with the highest share of days; null where it is not in use for more than a year. */
function peakYear({ years }: NewsFacts): number | null {
  const used = years.filter(({ days, total }) => days > 0 && total >= PEAK_MIN_DAYS);
  if (used.length < 2) return null;
  return used.reduce((a, b) => (b.days * a.total > a.days * b.total ? b : a)).year;
}

/** What limits the claim of a first use: the news before its first year, or one use long before the rest. */
export function limitText({ first, news }: Biography, table: RecordTable): string {
  if (news === null || table.news.calendar.daysOfMonths.length === 0) return '';
  const texts = [i18n.t('life.keptFrom', [recordDateText(newsStart(table))])];
  const { steadySince } = news;
  if (
    first !== null &&
    first.report === null &&
    steadySince !== null &&
    monthsBetween(first.date, steadySince) > 6
  )
    texts.push(i18n.t('life.steady', [recordDateText(steadySince)]));
  return sentenceText(texts);
}

/** The month from which text of the news is kept, as `2012-07`. */
export function newsStart({ news: { calendar } }: RecordTable): string {
  const { firstMonth } = calendar;
  return `${Math.floor(firstMonth / 12)}-${`${(firstMonth % 12) + 1}`.padStart(2, '0')}`;
}

function monthsBetween(from: string, to: string): number {
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return months(to) - months(from);
}

/** A number with the whole that it is a part of. */
export interface Figure {
  readonly value: string;
  readonly name: string;
}

/** What each source has of a wording: those that have it, news and national reports in any case, then the corpus. */
export function figuresOf(biography: Biography, table: RecordTable, view: AnswerView): Figure[] {
  const { news, articles } = biography;
  const total = table.news.calendar.daysOfMonths.reduce((sum, days) => sum + days, 0);
  const { party } = articles;
  return [
    ...(total === 0
      ? []
      : [{ value: formatNumber(news?.days ?? 0), name: i18n.t('life.news', [formatNumber(total)]) }]),
    ...reportFigures(biography, table),
    ...(party.articles === 0
      ? []
      : [{ value: formatNumber(party.articles), name: i18n.t('life.party', [formatNumber(party.total)]) }]),
    {
      value: formatNumber(view.frequency),
      name: i18n.t('life.corpus', view.documentTotal, [
        formatNumber(view.documentFrequency),
        formatNumber(view.documentTotal),
      ]),
    },
  ];
}

function reportFigures({ reports }: Biography, table: RecordTable): Figure[] {
  const usesOf = (series: ReportSeries) => reports.filter(({ report }) => report.series === series);
  const totalOf = (series: ReportSeries) => table.reports.filter((report) => report.series === series).length;
  const national = usesOf('national').map(({ report }) => report.year);
  const congress = usesOf('congress');
  const of = formatNumber(totalOf('national'));
  const years = yearRangeText({ first: national[0], last: national[national.length - 1] });
  const figures: Figure[] = [
    {
      value: formatNumber(national.length),
      name:
        national.length === 0 ? i18n.t('life.nationalNone', [of]) : i18n.t('life.nationalOf', [of, years]),
    },
  ];
  if (congress.length > 0)
    figures.push({
      value: formatNumber(congress.length),
      name: i18n.t('life.congressOf', [formatNumber(totalOf('congress'))]),
    });
  const latest = usesOf('provincial').at(-1)?.report.year;
  if (latest === undefined) return figures;
  const provinces = usesOf('provincial').filter(({ report }) => report.year === latest).length;
  const all = provincesIn(table).get(latest) ?? provinces;
  return [
    ...figures,
    { value: formatNumber(provinces), name: i18n.t('life.provincesOf', [formatNumber(all), latest]) },
  ];
}

/** How many provinces have a report in the record, by year. */
export function provincesIn({ reports }: RecordTable): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { series, year } of reports)
    if (series === 'provincial') counts.set(year, (counts.get(year) ?? 0) + 1);
  return counts;
}
