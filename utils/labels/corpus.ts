import { i18n } from '#i18n';
import type { DocumentInfo } from '../corpus/document';
import type { CorpusYear, CorpusYears, RelatedPhrase } from '../lookup/answer';
import type { MarkKind } from '../marks/kinds';
import type { YearCount } from '../record/facts';
import type { AnswerView, Subject } from './answer-view';
import { formatNumber, runsOfYears, yearListText, yearRangeText } from './numbers';
import { originText } from './origin';
import { recordText, withSubject } from './record';

/** Name of a kind of mark in the interface. */
export function kindName(kind: MarkKind): string {
  switch (kind) {
    case 'phrase':
      return i18n.t('kind.phrase');
    case 'template':
      return i18n.t('kind.template');
    case 'deviation':
      return i18n.t('kind.deviation');
    case 'reuse':
      return i18n.t('kind.reuse');
  }
}

type CorpusCounts = Pick<AnswerView, 'frequency' | 'documentFrequency' | 'documentTotal' | 'frequencyOf'>;

/** "7 times in 3 of 5 documents of this corpus", or that it does not occur there. */
export function frequencyText(counts: CorpusCounts): string {
  const { frequency, documentFrequency, documentTotal, frequencyOf } = counts;
  const [places, documents, total] = [frequency, documentFrequency, documentTotal].map(formatNumber);
  if (frequency === 0) return withSubject(frequencyOf, i18n.t('corpus.nowhere', documentTotal, [total]));
  const text =
    documentFrequency === documentTotal
      ? i18n.t('corpus.frequencyAll', frequency, [places, total])
      : i18n.t('corpus.frequency', frequency, [places, documents, total]);
  return withSubject(frequencyOf, text);
}

/**
 * "7 times, in 3 of 5", or that none has it: for a row of its own. It says what was counted where that differs from what
 * the record's facts beside it are about.
 */
export function documentsText(counts: CorpusCounts, recordOf: Subject): string {
  const { frequency, documentFrequency, documentTotal, frequencyOf } = counts;
  const [places, documents, total] = [frequency, documentFrequency, documentTotal].map(formatNumber);
  const text =
    frequency === 0
      ? i18n.t('corpus.inNone', [total])
      : i18n.t('corpus.inDocuments', frequency, [places, documents, total]);
  if (frequencyOf === recordOf) return text;
  return frequencyOf === 'wording' ? i18n.t('subject.wording', [text]) : withSubject(frequencyOf, text);
}

/** Whether only members of a wording are known. */
export function isRun({ known, parts }: AnswerView): boolean {
  return !known && parts.length > 0;
}

/** What such a wording is: a run of phrases, or one with other words around it. */
export function runText({ parts }: AnswerView): string {
  return parts.length > 1 ? i18n.t('run.of', [formatNumber(parts.length)]) : i18n.t('run.onePart');
}

/** An answer in short, for screen readers. */
export function answerText(view: AnswerView): string {
  if (isRun(view)) return runText(view);
  const text = frequencyText(view);
  if (view.record === null) return text;
  return `${withSubject(view.recordOf, originText(view.record).text)}; ${recordText(view.record)}; ${text}`;
}

/** Han characters that rates are based on. */
const RATE_OF = 10_000;

/** Occurrences per 10,000 Han characters with one decimal, as 11.5; below one with one digit, as 0.02. */
export function formatRate(frequency: number, han: number): string {
  const rate = rateOf(frequency, han);
  const digits = rate >= 1 || rate === 0 ? { maximumFractionDigits: 1 } : { maximumSignificantDigits: 1 };
  return new Intl.NumberFormat(i18n.t('localeTag'), digits).format(rate);
}

/** Occurrences per 10,000 Han characters; 0 without any characters. */
function rateOf(frequency: number, han: number): number {
  return han === 0 ? 0 : (RATE_OF * frequency) / han;
}

/** The years of a chart with their rates; null where the corpus has no document. */
export function ratesOf(years: readonly CorpusYear[]): YearCount[] {
  return years.map(({ year, documents, frequency, han }) => ({
    year,
    count: documents === 0 ? null : rateOf(frequency, han),
  }));
}

/** The chart of the corpus by year, in text. */
export function corpusChartText(years: readonly CorpusYear[]): string {
  const rates = ratesOf(years);
  const held = yearListText(runsOfYears(rates, (count) => count !== null && count > 0));
  const gaps = yearListText(runsOfYears(rates, (count) => count === null));
  const chart = i18n.t('study.chart', [years[0]?.year ?? '', years.at(-1)?.year ?? '', held]);
  return gaps === '' ? chart : `${chart} ${i18n.t('study.chartGaps', [gaps])}`;
}

/** One year of the corpus in text. */
export function corpusYearText({ year, documents, documentFrequency, frequency, han }: CorpusYear): string {
  if (documents === 0) return i18n.t('study.yearGap', [year]);
  const counts = [formatNumber(frequency), formatNumber(documentFrequency), formatNumber(documents)] as const;
  return i18n.t('study.yearFacts', [year, formatRate(frequency, han), ...counts]);
}

/** "First in this corpus: 2020"; empty where no document of a known year has the wording. */
export function firstYearText({ years }: CorpusYears): string {
  const [first, ...others] = years.filter(({ frequency }) => frequency > 0);
  if (first === undefined) return '';
  return others.length === 0 && years.length > 1
    ? i18n.t('study.onlyInCorpus', [first.year])
    : i18n.t('study.firstInCorpus', [first.year]);
}

/** Which years the corpus covers, and how much of it has no year. */
export function coverageTexts({ years, undated }: CorpusYears): string[] {
  const runs = runsOfYears(ratesOf(years), (count) => count !== null);
  const texts: string[] = [];
  if (years.length === 1)
    texts.push(
      undated.documents === 0
        ? i18n.t('study.yearsOneAll', [years[0].year])
        : i18n.t('study.yearsOne', [years[0].year]),
    );
  if (years.length > 1) texts.push(i18n.t('study.yearsCovered', [yearListText(runs)]));
  if (undated.documents > 0) {
    const { documents, frequency } = undated;
    texts.push(
      frequency === 0
        ? i18n.t('study.undated', documents, [formatNumber(documents)])
        : i18n.t('study.undatedPlaces', documents, [formatNumber(documents), formatNumber(frequency)]),
    );
  }
  return texts;
}

/** Counts of another wording, in short. */
export function relatedCounts({ frequency, reports, reportTotal }: RelatedPhrase): string[] {
  return [
    frequency > 0 ? i18n.t('study.corpusCount', [formatNumber(frequency)]) : '',
    reports > 0 ? i18n.t('study.recordCount', [formatNumber(reports), formatNumber(reportTotal)]) : '',
  ].filter((text) => text !== '');
}

/** What of corpus and record is searched, with what the user switched off or hid left out. */
interface SearchScope {
  /** Documents of the corpus. */
  readonly documentTotal: number;
  /** Whether the record is switched on. */
  readonly usesRecord: boolean;
}

/** Why a wording was not found, where less than the whole of corpus and record was searched; null otherwise. */
export function narrowedText({ documentTotal, usesRecord }: SearchScope): string | null {
  if (documentTotal === 0) return i18n.t('search.noDocuments');
  return usesRecord ? null : i18n.t('search.corpusAlone', documentTotal, [formatNumber(documentTotal)]);
}

/** The corpus in numbers: documents, characters, years. */
export function corpusSummary(documents: readonly Pick<DocumentInfo, 'han' | 'year'>[]): string {
  const han = documents.reduce((sum, document) => sum + document.han, 0);
  const counts = i18n.t('corpus.about', documents.length, [
    formatNumber(documents.length),
    formatNumber(han),
  ]);
  const years = documents.map(({ year }) => year).filter((year) => year !== null);
  if (years.length === 0) return counts;
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return i18n.t('options.corpusYear', [counts, yearRangeText({ first, last })]);
}
