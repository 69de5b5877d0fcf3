import { i18n } from '#i18n';
import { type Biography, biographyOf } from '../record/biography';
import { type RecordFacts, recordFacts } from '../record/facts';
import type { RecordTable, ReportSeries } from '../record/table';
import type { AnswerView } from './answer-view';
import { formatNumber, yearRangeText } from './numbers';
import { courseTexts, type Emphasised, originText, peakYear, recordDate } from './origin';

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
  const peak = `${peakYear(news).year}`;
  const { trend } = courseTexts(news);
  return {
    text: [text, i18n.t('life.peak', [peak]), trend].reduce((all, clause) =>
      i18n.t('origin.and', [all, clause]),
    ),
    strong: [...strong, peak, trend],
  };
}

/** What limits the claim of a first use; empty where no news has the wording. */
export function limitText({ news }: Biography, table: RecordTable): string {
  return news === null ? '' : i18n.t('life.keptFrom', [recordDate(newsStart(table))]);
}

/** The month from which text of the news is kept, as `2012-07`. */
export function newsStart({ news: { calendar } }: RecordTable): string {
  const { firstMonth } = calendar;
  return `${Math.floor(firstMonth / 12)}-${`${(firstMonth % 12) + 1}`.padStart(2, '0')}`;
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
