import { i18n } from '#i18n';
import type { DocumentChange, UserCorpus } from '../collections/user-corpus';
import type { DocumentInfo } from '../corpus/document';
import type { TextName } from '../labels/problems';
import { MAX_USER_DOCUMENTS, MAX_USER_UNITS } from '../limits';
import { request } from '../messaging/client';
import {
  addUserDocuments,
  changeUserDocument,
  hideDocuments,
  moveUserDocuments,
  removeUserDocuments,
} from '../store/user-documents';
import { failSave } from './failures';
import type { Notices } from './notices';

/** What the user can do with documents. Each resolves to whether it was done; failures are reported with a retry. */
interface DocumentActions {
  /** Hides bundled documents, or shows them again, with undo. */
  hide(ids: readonly string[], hide: boolean): Promise<boolean>;
  change(id: string, change: DocumentChange): Promise<boolean>;
  /** Moves the user's own documents to a collection, all or none, with undo. */
  move(ids: readonly string[], collection: string): Promise<boolean>;
  /** Removes the user's own documents, with undo. */
  remove(ids: readonly string[]): Promise<boolean>;
}

/** Changes documents; each change is followed by a rebuild of the corpus. */
export function documentActions(notices: Notices): DocumentActions {
  async function attempt(act: () => Promise<unknown>, failure: TextName): Promise<boolean> {
    try {
      await act();
    } catch (error) {
      failSave(notices, failure, error, () => void attempt(act, failure));
      return false;
    }
    // The documents are stored whatever the rebuild comes to.
    void rebuildCorpus(notices);
    return true;
  }

  function offerUndo(text: string, act: () => Promise<unknown>, failure: TextName) {
    notices.offerUndo(text, () => void attempt(act, failure));
  }

  async function hide(ids: readonly string[], isHidden: boolean) {
    const failure = 'documents.changeFailed';
    const done = await attempt(() => hideDocuments(ids, isHidden), failure);
    const text = isHidden ? i18n.t('documents.hidden', ids.length) : i18n.t('documents.shown', ids.length);
    if (done) offerUndo(text, () => hideDocuments(ids, !isHidden), failure);
    return done;
  }

  function change(id: string, part: DocumentChange) {
    return attempt(() => changeUserDocument(id, part), 'documents.changeFailed');
  }

  async function move(ids: readonly string[], collection: string) {
    const failure = 'documents.changeFailed';
    const act = async () => {
      const before = await moveUserDocuments(new Map(ids.map((id) => [id, collection])));
      offerUndo(i18n.t('documents.moved', before.size), () => moveUserDocuments(before), failure);
    };
    return attempt(act, failure);
  }

  function remove(ids: readonly string[]) {
    const act = async () => {
      const removed = await removeUserDocuments(ids);
      const back = () => addUserDocuments(removed);
      offerUndo(i18n.t('documents.removed', removed.length), back, 'documents.undoFailed');
    };
    return attempt(act, 'documents.removeFailed');
  }

  return { hide, change, move, remove };
}

/** Has the corpus rebuilt after a change of the user's documents that is already stored. */
export async function rebuildCorpus(notices: Notices): Promise<void> {
  try {
    await request('rebuildCorpus', undefined);
  } catch (error) {
    const retry = () => void rebuildCorpus(notices);
    notices.fail('intake.rebuildFailed', error, retry);
  }
}

/**
 * All documents by their ids, so that a text that is already here is recognised: titles, or null for hidden ones.
 * Documents that have lost their text are left out: their text is welcome.
 */
export function knownDocuments(
  { documents, textless, hidden }: UserCorpus,
  bundled: readonly DocumentInfo[],
): Map<string, string | null> {
  const known = new Map<string, string | null>();
  for (const { id, title } of [...bundled, ...documents]) known.set(id, title);
  for (const id of hidden) known.set(id, null);
  for (const id of textless) known.delete(id);
  return known;
}

/**
 * The room left in the corpus, in documents and in UTF-16 units of their texts. Documents that have lost their text are
 * not counted, so that it fits again; storing checks whether others have taken its room.
 */
export function roomIn({ documents, textless }: UserCorpus): { documents: number; units: number } {
  const kept = documents.filter(({ id }) => !textless.includes(id));
  const units = kept.reduce((sum, document) => sum + document.units, 0);
  return { documents: MAX_USER_DOCUMENTS - kept.length, units: MAX_USER_UNITS - units };
}
