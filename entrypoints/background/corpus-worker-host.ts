import { browser } from '../../utils/browser';
import { hasLock, runCorpusWorker, type WorkerMessage } from '../../utils/generation/corpus-worker';
import { isAlive, type RunningRebuild } from '../../utils/generation/rebuild';

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

/** Ends the worker where one runs, and the looks at it. */
export async function stopCorpusWorker(): Promise<void> {
  clearInterval(looks);
  looks = undefined;
  stopWorker?.();
  stopWorker = undefined;
  if (await offscreen?.hasDocument()) await offscreen?.closeDocument().catch(() => undefined);
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
