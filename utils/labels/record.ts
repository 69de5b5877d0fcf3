import { i18n } from '#i18n';
import type { Part } from '../lookup/answer';
import type { Province, RecordFacts, SeriesFacts, YearCount } from '../record/facts';
import type { NewsFacts } from '../record/news';
import type { RecordHits } from '../snippets/snippet';
import { type Subject, subjectOf } from './answer-view';
import { formatNumber, runsOfYears, yearListText, yearRangeText } from './numbers';
import { originText } from './origin';

/** "12 of 52", or "all 52". */
export function countText({ reports, total }: SeriesFacts): string {
  if (reports === total) return i18n.t('record.countsAll', [formatNumber(total)]);
  return i18n.t('record.counts', [formatNumber(reports), formatNumber(total)]);
}

/** "413 of 5,065 days". */
export function newsText({ days, total }: NewsFacts): string {
  return i18n.t('record.newsDays', [formatNumber(days), formatNumber(total)]);
}

/** "612 of 9,850" articles of all collections; empty where none has the phrase. */
export function articlesText({ articles: { party, university } }: RecordFacts): string {
  const found = party.articles + university.articles;
  if (found === 0) return '';
  return i18n.t('record.articlesOf', [formatNumber(found), formatNumber(party.total + university.total)]);
}

/** "12 of 52, 2013–2025". */
export function nationalText({ reports, total, first, last }: SeriesFacts): string {
  const years = yearRangeText({ first, last });
  if (reports === total) return i18n.t('record.nationalAll', [formatNumber(total), years]);
  return i18n.t('record.nationalFacts', [formatNumber(reports), formatNumber(total), years]);
}

/**
 * "First in the record: 2013, last: 2025". The record does not have everything that was ever said, so the
 * first year is only ever called the first in the record.
 */
export function spanText({ reports, first, last }: SeriesFacts): string {
  return reports === 1 ? i18n.t('record.once', [first]) : i18n.t('record.firstAndLast', [first, last]);
}

/** "3 of 9, 2012–2022". */
export function congressText({ reports, total, first, last }: SeriesFacts): string {
  const years = yearRangeText({ first, last });
  if (reports === total) return i18n.t('record.congressAll', [formatNumber(total), years]);
  return i18n.t('record.congressFacts', [formatNumber(reports), formatNumber(total), years]);
}

/** "24 of 31, reports of 2025". */
export function provincialText({ reports, total, first, last }: SeriesFacts): string {
  const years = yearRangeText({ first, last });
  if (reports === total) return i18n.t('record.provincialAll', [formatNumber(total), years]);
  return i18n.t('record.provincialFacts', [formatNumber(reports), formatNumber(total), years]);
}

/** Provinces as a list in the interface's language. */
export function provinceListText(provinces: readonly Province[]): string {
  return i18n.t('localeTag').startsWith('zh')
    ? provinces.map(({ chinese }) => chinese).join('、')
    : provinces.map(({ english }) => english).join(', ');
}

/** Everything that the record has of a phrase, for screen readers. */
export function recordText(facts: RecordFacts): string {
  const { news, national, congress, provincial } = facts;
  const articles = articlesText(facts);
  const lines = [
    news && `${i18n.t('record.news')}: ${newsText(news)}`,
    national && `${i18n.t('record.national')}: ${countText(national)}; ${spanText(national)}`,
    congress && `${i18n.t('record.congress')}: ${congressText(congress)}`,
    provincial && `${i18n.t('record.provincial')}: ${provincialText(provincial)}`,
    articles === '' ? null : `${i18n.t('record.articles')}: ${articles}`,
  ];
  return lines.filter((line) => line !== null).join('; ');
}

/** What record and corpus have of a member, in short; empty where neither has anything. */
export function partTexts(part: Part): string[] {
  const { record, frequency } = part;
  const corpus = frequency > 0 ? i18n.t('corpus.partFrequency', [formatNumber(frequency)]) : '';
  const [first, ...others] = [record ? originText(record).text : '', corpus].filter((text) => text !== '');
  return first === undefined ? [] : [withSubject(subjectOf(part), first), ...others];
}

/** Facts with what they are about, unless it is the wording itself. */
export function withSubject(subject: Subject, facts: string): string {
  if (subject === 'template') return i18n.t('subject.template', [facts]);
  return subject === 'fixed' ? i18n.t('subject.fixed', [facts]) : facts;
}

/** What the record's facts are about; for a template also what was counted. '' for the wording itself. */
export function recordSubject(subject: Subject): string {
  if (subject === 'template') return i18n.t('record.ofTemplate');
  return subject === 'fixed' ? i18n.t('record.ofFixed') : '';
}

/**
 * The facts of the first kind of report that has the phrase: a line has room for one. Empty where none has
 * it.
 */
export function recordLine({ national, congress, provincial }: RecordHits): string {
  if (national) {
    const { reports, total, first } = national;
    if (reports === total) return i18n.t('record.lineAll', [formatNumber(total), first]);
    return i18n.t('record.line', [formatNumber(reports), formatNumber(total), first]);
  }
  if (provincial) {
    const { reports, total, first, last } = provincial;
    const years = yearRangeText({ first, last });
    if (reports === total) return i18n.t('record.lineProvincialAll', [formatNumber(total), years]);
    return i18n.t('record.lineProvincial', [formatNumber(reports), formatNumber(total), years]);
  }
  if (congress) {
    const { reports, total } = congress;
    if (reports === total) return i18n.t('record.lineCongressAll', [formatNumber(total)]);
    return i18n.t('record.lineCongress', [formatNumber(reports), formatNumber(total)]);
  }
  return '';
}

/** The chart in text: the years in which the phrase occurs, and those without a report. */
export function chartText(years: readonly YearCount[]): string {
  const [first, last] = [years[0]?.year ?? '', years.at(-1)?.year ?? ''];
  const held = yearListText(runsOfYears(years, (count) => count !== null && count > 0));
  const gaps = yearListText(runsOfYears(years, (count) => count === null));
  const chart = i18n.t('record.chart', [first, last, held]);
  return gaps === '' ? chart : `${chart} ${i18n.t('record.gaps', [gaps])}`;
}

/** One year of the chart in text. */
export function yearText({ year, count }: YearCount): string {
  if (count === null) return i18n.t('record.yearGap', [year]);
  if (count === 0) return i18n.t('record.yearNone', [year]);
  return i18n.t('record.yearCount', count, [formatNumber(count), year]);
}
