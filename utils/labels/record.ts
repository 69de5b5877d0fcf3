import { i18n } from '#i18n';
import type { Part } from '../lookup/answer';
import type { CollectionFacts, RecordFacts, YearCount } from '../record/facts';
import type { Province } from '../record/provinces';
import type { RecordHits } from '../snippets/snippet';
import { type Subject, subjectOf } from './answer-view';
import { figure } from './numbers';
import { listOf, rangeWords, runsOfYears } from './years';

/** "12 of 52", or "all 52". */
export function countWords({ reports, total }: CollectionFacts): string {
  if (reports === total) return i18n.t('record.countsAll', [figure(total)]);
  return i18n.t('record.counts', [figure(reports), figure(total)]);
}

/**
 * "First in the record: 2013, last: 2025". The record is not all that was ever said, so the first year is never
 * called more than the first in the record.
 */
export function spanWords({ reports, first, last }: CollectionFacts): string {
  return reports === 1 ? i18n.t('record.once', [first]) : i18n.t('record.firstAndLast', [first, last]);
}

/** "3 of 9, 2012–2022". */
export function congressWords({ reports, total, first, last }: CollectionFacts): string {
  const years = rangeWords({ first, last });
  if (reports === total) return i18n.t('record.congressAll', [figure(total), years]);
  return i18n.t('record.congressFacts', [figure(reports), figure(total), years]);
}

/** "24 of 31, reports of 2025". */
export function provincialWords({ reports, total, first, last }: CollectionFacts): string {
  const years = rangeWords({ first, last });
  if (reports === total) return i18n.t('record.provincialAll', [figure(total), years]);
  return i18n.t('record.provincialFacts', [figure(reports), figure(total), years]);
}

/** Provinces as a list in the language of the interface. */
export function provinceWords(provinces: readonly Province[]): string {
  return i18n.t('localeTag').startsWith('zh')
    ? provinces.map(({ chinese }) => chinese).join('、')
    : provinces.map(({ english }) => english).join(', ');
}

/** All that the record has of a phrase, to be read out. */
export function recordWords({ national, congress, provincial }: RecordFacts): string {
  const lines = [
    national && `${i18n.t('record.national')}: ${countWords(national)}; ${spanWords(national)}`,
    congress && `${i18n.t('record.congress')}: ${congressWords(congress)}`,
    provincial && `${i18n.t('record.provincial')}: ${provincialWords(provincial)}`,
  ];
  return lines.filter((line) => line !== null).join('; ');
}

/** What record and corpus have of a part, in short; empty where neither has anything. */
export function partWords(part: Part): string[] {
  const { record, frequency } = part;
  const corpus = frequency > 0 ? i18n.t('corpus.partFrequency', [figure(frequency)]) : '';
  const [first, ...others] = [record ? recordLine(record) : '', corpus].filter((words) => words !== '');
  return first === undefined ? [] : [subjectWords(subjectOf(part), first), ...others];
}

/** Facts with what they are of before them, unless it is the wording itself. */
export function subjectWords(subject: Subject, facts: string): string {
  if (subject === 'template') return i18n.t('subject.template', [facts]);
  return subject === 'fixed' ? i18n.t('subject.fixed', [facts]) : facts;
}

/** What the record's facts are of, and of a template what was counted; '' for the wording itself. */
export function recordSubject(subject: Subject): string {
  if (subject === 'template') return i18n.t('record.ofTemplate');
  return subject === 'fixed' ? i18n.t('record.ofFixed') : '';
}

/** The first of the collections that has the phrase: a line has room for one. Empty where none has it. */
export function recordLine({ national, congress, provincial }: RecordHits): string {
  if (national) {
    const { reports, total, first } = national;
    if (reports === total) return i18n.t('record.lineAll', [figure(total), first]);
    return i18n.t('record.line', [figure(reports), figure(total), first]);
  }
  if (provincial) {
    const { reports, total, first, last } = provincial;
    const years = rangeWords({ first, last });
    if (reports === total) return i18n.t('record.lineProvincialAll', [figure(total), years]);
    return i18n.t('record.lineProvincial', [figure(reports), figure(total), years]);
  }
  if (congress) {
    const { reports, total } = congress;
    if (reports === total) return i18n.t('record.lineCongressAll', [figure(total)]);
    return i18n.t('record.lineCongress', [figure(reports), figure(total)]);
  }
  return '';
}

/** The chart in words: the years in which the phrase stands, and those of which the record has no report. */
export function chartWords(years: readonly YearCount[]): string {
  const [first, last] = [years[0]?.year ?? '', years.at(-1)?.year ?? ''];
  const held = listOf(runsOfYears(years, (count) => count !== null && count > 0));
  const gaps = listOf(runsOfYears(years, (count) => count === null));
  const chart = i18n.t('record.chart', [first, last, held]);
  return gaps === '' ? chart : `${chart} ${i18n.t('record.gaps', [gaps])}`;
}

/** One year of the chart in words. */
export function yearWords({ year, count }: YearCount): string {
  if (count === null) return i18n.t('record.yearGap', [year]);
  if (count === 0) return i18n.t('record.yearNone', [year]);
  return i18n.t('record.yearCount', count, [figure(count), year]);
}
