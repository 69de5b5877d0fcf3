import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Collection } from '../collections/collection';
import type { ReaderDocumentWithText } from '../collections/reader-document';
import { READER_DOCUMENTS, READER_UNITS } from '../limits';
import { addReaderDocuments, CorpusFullError, removeReaderDocuments } from '../store/user-documents';
import { failSave } from './fail-save';
import { rebuildCorpus } from './reader-corpus-changes';
import type { Notices } from './use-notices';

export interface PageAdding {
  readonly state: 'idle' | 'adding' | 'added' | 'undone';
  /** @param made Collections that are made for it. */
  add(document: ReaderDocumentWithText, made: readonly Collection[]): Promise<void>;
  undo(): Promise<void>;
}

/** Adds one document to the corpus, and takes that back. */
export function usePageAdding(notices: Notices): PageAdding {
  const [state, setState] = useState<PageAdding['state']>('idle');
  const added = useRef<{ ids: readonly string[]; collections: readonly string[] }>({
    ids: [],
    collections: [],
  });

  async function add(document: ReaderDocumentWithText, made: readonly Collection[]) {
    setState('adding');
    try {
      const ids = await addReaderDocuments([document], made);
      added.current = { ids, collections: made.map(({ id }) => id) };
    } catch (error) {
      setState('idle');
      if (error instanceof CorpusFullError)
        return notices.fail(i18n.t('intake.storeFull', [String(READER_DOCUMENTS), String(READER_UNITS)]));
      const otherwise = i18n.t('intake.storeFailed');
      return failSave(notices, error, { otherwise, retry: () => void add(document, made) });
    }
    setState('added');
    await rebuildCorpus(notices);
  }

  async function undo() {
    try {
      await removeReaderDocuments(added.current.ids, added.current.collections);
    } catch (error) {
      const otherwise = i18n.t('intake.undoFailed');
      return failSave(notices, error, { otherwise, retry: () => void undo() });
    }
    setState('undone');
    await rebuildCorpus(notices);
  }

  return { state, add, undo };
}
