import { i18n } from '#i18n';
import type { DocumentChange } from '../collections/reader-document';
import { UNDO_MS } from '../limits';
import {
  addReaderDocuments,
  changeReaderDocument,
  hideDocuments,
  moveReaderDocuments,
  removeReaderDocuments,
} from '../store/user-documents';
import { failSave } from './fail-save';
import { rebuildCorpus } from './reader-corpus-changes';
import type { Notices } from './use-notices';

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
