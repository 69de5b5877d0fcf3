import { i18n } from '#i18n';
import type { Collection, UserCorpus } from '../collections/user-corpus';
import { collectionFileName, writeCollectionFile } from '../intake/collection-file';
import { collectionName, titleListText } from '../labels/documents';
import { formatNumber } from '../labels/numbers';
import {
  putCollection,
  type RemovedCollection,
  readUserTexts,
  removeCollection,
  restoreCollection,
} from '../store/user-documents';
import { rebuildCorpus } from './documents';
import { failSave } from './failures';
import type { Notices } from './notices';
import { saveFile } from './surfaces';

interface CollectionActions {
  change(collection: Collection): Promise<void>;
  exportFile(collection: Collection): Promise<void>;
  remove(collection: Collection): Promise<void>;
}

/** What the user can do with a collection: switch and rename it, save it as a file, remove it with undo. */
export function collectionActions(userCorpus: UserCorpus, notices: Notices): CollectionActions {
  async function change(collection: Collection) {
    try {
      await putCollection(collection);
    } catch (error) {
      return failSave(notices, 'intake.collections.failed', error, () => void change(collection));
    }
    await rebuildCorpus(notices);
  }

  async function exportFile(collection: Collection) {
    try {
      const infos = userCorpus.documents.filter((info) => info.collection === collection.id);
      const texts = await readUserTexts(infos.map(({ id }) => id));
      const whole = infos.flatMap((info, at) => {
        const text = texts[at];
        return text === undefined ? [] : [{ info, text }];
      });
      const textless = infos.filter((_info, at) => texts[at] === undefined);
      if (infos.length > 0 && whole.length === 0)
        return notices.refuse(i18n.t('intake.collections.exportedNone'));
      const name = collectionName(collection);
      const bytes = await writeCollectionFile(name, whole);
      saveFile(new Blob([bytes], { type: 'application/zip' }), collectionFileName(name));
      if (textless.length === 0) return;
      const counted: [string, string] = [formatNumber(textless.length), titleListText(textless)];
      notices.refuse(i18n.t('intake.collections.exportedWithout', textless.length, counted));
    } catch (error) {
      failSave(notices, 'intake.collections.exportFailed', error, () => void exportFile(collection));
    }
  }

  async function remove(collection: Collection) {
    let removed: RemovedCollection | null;
    try {
      removed = await removeCollection(collection.id);
    } catch (error) {
      return failSave(notices, 'intake.collections.failed', error, () => void remove(collection));
    }
    if (removed === null) return;
    const whole = removed;
    const { length } = removed.documents;
    const text = i18n.t('intake.collections.removed', length, [String(length), collection.name]);
    notices.offerUndo(text, () => void restore(whole));
    await rebuildCorpus(notices);
  }

  async function restore(removed: RemovedCollection) {
    try {
      await restoreCollection(removed);
    } catch (error) {
      return failSave(notices, 'intake.undoFailed', error, () => void restore(removed));
    }
    await rebuildCorpus(notices);
  }

  return { change, exportFile, remove };
}
