import { i18n } from '#i18n';
import { type Biography, biographyOf } from '../record/biography';
import { monthText } from '../record/calendar';
import { type RecordFacts, recordFacts } from '../record/facts';
import { daysOfNews } from '../record/news';
import type { RecordTable, ReportSeries } from '../record/table';
import { peakYear } from '../record/trend';
import type { AnswerView } from './answer-view';
import { formatNumber, runsOfYears, yearListText, yearRangeText } from './numbers';
import { courseTexts, type Emphasised, originText, recordDate } from './origin';
import { sentenceText } from './wording';

/** What the record has of a wording: its uses, and its facts. */
export interface Life {
  readonly biography: Biography;
  readonly facts: RecordFacts;
}

/** What the record has of a wording, or of the template that it fills; null where it has nothing. */
export function lifeOf(table: RecordTable | null, key: string, { whole }: AnswerView): Life | null {
  if (table === null) return null;
  for (const each of whole === null ? [key] : [key, whole.key]) {
    const biography = biographyOf(table, each);
    const facts = recordFacts(table, each);
    if (biography !== null && facts !== null) return { biography, facts };
  }
  return null;
}

/** The answer to "since when" and what became of it: since when, the year of most use, the trend. */
export function lifeText(facts: RecordFacts): Emphasised {
  const { text, strong } = originText(facts);
  const { news } = facts;
  if (news === null || news.trend === null) return { text, strong };
  const peak = `${peakYear(news.years).year}`;
  const { trend } = courseTexts(news);
  return {
    text: [text, i18n.t('life.peak', [peak]), trend].reduce((all, clause) =>
      i18n.t('origin.and', [all, clause]),
    ),
    strong: [...strong, peak, trend],
  };
}

/**
 * What limits the claim of a first use: when the news begins, and the reports that the record lacks since the first one with
 * the wording. Empty where no source limits it.
 */
export function limitText({ news, reports }: Biography, table: RecordTable): string {
  const limits = news === null ? [] : [i18n.t('life.keptFrom', [recordDate(newsStart(table))])];
  const first = reports.find(({ report }) => report.series === 'national')?.report.year;
  const gaps = first === undefined ? '' : gapsSince(first, table);
  return sentenceText(gaps === '' ? limits : [...limits, i18n.t('life.gaps', [gaps])]);
}

/** Years since a report of which the record has no national report. */
function gapsSince(first: number, { reports }: RecordTable): string {
  const years = reports.filter(({ series }) => series === 'national').map(({ year }) => year);
  const last = years[years.length - 1] ?? first;
  const all = Array.from({ length: last - first + 1 }, (_, at) => ({
    year: first + at,
    count: years.includes(first + at) ? 0 : null,
  }));
  return yearListText(runsOfYears(all, (count) => count === null));
}

/** The month from which text of the news is kept, as `2012-07`. */
export function newsStart({ news: { calendar } }: RecordTable): string {
  return monthText(calendar, 0);
}

/** A number with the whole that it is a part of. */
export interface Figure {
  readonly value: string;
  readonly name: string;
}

/** What each source that was searched for a wording has of it: those that have it, news and national reports in any case. */
export function figuresOf(biography: Biography, table: RecordTable, view: AnswerView): Figure[] {
  return [
    ...newsFigures(biography, table),
    ...reportFigures(biography, table),
    ...articleFigures(biography),
    {
      value: formatNumber(view.frequency),
      name: i18n.t('life.corpus', view.documentTotal, [
        formatNumber(view.documentFrequency),
        formatNumber(view.documentTotal),
      ]),
    },
  ];
}

function newsFigures({ news, isReportsOnly }: Biography, table: RecordTable): Figure[] {
  const total = daysOfNews(table.news.calendar);
  if (total === 0 || isReportsOnly) return [];
  return [{ value: formatNumber(news?.days ?? 0), name: i18n.t('life.news', [formatNumber(total)]) }];
}

function articleFigures({ articles: { party, university } }: Biography): Figure[] {
  const found = party.articles + university.articles;
  if (found === 0) return [];
  const total = formatNumber(party.total + university.total);
  return [{ value: formatNumber(found), name: i18n.t('life.articles', [total]) }];
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
