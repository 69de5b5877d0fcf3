import { i18n } from '#i18n';
import type { OwnDocument } from '../../components/page/page-overview';
import { browser } from '../browser';
import type { ReaderCorpus } from '../collections/reader-corpus';
import type { DocumentChange } from '../collections/reader-document';
import type { DocumentInfo } from '../corpus/document';
import type { Notices } from '../hooks/use-notices';
import { type LibraryRoute, libraryPath } from '../library/route';
import { READER_DOCUMENTS, READER_UNITS, UNDO_MS } from '../limits';
import { request } from '../messaging/client';
import type { PageState } from '../reports/page-state';
import type { GenerationRow } from '../store/corpus-database';
import {
  addReaderDocuments,
  changeReaderDocument,
  hideDocuments,
  moveReaderDocuments,
  removeReaderDocuments,
} from '../store/reader-documents';
import { failSave } from './failures';

/** What a reader can do with documents. Each answers whether it was done; what failed is said, with a way to try again. */
export interface DocumentActions {
  /** Hides bundled documents, or shows them again; undo is offered. */
  hide(ids: readonly string[], hide: boolean): Promise<boolean>;
  change(id: string, change: DocumentChange): Promise<boolean>;
  /** Moves own documents to a collection, all or none; undo is offered. */
  move(ids: readonly string[], collection: string): Promise<boolean>;
  /** Removes own documents; undo is offered. */
  remove(ids: readonly string[]): Promise<boolean>;
}

/** Changes of the reader's part of the corpus; after each the corpus is made anew. */
export function useDocumentActions(notices: Notices): DocumentActions {
  const { show } = notices;

  async function attempt(act: () => Promise<unknown>, words: string): Promise<boolean> {
    try {
      await act();
    } catch (error) {
      failSave(notices, error, { otherwise: words, retry: () => void attempt(act, words) });
      return false;
    }
    // The documents are stored whatever comes of it.
    void rebuildCorpus(notices);
    return true;
  }

  function offerUndo(words: string, act: () => Promise<unknown>, failure: string) {
    const undo = { words: i18n.t('undo'), act: () => void attempt(act, failure) };
    show({ id: crypto.randomUUID(), words, actions: [undo] }, UNDO_MS);
  }

  async function hide(ids: readonly string[], isHidden: boolean) {
    const failure = i18n.t('documents.changeFailed');
    const done = await attempt(() => hideDocuments(ids, isHidden), failure);
    const words = isHidden ? i18n.t('documents.hidden', ids.length) : i18n.t('documents.shown', ids.length);
    if (done) offerUndo(words, () => hideDocuments(ids, !isHidden), failure);
    return done;
  }

  function change(id: string, part: DocumentChange) {
    return attempt(() => changeReaderDocument(id, part), i18n.t('documents.changeFailed'));
  }

  async function move(ids: readonly string[], collection: string) {
    const failure = i18n.t('documents.changeFailed');
    const act = async () => {
      const before = await moveReaderDocuments(new Map(ids.map((id) => [id, collection])));
      offerUndo(i18n.t('documents.moved', before.size), () => moveReaderDocuments(before), failure);
    };
    return attempt(act, failure);
  }

  function remove(ids: readonly string[]) {
    const act = async () => {
      const removed = await removeReaderDocuments(ids);
      const back = () => addReaderDocuments(removed);
      offerUndo(i18n.t('documents.removed', removed.length), back, i18n.t('documents.undoFailed'));
    };
    return attempt(act, i18n.t('documents.removeFailed'));
  }

  return { hide, change, move, remove };
}

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

/** The library's place of a document. */
export function documentRoute(id: string): LibraryRoute {
  return { view: 'document', id, span: null };
}

/** The own documents of the reader that are a page's text; those that the corpus has no longer are passed over. */
export function ownDocumentsOf(
  page: PageState | undefined,
  corpus: GenerationRow | null | undefined,
): OwnDocument[] {
  const ids = page && 'summary' in page ? page.summary.own : [];
  return ids.flatMap((id) => {
    const title = corpus?.documents.find((document) => document.id === id)?.title;
    return title === undefined
      ? []
      : [{ id, title, href: browser.runtime.getURL(libraryPath(documentRoute(id))) }];
  });
}
