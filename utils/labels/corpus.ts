import { i18n } from '#i18n';
import type { DocumentInfo } from '../corpus/document';
import type { CorpusYear, CorpusYears } from '../lookup/answer';
import type { RelatedPhrase } from '../lookup/study-answer';
import type { MatchKind } from '../match/match';
import type { YearCount } from '../record/facts';
import type { AnswerView } from './answer-view';
import { figure } from './numbers';
import { recordWords, subjectWords } from './record';
import { listOf, rangeWords, runsOfYears } from './years';

/** Name of a kind of match, as readers know it. */
export function kindName(kind: MatchKind): string {
  if (kind === 'phrase') return i18n.t('kind.phrase');
  if (kind === 'template') return i18n.t('kind.template');
  if (kind === 'deviation') return i18n.t('kind.deviation');
  return i18n.t('kind.reuse');
}

type CorpusCounts = Pick<AnswerView, 'frequency' | 'documentFrequency' | 'documentTotal' | 'frequencyOf'>;

/** "7 times in 3 of 5 documents of this corpus", or that it does not stand there. */
export function frequencyWords(counts: CorpusCounts): string {
  const { frequency, documentFrequency, documentTotal, frequencyOf } = counts;
  const [places, documents, total] = [frequency, documentFrequency, documentTotal].map(figure);
  if (frequency === 0) return subjectWords(frequencyOf, i18n.t('corpus.nowhere', documentTotal, [total]));
  const words =
    documentFrequency === documentTotal
      ? i18n.t('corpus.frequencyAll', frequency, [places, total])
      : i18n.t('corpus.frequency', frequency, [places, documents, total]);
  return subjectWords(frequencyOf, words);
}

/** An answer in short, to be read out. */
export function viewWords(view: AnswerView): string {
  if (!view.known && view.parts.length > 0) return i18n.t('card.unknown');
  const words = frequencyWords(view);
  return view.record ? `${subjectWords(view.recordOf, recordWords(view.record))}; ${words}` : words;
}

/** Han characters for which rates are told. */
const RATE_OF = 10_000;

/** Places for each 10,000 Han characters, with one decimal: 11.5, and 0.02 where it is less than one. */
export function rateFigure(frequency: number, han: number): string {
  const rate = rateOf(frequency, han);
  const digits = rate >= 1 || rate === 0 ? { maximumFractionDigits: 1 } : { maximumSignificantDigits: 1 };
  return new Intl.NumberFormat(i18n.t('localeTag'), digits).format(rate);
}

/** Places for each 10,000 Han characters; 0 where there are none. */
function rateOf(frequency: number, han: number): number {
  return han === 0 ? 0 : (RATE_OF * frequency) / han;
}

/** The years as a chart has them: rates, null where the corpus has no document. */
export function ratesOf(years: readonly CorpusYear[]): YearCount[] {
  return years.map(({ year, documents, frequency, han }) => ({
    year,
    count: documents === 0 ? null : rateOf(frequency, han),
  }));
}

/** The chart of the corpus's years in words. */
export function corpusChartWords(years: readonly CorpusYear[]): string {
  const rates = ratesOf(years);
  const held = listOf(runsOfYears(rates, (count) => count !== null && count > 0));
  const gaps = listOf(runsOfYears(rates, (count) => count === null));
  const chart = i18n.t('study.chart', [years[0]?.year ?? '', years.at(-1)?.year ?? '', held]);
  return gaps === '' ? chart : `${chart} ${i18n.t('study.chartGaps', [gaps])}`;
}

/** One year of the corpus in words. */
export function corpusYearWords({ year, documents, documentFrequency, frequency, han }: CorpusYear): string {
  if (documents === 0) return i18n.t('study.yearGap', [year]);
  const counts = [figure(frequency), figure(documentFrequency), figure(documents)] as const;
  return i18n.t('study.yearFacts', [year, rateFigure(frequency, han), ...counts]);
}

/** "First in this corpus: 2020"; empty where no document of a known year has the wording. */
export function firstWords({ years }: CorpusYears): string {
  const [first, ...others] = years.filter(({ frequency }) => frequency > 0);
  if (first === undefined) return '';
  return others.length === 0 && years.length > 1
    ? i18n.t('study.onlyInCorpus', [first.year])
    : i18n.t('study.firstInCorpus', [first.year]);
}

/** Which years the corpus covers, and what of it has none. */
export function coverageWords({ years, undated }: CorpusYears): string[] {
  const runs = runsOfYears(ratesOf(years), (count) => count !== null);
  const words: string[] = [];
  if (years.length === 1)
    words.push(
      undated.documents === 0
        ? i18n.t('study.yearsOneAll', [years[0].year])
        : i18n.t('study.yearsOne', [years[0].year]),
    );
  if (years.length > 1) words.push(i18n.t('study.yearsCovered', [listOf(runs)]));
  if (undated.documents > 0) {
    const { documents, frequency } = undated;
    words.push(
      frequency === 0
        ? i18n.t('study.undated', documents, [figure(documents)])
        : i18n.t('study.undatedPlaces', documents, [figure(documents), figure(frequency)]),
    );
  }
  return words;
}

/** Counts of another wording, in short. */
export function relatedWords({ frequency, reports }: RelatedPhrase): string[] {
  return [
    frequency > 0 ? i18n.t('study.corpusCount', [figure(frequency)]) : '',
    reports > 0 ? i18n.t('study.recordCount', [figure(reports)]) : '',
  ].filter((words) => words !== '');
}

/** What is left of corpus and record where the reader has switched off or hidden something. */
interface SearchedPart {
  /** Documents of the corpus. */
  readonly documentTotal: number;
  /** Whether the record is switched on. */
  readonly usesRecord: boolean;
}

/** Why a wording was not found where less than corpus and record could be searched; null where both were. */
export function narrowedWords({ documentTotal, usesRecord }: SearchedPart): string | null {
  if (documentTotal === 0) return i18n.t('search.noDocuments');
  return usesRecord ? null : i18n.t('search.corpusAlone', documentTotal, [figure(documentTotal)]);
}

/** The corpus in numbers: documents, characters, years. */
export function corpusSummary(documents: readonly Pick<DocumentInfo, 'han' | 'year'>[]): string {
  const han = documents.reduce((sum, document) => sum + document.han, 0);
  const counts = i18n.t('corpus.about', documents.length, [figure(documents.length), figure(han)]);
  const years = documents.map(({ year }) => year).filter((year) => year !== null);
  if (years.length === 0) return counts;
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return i18n.t('options.corpusYear', [counts, rangeWords({ first, last })]);
}
