import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { knownDocuments, rebuildCorpus, roomIn } from '../actions/documents';
import { failSave } from '../actions/failures';
import type { Collection, UserCorpus } from '../collections/user-corpus';
import type { DocumentInfo } from '../corpus/document';
import { startIntakeWorker } from '../intake/reading-worker';
import { type IntakeProgress, type IntakeResult, takeIn } from '../intake/take-in';
import { note } from '../log';
import { addUserDocuments, removeUserDocuments } from '../store/user-documents';
import { useNotices } from './use-notices';

/** The progress of an import. Nothing is stored before `done`. */
export type ImportState =
  | { readonly phase: 'idle' | 'storing' | 'cancelled' | 'undone' }
  | { readonly phase: 'reading'; readonly progress: IntakeProgress }
  | { readonly phase: 'failed'; readonly error: unknown }
  | {
      readonly phase: 'done';
      readonly result: IntakeResult;
      /** Ids of the added documents and collections. */
      readonly added: readonly string[];
      readonly made: readonly string[];
    };

export interface Import {
  readonly state: ImportState;
  /** @param collection Where the documents go; a new one is stored with them. */
  start(files: readonly File[], collection: Collection): void;
  cancel(): void;
  /** Tries the same files again. */
  retry(): void;
  undo(): Promise<void>;
}

/** Time between two reports of progress, ms: more of them would not be seen. */
const PROGRESS_MS = 50;

/**
 * Imports files: reads all of them, then stores what can be taken in one step, so that either everything or nothing is
 * stored. Leaving the view cancels the import.
 */
export function useImport(userCorpus: UserCorpus, bundled: readonly DocumentInfo[]): Import {
  const notices = useNotices();
  const [state, setState] = useState<ImportState>({ phase: 'idle' });
  const running = useRef<AbortController | null>(null);
  const last = useRef<[readonly File[], Collection] | null>(null);
  useEffect(() => () => leave(), []);

  function leave() {
    if (running.current === null) return;
    running.current.abort();
    const text = i18n.t('store.both', [i18n.t('intake.cancelled'), i18n.t('intake.cancelledWhy')]);
    notices.show({ text, actions: [{ text: i18n.t('close'), act: () => undefined }] });
  }

  async function run(files: readonly File[], collection: Collection) {
    const controller = new AbortController();
    running.current = controller;
    last.current = [files, collection];
    const progress = throttled((latest) => setState({ phase: 'reading', progress: latest }));
    try {
      setState({ phase: 'reading', progress: { done: 0, total: files.length, name: '', part: 0 } });
      const setting = {
        collection: collection.id,
        collectionNames: [...userCorpus.collections, collection].map(({ name }) => name),
        known: knownDocuments(userCorpus, bundled),
        room: roomIn(userCorpus),
        startWorker: startIntakeWorker,
        now: Date.now(),
      };
      const result = await takeIn(files, setting, controller.signal, progress.report);
      progress.stop();
      running.current = null;
      await store(result, collection);
    } catch (error) {
      progress.stop();
      running.current = null;
      const isCancelled = controller.signal.aborted;
      if (!isCancelled) note('intake.storeFailed', error);
      setState(isCancelled ? { phase: 'cancelled' } : { phase: 'failed', error });
    }
  }

  async function store(result: IntakeResult, collection: Collection) {
    const isUsed = result.documents.some(({ info }) => info.collection === collection.id);
    const isNew = !userCorpus.collections.some(({ id }) => id === collection.id);
    const made = [...result.collections, ...(isUsed && isNew ? [collection] : [])];
    setState({ phase: 'storing' });
    const added = result.documents.length === 0 ? [] : await addUserDocuments(result.documents, made);
    setState({ phase: 'done', result, added, made: made.map(({ id }) => id) });
    // A text that was lost may be back, though nothing was added.
    if (result.documents.length > 0) await rebuildCorpus(notices);
  }

  async function undo() {
    if (state.phase !== 'done') return;
    try {
      await removeUserDocuments(state.added, state.made);
    } catch (error) {
      return failSave(notices, 'intake.undoFailed', error, () => void undo());
    }
    setState({ phase: 'undone' });
    await rebuildCorpus(notices);
  }

  return {
    state,
    start: (files, collection) => void run(files, collection),
    cancel: () => running.current?.abort(),
    retry: () => last.current && void run(...last.current),
    undo,
  };
}

/** Shows the latest progress every PROGRESS_MS. */
function throttled(show: (progress: IntakeProgress) => void) {
  let latest: IntakeProgress;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    report(progress: IntakeProgress): void {
      latest = progress;
      timer ??= setTimeout(() => {
        timer = undefined;
        show(latest);
      }, PROGRESS_MS);
    },
    /** Shows nothing any more. */
    stop: () => clearTimeout(timer),
  };
}
