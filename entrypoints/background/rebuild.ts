import { readBundledManifest } from '../../utils/generation/bundled-documents';
import { wantedGeneration } from '../../utils/generation/generation-name';
import { readRebuildState, writeRebuildState } from '../../utils/generation/rebuild-state';
import type { WorkerMessage } from '../../utils/generation/worker-message';
import { readGeneration } from '../../utils/store/corpus';
import { readReaderCorpus } from '../../utils/store/reader-documents';
import { runsCorpusWorker, startCorpusWorker, stopCorpusWorker } from './corpus-worker-host';
import { forgetCorpus } from './loaded-corpus';
import { tellAllPages } from './tell-pages';

let last: Promise<void> = Promise.resolve();

/**
 * Makes the corpus anew in a worker where what is installed is not what package and reader give now. One that is being
 * made goes on where it is that, and gives way where not. Resolves when it has begun, or nothing was to be done. Calls
 * at once wait for each other.
 */
export function rebuildWhereNeeded(): Promise<void> {
  last = last.then(begin, begin);
  return last;
}

/** Time until the check, ms: the page that has woken the background comes first. */
const CHECK_MS = 2_000;

let checked = false;

/**
 * Once for each start of the background, in a moment: makes the corpus anew where the browser was closed before that
 * was done, or the package has changed.
 */
export function checkCorpusOnce(): void {
  if (checked) return;
  checked = true;
  setTimeout(() => void rebuildWhereNeeded(), CHECK_MS);
}

async function begin(): Promise<void> {
  const generation = await wanted();
  const state = await readRebuildState();
  if (generation === null) {
    await stopCorpusWorker();
    await writeRebuildState(null);
    return;
  }
  if (state?.status === 'building' && state.generation === generation && (await runsCorpusWorker())) return;
  await writeRebuildState({ status: 'building', step: 'reading', generation });
  try {
    await startCorpusWorker((message) => void onWorkerMessage(message));
  } catch (error) {
    await writeRebuildState({ status: 'failed', why: String(error) });
  }
}

/**
 * Name of the generation that has to be made; null where none has to, or where databases or package can't be read: a
 * worker could do nothing better then.
 */
async function wanted(): Promise<string | null> {
  try {
    const [stored, manifest, readerCorpus] = await Promise.all([
      readGeneration(),
      readBundledManifest(),
      readReaderCorpus(),
    ]);
    return await wantedGeneration(stored?.generation ?? null, manifest, readerCorpus);
  } catch (error) {
    console.warn('Whether the corpus is of today could not be told.', error);
    return null;
  }
}

/** What the corpus worker tells. Once its corpus is installed, the background and all open pages go over to it. */
export async function onWorkerMessage(message: WorkerMessage): Promise<void> {
  if (message.kind === 'step' && message.step !== 'installed') {
    const state = await readRebuildState();
    if (state?.status === 'building') await writeRebuildState({ ...state, step: message.step });
  }
  if (message.kind === 'step' && message.step === 'installed') {
    await writeRebuildState(null);
    forgetCorpus();
    await tellAllPages('corpusInstalled');
  }
  if (message.kind === 'failed') {
    console.warn('The corpus was not made anew; the earlier one stays.', message.why);
    await writeRebuildState({ status: 'failed', why: message.why });
  }
  if (message.kind !== 'step') await stopCorpusWorker();
}
