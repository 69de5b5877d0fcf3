import { type Dispatch, type StateUpdater, useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { knownDocuments, rebuildCorpus, roomIn } from '../actions/documents';
import { failSave } from '../actions/failures';
import type { Collection, UserCorpus } from '../collections/user-corpus';
import type { DocumentInfo } from '../corpus/document';
import type { Encoding } from '../intake/decode-text';
import type { FileOrigin, IntakeResult } from '../intake/intake-result';
import type { MadeDocument } from '../intake/make-document';
import { IntakeError, type IntakeProblem } from '../intake/problem';
import { startIntakeWorker } from '../intake/reading-worker';
import {
  type Correction,
  type Corrections,
  canChooseEncoding,
  toBeAdded,
  withReadAgain,
} from '../intake/review';
import { type IntakeProgress, type IntakeSetting, readAgain, takeIn } from '../intake/take-in';
import { failureText } from '../labels/problems';
import { note } from '../log';
import { addUserDocuments, removeUserDocuments } from '../store/user-documents';
import { useNotices } from './use-notices';

/** What was read, for the user to check and correct; nothing of it is stored yet. */
interface Review {
  readonly phase: 'review';
  readonly result: IntakeResult;
  readonly corrections: Corrections;
  /** The error with which it could not be stored; null before the first attempt. */
  readonly failure: unknown;
}

/** The progress of an import. Nothing is stored before `done`. */
export type ImportState =
  | { readonly phase: 'idle' | 'storing' | 'cancelled' | 'undone' }
  | { readonly phase: 'reading'; readonly progress: IntakeProgress }
  | { readonly phase: 'failed'; readonly error: unknown }
  | Review
  | {
      readonly phase: 'done';
      readonly result: IntakeResult;
      /** Ids of the added documents and collections. */
      readonly added: readonly string[];
      readonly made: readonly string[];
    };

export interface Import {
  readonly state: ImportState;
  start(files: readonly File[]): void;
  cancel(): void;
  /** Tries the same files again. */
  retry(): void;
  /** Corrects what was read of a file. @param at Its number in the report. */
  correct(at: number, correction: Correction): void;
  /** Reads a file again in another encoding. Resolves to why that is impossible, or null; then it stays as it was. */
  readAs(at: number, encoding: Encoding): Promise<IntakeProblem | null>;
  /** Stores what was read. @param collection Where the documents go; a new one is stored with them. */
  add(collection: Collection): Promise<void>;
  undo(): Promise<void>;
}

/** Time between two reports of progress, ms: more of them would not be seen. */
const PROGRESS_MS = 50;

/** What was to be checked when the view was left; the next view continues with it. */
let kept: Review | null = null;

/**
 * Imports files: reads all of them, lets the user check them, then stores them in one step, so that either everything or
 * nothing is stored. Leaving the view stops the reading; what was read already is kept for the next view.
 */
export function useImport(userCorpus: UserCorpus, bundled: readonly DocumentInfo[]): Import {
  const notices = useNotices();
  const [state, setState] = useState<ImportState>(() => kept ?? { phase: 'idle' });
  const reading = useReading(userCorpus, bundled, setState);
  const review = useReview(userCorpus, bundled, state, setState);
  const latest = useRef(state);
  latest.current = state;
  const hasLeft = useRef(false);
  useEffect(() => {
    kept = null;
    return () => {
      hasLeft.current = true;
      const wasReading = reading.stop();
      kept = latest.current.phase === 'review' ? latest.current : null;
      if (kept === null && !wasReading) return;
      const cancelled = () =>
        i18n.t('store.both', [i18n.t('intake.cancelled'), i18n.t('intake.cancelledWhy')]);
      const text = kept === null ? cancelled() : i18n.t('intake.review.kept');
      notices.show({ text, actions: [{ text: i18n.t('close'), act: () => undefined }] });
    };
  }, []);

  async function add(collection: Collection) {
    if (state.phase !== 'review') return;
    setState({ phase: 'storing' });
    try {
      setState(await store(state, collection, userCorpus));
    } catch (failure) {
      note('intake.storeFailed', failure);
      if (!hasLeft.current) return setState({ ...state, failure });
      kept = { ...state, failure };
      return notices.refuse(failureText(failure, i18n.t('intake.storeFailed')));
    }
    // A text that was lost may be back, though nothing was added.
    await rebuildCorpus(notices);
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

  const cancel = () => (state.phase === 'review' ? setState({ phase: 'cancelled' }) : void reading.stop());
  return { state, start: reading.start, retry: reading.retry, cancel, ...review, add, undo };
}

/** Reads files; `stop` says whether any were being read. */
function useReading(
  userCorpus: UserCorpus,
  bundled: readonly DocumentInfo[],
  show: (state: ImportState) => void,
) {
  const running = useRef<AbortController | null>(null);
  const last = useRef<readonly File[]>([]);

  async function start(files: readonly File[]) {
    const controller = new AbortController();
    running.current = controller;
    last.current = files;
    const progress = throttled((now) => show({ phase: 'reading', progress: now }));
    try {
      show({ phase: 'reading', progress: { done: 0, total: files.length, name: '', part: 0 } });
      const setting = settingOf(userCorpus, bundled);
      show(stateAfterReading(await takeIn(files, setting, controller.signal, progress.report)));
    } catch (error) {
      const isCancelled = controller.signal.aborted;
      if (!isCancelled) note('intake.storeFailed', error);
      show(isCancelled ? { phase: 'cancelled' } : { phase: 'failed', error });
    } finally {
      progress.stop();
      running.current = null;
    }
  }

  return {
    start: (files: readonly File[]) => void start(files),
    retry: () => void start(last.current),
    stop(): boolean {
      running.current?.abort();
      return running.current !== null;
    },
  };
}

/** Corrects what was read. */
function useReview(
  userCorpus: UserCorpus,
  bundled: readonly DocumentInfo[],
  state: ImportState,
  setState: Dispatch<StateUpdater<ImportState>>,
): Pick<Import, 'correct' | 'readAs'> {
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  const change = (changed: (review: Review) => Partial<Review>) =>
    setState((before) => (before.phase === 'review' ? { ...before, ...changed(before) } : before));

  function correct(at: number, correction: Correction) {
    change(({ corrections }) => {
      const whole = { ...corrections.get(at), ...correction };
      return { corrections: new Map(corrections).set(at, whole) };
    });
  }

  async function readAs(at: number, encoding: Encoding): Promise<IntakeProblem | null> {
    if (state.phase !== 'review') return null;
    const made = await readInEncoding(state.result.reports[at].origin, encoding, leaving.current.signal);
    if (made === null || 'kind' in made) return made;
    const read = withReadAgain(state.result, at, made, knownDocuments(userCorpus, bundled));
    if ('kind' in read) return read;
    // Another file may have been read again meanwhile.
    change(({ result }) => {
      const now = withReadAgain(result, at, made, new Map());
      return 'kind' in now ? {} : { result: now };
    });
    return null;
  }

  return { correct, readAs };
}

function settingOf(userCorpus: UserCorpus, bundled: readonly DocumentInfo[]): IntakeSetting {
  return {
    collection: 'mine',
    collectionNames: userCorpus.collections.map(({ name }) => name),
    known: knownDocuments(userCorpus, bundled),
    room: roomIn(userCorpus),
    startWorker: startIntakeWorker,
    now: Date.now(),
  };
}

/** A review, unless there is nothing to add and no encoding to choose. */
function stateAfterReading(result: IntakeResult): ImportState {
  const isOver = result.documents.length === 0 && !result.reports.some(canChooseEncoding);
  return isOver
    ? { phase: 'done', result, added: [], made: [] }
    : { phase: 'review', result, corrections: new Map(), failure: null };
}

/** Null where the signal was aborted. */
async function readInEncoding(
  origin: FileOrigin,
  encoding: Encoding,
  signal: AbortSignal,
): Promise<MadeDocument | IntakeProblem | null> {
  try {
    return await readAgain(origin, encoding, startIntakeWorker, signal);
  } catch (error) {
    if (signal.aborted) return null;
    if (!(error instanceof IntakeError)) throw error;
    return error.problem;
  }
}

async function store(
  { result, corrections }: Review,
  collection: Collection,
  { collections }: UserCorpus,
): Promise<ImportState> {
  const whole = toBeAdded(result, corrections, collection.id, Date.now());
  const isUsed = whole.documents.some(({ info }) => info.collection === collection.id);
  const isNew = !collections.some(({ id }) => id === collection.id);
  const made = [...whole.collections, ...(isUsed && isNew ? [collection] : [])];
  const added = await addUserDocuments(whole.documents, made);
  return { phase: 'done', result: whole, added, made: made.map(({ id }) => id) };
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
