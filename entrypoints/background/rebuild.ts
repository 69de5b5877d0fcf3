import { browser } from '../../utils/browser';
import { noteFailure, noteWrite, noteWritten } from '../../utils/disk/guard';
import { hasLock, runCorpusWorker, type WorkerMessage } from '../../utils/generation/corpus-worker';
import { wantedGeneration } from '../../utils/generation/generation-name';
import { readBundledManifest } from '../../utils/generation/package-files';
import {
  isAlive,
  MAX_ATTEMPTS,
  nextRebuild,
  type RebuildNeed,
  type RunningRebuild,
  readRebuildState,
  writeRebuildState,
} from '../../utils/generation/rebuild';
import { noted, warn } from '../../utils/log';
import { Queue } from '../../utils/queue';
import { readGeneration, removeLeftPieces } from '../../utils/store/corpus';
import { readUserCorpus } from '../../utils/store/user-documents';
import { forgetAhead, useInstalledCorpus } from './loaded-corpus';
import { notifyAllPages } from './pages';

/** Marks the worker's writes, which has no storage area for that: one that is cut off endangers all databases. */
const MARK = 'rebuild';

/** Beginnings and messages, one after another: each reads the rebuild's state and writes it. */
const queue = new Queue();

/**
 * Rebuilds the corpus in a worker where what is installed is not what package and user give now, and has the shares
 * measured where they are missing. A rebuild under way goes on where it is the one that is needed and its worker is
 * alive, and gives way where not. Resolves when it has begun, or there was nothing to do.
 * @param isAsked Whether the user is waiting for it.
 */
export function rebuildWhereNeeded(isAsked: boolean): Promise<void> {
  return queue.run(() => begin(isAsked));
}

/** Goes on with a rebuild that was under way when the background was stopped, or begins it again. */
export async function resumeRebuild(): Promise<void> {
  const state = await readRebuildState();
  if (state?.status === 'running') await rebuildWhereNeeded(false);
}

/** Time until the check, ms: the page that has woken the background comes first. */
const CHECK_MS = 2_000;

let checked = false;

/**
 * Once for each start of the background, in a moment: rebuilds the corpus where the browser was closed before that was
 * done, or the package has changed.
 */
export function checkCorpusOnce(): void {
  if (checked) return;
  checked = true;
  setTimeout(() => void rebuildWhereNeeded(false), CHECK_MS);
}

async function begin(isAsked: boolean): Promise<void> {
  const [known, state] = await Promise.all([readNeed(), readRebuildState()]);
  const isRunning = state?.status === 'running' && (await isWorkerAlive(state));
  if (known === undefined && isRunning) return;
  const { need = null, installed } = known ?? {};
  const next = nextRebuild(need, state, isRunning, isAsked);
  if (state?.status === 'running' && !isRunning)
    warn(`The worker of a rebuild has died (${state.job}, attempt ${state.attempt}).`);
  if (next.act === 'leave') {
    if (isRunning) watchCorpusWorker(look);
    return;
  }
  // A worker that died, or is stopped now, may have switched to its generation without being able to say so.
  if (state?.status === 'running' && state.job === 'build' && installed && installed !== state.replaces)
    await useInstalled();
  if (next.act === 'start' && need) await start(need, installed ?? null, next.attempt);
  else {
    await stopCorpusWorker();
    const why = `its worker died ${MAX_ATTEMPTS} times`;
    await writeRebuildState(need ? { ...need, status: 'failed', why, isFinal: true } : null);
    // A worker that was needed before may have left some.
    await removeLeftPieces().catch(noted('What is left of earlier generations was not deleted.'));
  }
}

async function start(need: RebuildNeed, replaces: string | null, attempt: number): Promise<void> {
  const rebuild = crypto.randomUUID();
  const step = need.job === 'build' ? 'reading' : null;
  const startedAt = Date.now();
  await writeRebuildState({ ...need, status: 'running', rebuild, replaces, attempt, startedAt, step });
  try {
    await noteWrite(MARK);
    await startCorpusWorker(rebuild, (message) => void onWorkerMessage(message));
    watchCorpusWorker(look);
  } catch (error) {
    await writeRebuildState({ ...need, status: 'failed', why: String(error), isFinal: false });
  }
}

/** Begins a rebuild again whose worker has died. */
async function look(): Promise<void> {
  const state = await readRebuildState();
  if (state?.status === 'running' && !(await isWorkerAlive(state))) await rebuildWhereNeeded(false);
}

/** What is installed, and what has to be done. */
interface Known {
  /** Name of the generation that is installed; null for none. */
  readonly installed: string | null;
  /** Null where there is nothing to do. */
  readonly need: RebuildNeed | null;
}

/** Undefined where databases or package can't be read: a worker that is started then could do nothing better. */
async function readNeed(): Promise<Known | undefined> {
  try {
    const [stored, manifest, userCorpus] = await Promise.all([
      readGeneration(),
      readBundledManifest(),
      readUserCorpus(),
    ]);
    const installed = stored?.generation ?? null;
    const generation = await wantedGeneration(installed, manifest, userCorpus);
    if (generation !== null) return { installed, need: { job: 'build', generation } };
    const isMeasured = installed === null || stored?.shares !== null;
    return { installed, need: isMeasured ? null : { job: 'measure', generation: installed } };
  } catch (error) {
    warn('Whether the corpus is up to date could not be found out.', error);
    return undefined;
  }
}

/** Takes what a corpus worker reports; of any worker but that of the rebuild under way it is out of date. */
export function onWorkerMessage(message: WorkerMessage): Promise<void> {
  return queue.run(async () => {
    const state = await readRebuildState();
    if (state?.status !== 'running' || state.rebuild !== message.rebuild) return;
    watchCorpusWorker(look);
    await take(message, state);
  });
}

/** Once its corpus is installed, the background and all open pages go over to it. */
async function take(message: WorkerMessage, state: RunningRebuild): Promise<void> {
  if (message.kind === 'begun') return writeRebuildState({ ...state, startedAt: null });
  if (message.kind === 'step') {
    if (message.step !== 'installed')
      return writeRebuildState({ ...state, startedAt: null, step: message.step });
    if (state.job === 'measure') return;
    // The one that is stored: the user may have changed their part just before the worker read it.
    const generation = (await readGeneration())?.generation ?? state.generation;
    await writeRebuildState({
      ...state,
      startedAt: null,
      job: 'measure',
      generation,
      attempt: 1,
      step: null,
    });
    await useInstalled();
    return;
  }
  await stopCorpusWorker();
  if (message.kind === 'ended') {
    await noteWritten(MARK);
    await writeRebuildState(null);
    if (state.job === 'build') await useInstalled();
    return;
  }
  await noteFailure(MARK);
  const { job, generation } = state;
  warn(`The corpus could not be rebuilt (${job}).`, message.why);
  await writeRebuildState({
    job,
    generation,
    status: 'failed',
    why: message.why,
    isFinal: job === 'measure',
  });
}

async function useInstalled(): Promise<void> {
  await useInstalledCorpus();
  void notifyAllPages('corpusInstalled');
}

/** Chrome's part of the extension API that the polyfill does not know. */
interface Offscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
  hasDocument(): Promise<boolean>;
}

const { offscreen } = browser as unknown as { offscreen?: Offscreen };

/**
 * Time between two looks at whether the worker is alive, ms. Each calls the extension API besides, which shows the
 * browser that its background is at work: it stops an idle one after 30 s.
 */
const LOOK_MS = 1_000;

let stopWorker: (() => void) | undefined;
let looks: ReturnType<typeof setInterval> | undefined;

/**
 * Runs the worker of a rebuild, in place of one that runs already. Firefox's background is a page and runs it itself;
 * Chrome's gives it to an offscreen document, which passes its messages on (`rebuildProgressed`).
 */
export async function startCorpusWorker(
  rebuild: string,
  onMessage: (message: WorkerMessage) => void,
): Promise<void> {
  await stopCorpusWorker();
  if (!offscreen) {
    stopWorker = runCorpusWorker(rebuild, onMessage);
    return;
  }
  const justification = 'Builds the index of the corpus in a worker.';
  const url = `/offscreen.html?rebuild=${rebuild}`;
  await offscreen.createDocument({ url, reasons: ['WORKERS'], justification });
}

/** Ends the worker where one runs, and the looks at it; what was read ahead of its switch is forgotten. */
export async function stopCorpusWorker(): Promise<void> {
  forgetAhead();
  clearInterval(looks);
  looks = undefined;
  stopWorker?.();
  stopWorker = undefined;
  if (await offscreen?.hasDocument())
    await offscreen?.closeDocument().catch(noted('The offscreen document was not closed.'));
}

/** Whether the worker of a rebuild is alive; one that an earlier start of the background began, too. */
export async function isWorkerAlive(state: RunningRebuild): Promise<boolean> {
  const isHosted = stopWorker !== undefined || ((await offscreen?.hasDocument()) ?? false);
  return isAlive(state, isHosted, await hasLock(state.rebuild), Date.now());
}

/** Calls back again and again until the worker is stopped, for a look at whether it is alive. */
export function watchCorpusWorker(look: () => Promise<void>): void {
  let isLooking = false;
  looks ??= setInterval(async () => {
    void browser.runtime.getPlatformInfo();
    if (isLooking) return;
    isLooking = true;
    await look().finally(() => {
      isLooking = false;
    });
  }, LOOK_MS);
}
