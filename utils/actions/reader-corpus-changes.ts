import { i18n } from '#i18n';
import type { ReaderCorpus } from '../collections/reader-corpus';
import type { DocumentInfo } from '../corpus/document';
import type { Notices } from '../hooks/use-notices';
import { READER_DOCUMENTS, READER_UNITS } from '../limits';
import { request } from '../messaging/client';

/** Has the corpus made anew after a change of the reader's part that is stored already. */
export async function rebuildCorpus(notices: Notices): Promise<void> {
  try {
    await request('rebuildCorpus', undefined);
  } catch {
    notices.fail(i18n.t('intake.rebuildFailed'), () => void rebuildCorpus(notices));
  }
}

/**
 * Ids of all documents there are with their titles, by which a text that is there already is known; null for a hidden
 * one. One that has lost its text is not among them: its text is welcome.
 */
export function knownDocuments(
  { documents, textless, hidden }: ReaderCorpus,
  bundled: readonly DocumentInfo[],
): Map<string, string | null> {
  const known = new Map<string, string | null>();
  for (const { id, title } of [...bundled, ...documents]) known.set(id, title);
  for (const id of hidden) known.set(id, null);
  for (const id of textless) known.delete(id);
  return known;
}

/**
 * What the corpus has room for, documents and UTF-16 units of their texts. Those that have lost their text are not
 * counted, so that it fits; whether others would take its place is looked at when they are stored.
 */
export function roomIn({ documents, textless }: ReaderCorpus): { documents: number; units: number } {
  const kept = documents.filter(({ id }) => !textless.includes(id));
  const units = kept.reduce((sum, document) => sum + document.units, 0);
  return { documents: READER_DOCUMENTS - kept.length, units: READER_UNITS - units };
}
