import { i18n } from '#i18n';
import type { MatchKind } from '../match/match';
import type { AnswerView } from './answer-view';
import { figure } from './figures';
import { recordWords, subjectWords } from './record-words';

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
