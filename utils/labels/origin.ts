import { i18n } from '#i18n';
import { isNew, NEW_YEARS } from '../record/age';
import type { FirstUse } from '../record/biography';
import type { RecordFacts } from '../record/facts';
import type { NewsFacts, NewsYear } from '../record/news';
import { isWorkReport } from '../record/report-titles';
import { type Intensity, peakYear, type Trend } from '../record/trend';
import { dateFormat, formatNumber, yearRangeText } from './numbers';

/** What the news has of a phrase. */
type DevelopedNews = NonNullable<RecordFacts['news']>;

/** A sentence, with the parts of it that are emphasised, in their order. */
export interface Emphasised {
  readonly text: string;
  readonly strong: readonly string[];
}

/** A year, month or day of the record (`2023`, `2023-09`, `2023-09-08`) in the interface's language. */
export function recordDate(date: string, month: 'long' | 'short' = 'long'): string {
  if (date.length === 4) return i18n.t('origin.year', [date]);
  const day: Intl.DateTimeFormatOptions = date.length > 7 ? { day: 'numeric' } : {};
  const form = { year: 'numeric', month, timeZone: 'UTC', ...day } as const;
  const tag = i18n.t('localeTag');
  return dateFormat(tag.startsWith('en') ? 'en-GB' : tag, form).format(Date.parse(date));
}

/** Since when a phrase is used: the oldest source that can claim it, and the work reports. Never empty. */
export function originText(facts: RecordFacts): Emphasised {
  const strong: string[] = [];
  const named = (date: string) => {
    const text = recordDate(date);
    strong.push(text);
    return text;
  };
  const clauses = [
    facts.first === null ? unclaimedText(facts, named) : firstText(facts.first, facts, named),
    steadyText(facts, named),
    nationalText(facts, named),
  ].filter((clause) => clause !== '');
  return { text: clauses.reduce((all, clause) => i18n.t('origin.and', [all, clause])), strong };
}

type Named = (date: string) => string;

function firstText({ date, report }: FirstUse, { provincial }: RecordFacts, named: Named): string {
  if (report === null) return i18n.t('origin.news', [named(date)]);
  if (report.series === 'national')
    return isWorkReport(report)
      ? i18n.t('origin.national', [named(date)])
      : i18n.t('origin.toCongress', [named(date)]);
  if (report.series === 'congress') return i18n.t('origin.congress', [named(date)]);
  // Its English name comes with the facts: the list of provinces would go into every page that shows a card.
  const { english } = provincial?.provinces.find(({ chinese }) => chinese === report.name) ?? {};
  const isChinese = i18n.t('localeTag').startsWith('zh');
  return i18n.t('origin.provincial', [named(date), (isChinese ? null : english) ?? report.name]);
}

/** What can be said where no source is first. */
function unclaimedText(facts: RecordFacts, named: Named): string {
  const { news, provincial, articles } = facts;
  if (facts.isReportsOnly) return reportsOnlyText(facts);
  if (news !== null && (provincial === null || Number(news.first.slice(0, 4)) < provincial.first))
    return i18n.t('origin.before', [named(news.first), recordDate(news.from.slice(0, 7))]);
  if (provincial !== null) {
    const { reports, total, first, last } = provincial;
    return i18n.t('origin.provinces', [
      formatNumber(reports),
      formatNumber(total),
      yearRangeText({ first, last }),
    ]);
  }
  const { party, university } = articles;
  const counts = [party.articles + university.articles, party.total + university.total].map(formatNumber);
  return i18n.t('origin.articles', counts[1] === undefined ? ['', ''] : [counts[0], counts[1]]);
}

/** Nothing of age, since only reports were searched; provinces where no national report has it. */
function reportsOnlyText({ national, provincial }: RecordFacts): string {
  const only = i18n.t('origin.reportsOnly');
  if (national !== null || provincial === null) return only;
  const { reports, total } = provincial;
  const provinces = i18n.t('origin.provincesToo', [
    formatNumber(reports),
    formatNumber(total),
    yearRangeText(provincial),
  ]);
  return i18n.t('origin.and', [only, provinces]);
}

/** Months after the first use at which steady use is worth saying: before that was another sense, or chance. */
const LATE_MONTHS = 12;

function steadyText({ first, news }: RecordFacts, named: Named): string {
  if (first === null || first.report !== null || !news?.steadySince) return '';
  return monthsBetween(first.date, news.steadySince) < LATE_MONTHS
    ? ''
    : i18n.t('origin.steady', [named(news.steadySince)]);
}

function monthsBetween(from: string, to: string): number {
  const month = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return month(to) - month(from);
}

/** The work reports, unless one of them is the first of all. "Since" is said only if none of them lacks the phrase. */
function nationalText({ first, national, years }: RecordFacts, named: Named): string {
  if (national === null || first?.report?.series === 'national') return '';
  const latest = years.at(-1)?.year;
  const isUnbroken =
    national.last === latest && years.every(({ year, count }) => year < national.first || count !== 0);
  if (isUnbroken && national.reports > 1) return i18n.t('origin.reportsSince', [named(`${national.first}`)]);
  const { reports } = national;
  return i18n.t('origin.reportsOf', reports, [formatNumber(reports), yearRangeText(national)]);
}

/** Name of a trend; of a phrase that is gone since when, by its last day. */
export function trendName(trend: Trend, { last }: Pick<NewsFacts, 'last'>): string {
  switch (trend) {
    case 'rising':
      return i18n.t('origin.rising');
    case 'steady':
      return i18n.t('origin.steadily');
    case 'fading':
      return i18n.t('origin.fading');
    case 'gone':
      return i18n.t('origin.gone', [recordDate(last.slice(0, 7))]);
  }
}

/** Name of a degree. */
export function intensityName(intensity: Intensity): string {
  const names: Readonly<Record<Intensity, string>> = {
    cold: i18n.t('origin.cold'),
    lukewarm: i18n.t('origin.lukewarm'),
    warm: i18n.t('origin.warm'),
    hot: i18n.t('origin.hot'),
    veryHot: i18n.t('origin.veryHot'),
    blazing: i18n.t('origin.blazing'),
  };
  return names[intensity];
}

/** How a phrase's use in the news develops, in words. */
interface CourseTexts {
  /** Empty without a trend. */
  readonly trend: string;
  /** Name of the degree, and the days of the last year that it is made of. */
  readonly intensity: string;
  readonly days: string;
}

/** How a phrase's use in the news develops, in words. */
export function courseTexts({ trend, intensity, lastYear, last }: DevelopedNews): CourseTexts {
  const { days, total } = lastYear;
  return {
    trend: trend === null ? '' : trendName(trend, { last }),
    intensity: intensityName(intensity),
    days: i18n.t('origin.daysOfYear', [formatNumber(days), formatNumber(total), yearRangeText(lastYear)]),
  };
}

/** The peak in short, below the chart: "2024: 170 of 366 days". */
export function newsYearText({ year, days, total }: NewsYear): string {
  if (total === 0) return i18n.t('origin.yearGap', [year]);
  return i18n.t('origin.yearDays', [year, formatNumber(days), formatNumber(total)]);
}

/** The chart of the news in words: its ends, the years of first and last use, the peak, and the trend. */
export function newsChartText(news: DevelopedNews): string {
  const { years, first, last } = news;
  const ends = [years[0]?.year ?? '', years.at(-1)?.year ?? ''] as const;
  const { trend, intensity, days } = courseTexts(news);
  const chart = i18n.t('origin.chart', [
    ...ends,
    recordDate(first),
    recordDate(last),
    newsYearText(peakYear(years)),
  ]);
  return [chart, trend, i18n.t('origin.with', [intensity, days])]
    .filter((text) => text !== '')
    .reduce((all, clause) => i18n.t('origin.and', [all, clause]));
}

/** What "new" means, with the record's end, from which ages are counted. */
export function newTitle({ until }: Pick<RecordFacts, 'until'>): string {
  return i18n.t('origin.newTitle', [NEW_YEARS, recordDate(until.slice(0, 7))]);
}

/** "new" for a phrase that the record has only of late and the news still says; empty for others, and without facts. */
export function newText(facts: RecordFacts | null): string {
  return facts !== null && isNew(facts) ? i18n.t('origin.new') : '';
}
