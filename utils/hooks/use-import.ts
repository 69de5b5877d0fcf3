import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ChosenCollection } from '../../components/documents/collections';
import { knownDocuments, rebuildCorpus, roomIn } from '../actions/documents';
import { failSave } from '../actions/failures';
import type { Collection, UserCorpus } from '../collections/user-corpus';
import type { DocumentInfo } from '../corpus/document';
import { readBundledManifest } from '../generation/package-files';
import type { Encoding } from '../intake/decode-text';
import type { FileOrigin, FileReport, IntakeResult, MissedFile } from '../intake/intake-result';
import type { MadeDocument } from '../intake/make-document';
import { IntakeError, type IntakeProblem } from '../intake/problem';
import { startIntakeWorker } from '../intake/reading-worker';
import {
  type Correction,
  type Corrections,
  canChooseEncoding,
  isToBeAdded,
  toBeAdded,
  withReadAgain,
} from '../intake/review';
import { type IntakeProgress, type IntakeSetting, readAgain, takeIn } from '../intake/take-in';
import { failureText, intakeProblemText } from '../labels/problems';
import { note, noted } from '../log';
import { addUserDocuments, removeUserDocuments } from '../store/user-documents';
import { useNotices } from './use-notices';

/** What was read, for the user to check and correct; nothing of it is stored yet. */
interface Review {
  readonly phase: 'review';
  readonly result: IntakeResult;
  readonly corrections: Corrections;
  /** Where the documents go. */
  readonly chosen: ChosenCollection;
  /** The error with which it could not be stored; null before the first attempt. */
  readonly failure: unknown;
}

/** The progress of an import. Nothing is stored before `done`. */
export type ImportState =
  | { readonly phase: 'idle' | 'storing' | 'undone' }
  | { readonly phase: 'reading'; readonly progress: IntakeProgress }
  | { readonly phase: 'failed'; readonly error: unknown }
  /** `review` is what was thrown away; null where nothing was read yet. */
  | { readonly phase: 'cancelled'; readonly review: Review | null }
  | Review
  | {
      readonly phase: 'done';
      readonly result: IntakeResult;
      /** Ids of the added documents and collections. */
      readonly added: readonly string[];
      readonly made: readonly string[];
      /** Number of files that the user left out. */
      readonly leftOut: number;
    };

export interface Import {
  readonly state: ImportState;
  /** @param missed Files and folders that could not be had. */
  start(files: readonly File[], missed?: readonly MissedFile[]): void;
  cancel(): void;
  /** Brings back what was read before it was cancelled. */
  resume(): void;
  /** Tries the same files again. */
  retry(): void;
  /** Corrects what was read of a file. @param at Its number in the report. */
  correct(at: number, correction: Correction): void;
  choose(chosen: ChosenCollection): void;
  /** Reads a file again in another encoding. Resolves to why that is impossible, or null; then it stays as it was. */
  readAs(at: number, encoding: Encoding): Promise<IntakeProblem | null>;
  /**
   * Stores what was read, once no file is being read again; a file that can't be read as the user chose is reported, and
   * nothing is stored.
   * @param collection Where the documents go; a new one is stored with them.
   */
  add(collection: Collection): Promise<void>;
  undo(): Promise<void>;
}

/** Time between two reports of progress, ms: more of them would not be seen. */
const PROGRESS_MS = 50;

/** What was to be checked when the view was left; the next view continues with it. */
let kept: Review | null = null;

/** The state of an import, which can be read at once after it was set. */
interface ImportStore {
  readonly current: ImportState;
  set(state: ImportState): void;
  /** Changes a review; does nothing in another phase. */
  change(changed: (review: Review) => Partial<Review>): void;
}

/**
 * Imports files: reads all of them, lets the user check them, then stores them in one step, so that either everything or
 * nothing is stored. Leaving the view stops the reading; what was read already is kept for the next view.
 */
export function useImport(userCorpus: UserCorpus): Import {
  const notices = useNotices();
  const [state, store] = useImportStore();
  const corpus = useRef(userCorpus);
  corpus.current = userCorpus;
  const reading = useReading(corpus, store);
  const review = useReview(corpus, store);
  const hasLeft = useRef(false);
  useEffect(() => {
    kept = null;
    return () => {
      hasLeft.current = true;
      const wasReading = reading.stop();
      kept = store.current.phase === 'review' ? store.current : null;
      if (kept === null && !wasReading) return;
      const cancelled = () =>
        i18n.t('store.both', [i18n.t('intake.cancelled'), i18n.t('intake.cancelledWhy')]);
      const text = kept === null ? cancelled() : i18n.t('intake.review.kept');
      notices.show({ text, actions: [{ text: i18n.t('close'), act: () => undefined }] });
    };
  }, []);

  async function add(collection: Collection) {
    const problem = await review.settle();
    const { current } = store;
    // It may have been cancelled or left meanwhile.
    if (current.phase !== 'review' || hasLeft.current) return;
    if (problem !== null) return notices.refuse(problem);
    store.set({ phase: 'storing' });
    try {
      store.set(await storeReview(current, collection, corpus.current));
    } catch (failure) {
      note('intake.storeFailed', failure);
      if (!hasLeft.current) return store.set({ ...current, failure });
      kept = { ...current, failure };
      return notices.refuse(failureText(failure, i18n.t('intake.storeFailed')));
    }
    // A text that was lost may be back, though nothing was added.
    await rebuildCorpus(notices);
  }

  async function undo() {
    const { current } = store;
    if (current.phase !== 'done') return;
    try {
      await removeUserDocuments(current.added, current.made);
    } catch (error) {
      return failSave(notices, 'intake.undoFailed', error, () => void undo());
    }
    store.set({ phase: 'undone' });
    await rebuildCorpus(notices);
  }

  function cancel() {
    const { current } = store;
    if (current.phase === 'review') store.set({ phase: 'cancelled', review: current });
    else reading.stop();
  }

  function resume() {
    const { current } = store;
    if (current.phase === 'cancelled' && current.review !== null) store.set(current.review);
  }

  const { start, retry } = reading;
  const { correct, choose, readAs } = review;
  return { state, start, retry, cancel, resume, correct, choose, readAs, add, undo };
}

function useImportStore(): [ImportState, ImportStore] {
  const [state, draw] = useState<ImportState>(() => kept ?? { phase: 'idle' });
  const latest = useRef(state);
  const set = (next: ImportState) => {
    latest.current = next;
    draw(next);
  };
  const store: ImportStore = {
    get current() {
      return latest.current;
    },
    set,
    change(changed) {
      const { current } = latest;
      if (current.phase === 'review') set({ ...current, ...changed(current) });
    },
  };
  return [state, store];
}

/** Reads files; `stop` says whether any were being read. */
function useReading(corpus: { readonly current: UserCorpus }, store: ImportStore) {
  const running = useRef<AbortController | null>(null);
  const last = useRef<Parameters<Import['start']>>([[]]);

  async function start(files: readonly File[], missed: readonly MissedFile[] = []) {
    const controller = new AbortController();
    running.current = controller;
    last.current = [files, missed];
    const progress = throttled((now) => store.set({ phase: 'reading', progress: now }));
    try {
      store.set({ phase: 'reading', progress: { done: 0, total: files.length, name: '', part: 0 } });
      const known = knownDocuments(corpus.current, await bundledDocuments());
      const setting = settingOf(corpus.current, known);
      const result = await takeIn(files, setting, controller.signal, progress.report);
      store.set(stateAfterReading({ ...result, reports: [...result.reports, ...missed.map(missedReport)] }));
    } catch (error) {
      const isCancelled = controller.signal.aborted;
      if (!isCancelled) note('intake.storeFailed', error);
      store.set(isCancelled ? { phase: 'cancelled', review: null } : { phase: 'failed', error });
    } finally {
      progress.stop();
      running.current = null;
    }
  }

  return {
    start: (...given: Parameters<Import['start']>) => void start(...given),
    retry: () => void start(...last.current),
    stop(): boolean {
      running.current?.abort();
      return running.current !== null;
    },
  };
}

/** A file that is being read again. */
interface Rereading {
  readonly controller: AbortController;
  /** What comes of it; null where it is read, or another choice was made. */
  readonly problem: Promise<string | null>;
}

/** Corrects what was read. */
function useReview(corpus: { readonly current: UserCorpus }, store: ImportStore) {
  const rereadings = useRef(new Map<FileOrigin, Rereading>());
  useEffect(
    () => () => {
      for (const { controller } of rereadings.current.values()) controller.abort();
    },
    [],
  );

  function correct(at: number, correction: Correction) {
    store.change(({ corrections }) => {
      const whole = { ...corrections.get(at), ...correction };
      return { corrections: new Map(corrections).set(at, whole) };
    });
  }

  function readAs(at: number, encoding: Encoding): Promise<IntakeProblem | null> {
    const { current } = store;
    if (current.phase !== 'review') return Promise.resolve(null);
    const { origin } = current.result.reports[at];
    rereadings.current.get(origin)?.controller.abort();
    const controller = new AbortController();
    const reading = read(origin, encoding, controller.signal);
    const describe = (problem: IntakeProblem | null) =>
      problem && i18n.t('intake.review.encodingFailed', [encoding, intakeProblemText(problem)]);
    const rereading = { controller, problem: reading.then(describe) };
    rereadings.current.set(origin, rereading);
    void rereading.problem.finally(() => {
      if (rereadings.current.get(origin) === rereading) rereadings.current.delete(origin);
    });
    return reading;
  }

  /** @returns Why it can't be read so; null where it is, where another choice was made, and where the file is gone. */
  async function read(
    origin: FileOrigin,
    encoding: Encoding,
    signal: AbortSignal,
  ): Promise<IntakeProblem | null> {
    const bundled = await bundledDocuments();
    const made = await readInEncoding(origin, encoding, signal);
    if (made === null || signal.aborted) return null;
    if ('kind' in made) return made;
    let problem: IntakeProblem | null = null;
    // Its number may be another by now, or the whole import.
    store.change(({ result }) => {
      const at = result.reports.findIndex((report) => report.origin === origin);
      if (at < 0) return {};
      const now = withReadAgain(result, at, made, knownDocuments(corpus.current, bundled));
      if (!('kind' in now)) return { result: now };
      problem = now;
      return {};
    });
    return problem;
  }

  /** Waits for files that are being read again. Resolves to why one can't be read as chosen, or null. */
  async function settle(): Promise<string | null> {
    const problems = await Promise.all([...rereadings.current.values()].map(({ problem }) => problem));
    return problems.find((problem) => problem !== null) ?? null;
  }

  const choose = (chosen: ChosenCollection) => store.change(() => ({ chosen }));
  return { correct, choose, readAs, settle };
}

/** The bundled documents, so that none is added a second time; none where the package can't be read. */
async function bundledDocuments(): Promise<readonly DocumentInfo[]> {
  const manifest = await readBundledManifest().catch(noted('The bundled documents were not listed.', null));
  return manifest?.documents ?? [];
}

function settingOf(userCorpus: UserCorpus, known: IntakeSetting['known']): IntakeSetting {
  return {
    collection: 'mine',
    collectionNames: userCorpus.collections.map(({ name }) => name),
    known,
    room: roomIn(userCorpus),
    startWorker: startIntakeWorker,
    now: Date.now(),
  };
}

/** The line of what could not be had. */
function missedReport({ name, problem }: MissedFile): FileReport {
  return { name, within: '', origin: { file: new File([], name), at: null }, problem };
}

/** A review, unless there is nothing to add and no encoding to choose. */
function stateAfterReading(result: IntakeResult): ImportState {
  const isOver = result.documents.length === 0 && !result.reports.some(canChooseEncoding);
  return isOver
    ? { phase: 'done', result, added: [], made: [], leftOut: 0 }
    : { phase: 'review', result, corrections: new Map(), chosen: { id: 'mine' }, failure: null };
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
    if (error instanceof IntakeError) return error.problem;
    note('A file was not read again.', error);
    return { kind: 'damaged' };
  }
}

async function storeReview(
  { result, corrections }: Review,
  collection: Collection,
  { collections }: UserCorpus,
): Promise<ImportState> {
  const whole = toBeAdded(result, corrections, collection.id, Date.now());
  const isUsed = whole.documents.some(({ info }) => info.collection === collection.id);
  const isNew = !collections.some(({ id }) => id === collection.id);
  const made = [...whole.collections, ...(isUsed && isNew ? [collection] : [])];
  const added = await addUserDocuments(whole.documents, made);
  const leftOut = result.reports.filter(
    (report, at) => 'taken' in report && !isToBeAdded(report, corrections.get(at)),
  ).length;
  return { phase: 'done', result: whole, added, made: made.map(({ id }) => id), leftOut };
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
