import { i18n } from '#i18n';
import type { Concordance } from '../utils/lookup/concordance';
import type { MatchKind } from '../utils/match/match';
import { figure } from './figures';

/** Name of a kind of match, as readers know it. */
export function kindName(kind: MatchKind): string {
  if (kind === 'phrase') return i18n.t('kind.phrase');
  if (kind === 'template') return i18n.t('kind.template');
  return i18n.t('kind.reuse');
}

/** "7 times in 3 of 5 documents of this corpus", or that it does not stand there. */
export function frequencyWords({ frequency, documents, documentTotal }: Concordance): string {
  if (frequency === 0) return i18n.t('corpus.nowhere');
  return i18n.t('corpus.frequency', frequency, [
    figure(frequency),
    figure(documents.length),
    figure(documentTotal),
  ]);
}
