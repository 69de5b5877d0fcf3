import { i18n } from '#i18n';
import { collectionName } from '../../components/collection-words';
import { titleWords } from '../../components/document-words';
import { figure } from '../../components/figures';
import type { Collection } from '../collections/collection';
import type { ReaderCorpus } from '../collections/reader-corpus';
import { collectionFileName, writeCollectionFile } from '../intake/collection-file';
import { UNDO_MS } from '../limits';
import {
  putCollection,
  type RemovedCollection,
  readReaderTexts,
  removeCollection,
  restoreCollection,
} from '../store/user-documents';
import { failSave } from './fail-save';
import { rebuildCorpus } from './reader-corpus-changes';
import { saveFile } from './save-file';
import type { Notices } from './use-notices';

export interface CollectionActions {
  change(collection: Collection): Promise<void>;
  exportFile(collection: Collection): Promise<void>;
  remove(collection: Collection): Promise<void>;
}

/** What a reader does with a collection: switching and renaming, saving it as a file, removing it with undo. */
export function collectionActions(reader: ReaderCorpus, notices: Notices): CollectionActions {
  async function change(collection: Collection) {
    try {
      await putCollection(collection);
    } catch (error) {
      return failSave(notices, error, {
        otherwise: i18n.t('intake.collections.failed'),
        retry: () => void change(collection),
      });
    }
    await rebuildCorpus(notices);
  }

  async function exportFile(collection: Collection) {
    try {
      const infos = reader.documents.filter((info) => info.collection === collection.id);
      const texts = await readReaderTexts(infos.map(({ id }) => id));
      const whole = infos.flatMap((info, at) => {
        const text = texts[at];
        return text === undefined ? [] : [{ info, text }];
      });
      const textless = infos.filter((_info, at) => texts[at] === undefined);
      if (infos.length > 0 && whole.length === 0)
        return notices.fail(i18n.t('intake.collections.exportedNone'));
      const name = collectionName(collection);
      const bytes = await writeCollectionFile(name, whole);
      saveFile(new Blob([bytes], { type: 'application/zip' }), collectionFileName(name));
      if (textless.length === 0) return;
      const counted: [string, string] = [figure(textless.length), titleWords(textless)];
      notices.fail(i18n.t('intake.collections.exportedWithout', textless.length, counted));
    } catch (error) {
      const otherwise = i18n.t('intake.collections.exportFailed');
      failSave(notices, error, { otherwise, retry: () => void exportFile(collection) });
    }
  }

  async function remove(collection: Collection) {
    let removed: RemovedCollection | null;
    try {
      removed = await removeCollection(collection.id);
    } catch (error) {
      return failSave(notices, error, {
        otherwise: i18n.t('intake.collections.failed'),
        retry: () => void remove(collection),
      });
    }
    if (removed === null) return;
    const { documents } = removed;
    const whole = removed;
    const undo = { words: i18n.t('undo'), act: () => void restore(whole) };
    const words = i18n.t('intake.collections.removed', documents.length, [
      String(documents.length),
      collection.name,
    ]);
    notices.show({ id: crypto.randomUUID(), words, actions: [undo] }, UNDO_MS);
    await rebuildCorpus(notices);
  }

  async function restore(removed: RemovedCollection) {
    try {
      await restoreCollection(removed);
    } catch (error) {
      return failSave(notices, error, {
        otherwise: i18n.t('intake.undoFailed'),
        retry: () => void restore(removed),
      });
    }
    await rebuildCorpus(notices);
  }

  return { change, exportFile, remove };
}
