import { i18n } from '#i18n';
import type { SnippetOrder } from '../snippets/search';
import type { Snippet, SnippetPhrase } from '../snippets/snippet';
import { formatNumber } from './numbers';
import { recordLine } from './record';

/** Enough of a text to recognise it by ear. */
export function shorten(text: string): string {
  return text.length <= 20 ? text : `${text.slice(0, 20)}…`;
}

/** Where the whole wording occurred in the corpus on the day of saving, or that it was not looked up. */
export function occurrenceText(snippet: Snippet): string {
  if (snippet.lookedUp) return corpusText(snippet);
  if (snippet.corpusVersion === '') return i18n.t('snippets.notLookedUp');
  return i18n.t('snippets.recordNotRead', [corpusText(snippet)]);
}

function corpusText({ hits, documentTotal }: Snippet): string {
  const frequency = hits.reduce((sum, hit) => sum + hit.frequency, 0);
  if (frequency === 0) return i18n.t('snippets.noHits');
  if (documentTotal === 0) return i18n.t('snippets.hitsThen', frequency, [formatNumber(frequency)]);
  const [places, documents, total] = [frequency, hits.length, documentTotal].map(formatNumber);
  if (hits.length === documentTotal) return i18n.t('snippets.hitsAll', frequency, [places, total]);
  return i18n.t('snippets.hits', frequency, [places, documents, total]);
}

/** What corpus and record had of a phrase on the day of saving. */
export function phraseText(phrase: SnippetPhrase, documentTotal: number): string {
  const { documentFrequency, record } = phrase;
  const [documents, total] = [documentFrequency, documentTotal].map(formatNumber);
  let corpus = i18n.t('snippets.noHits');
  if (documentFrequency > 0)
    corpus =
      documentFrequency === documentTotal
        ? i18n.t('snippets.inAllDocuments', [total])
        : i18n.t('snippets.inDocuments', [documents, total]);
  const line = record === null ? '' : recordLine(record);
  return line === '' ? corpus : i18n.t('snippets.corpusAndRecord', [corpus, line]);
}

/** Name of an order of the list. */
export function snippetOrderName(order: SnippetOrder): string {
  switch (order) {
    case 'saved':
      return i18n.t('snippets.order.saved');
    case 'oldest':
      return i18n.t('snippets.order.oldest');
    case 'changed':
      return i18n.t('snippets.order.changed');
    case 'title':
      return i18n.t('snippets.order.title');
    case 'site':
      return i18n.t('snippets.order.site');
    case 'length':
      return i18n.t('snippets.order.length');
  }
}
