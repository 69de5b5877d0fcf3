import { browser } from '../../utils/browser';
import { runCorpusWorker, type WorkerMessage } from '../../utils/generation/worker-message';

/** Chrome's part of the extension API that the polyfill does not know. */
interface Offscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
  hasDocument(): Promise<boolean>;
}

const { offscreen } = browser as unknown as { offscreen?: Offscreen };

/** Calls of the API that show a browser that its background is at work, ms: it stops an idle one after 30 s. */
const ALIVE_MS = 10_000;

let stopWorker: (() => void) | undefined;

/**
 * Runs the corpus worker, in place of one that runs already. Firefox's background is a page and runs it itself;
 * Chrome's gives it to an offscreen document, which tells by messages (`rebuildProgressed`).
 */
export async function startCorpusWorker(onMessage: (message: WorkerMessage) => void): Promise<void> {
  await stopCorpusWorker();
  if (offscreen) {
    const justification = 'Builds the index of the corpus in a worker.';
    await offscreen.createDocument({ url: '/offscreen.html', reasons: ['WORKERS'], justification });
    return;
  }
  const stop = runCorpusWorker(onMessage);
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), ALIVE_MS);
  stopWorker = () => {
    clearInterval(timer);
    stop();
  };
}

/** Ends the worker where one runs. */
export async function stopCorpusWorker(): Promise<void> {
  stopWorker?.();
  stopWorker = undefined;
  if (await offscreen?.hasDocument()) await offscreen?.closeDocument().catch(() => undefined);
}

/** Whether a worker runs; one that an earlier start of the background began, too. */
export async function runsCorpusWorker(): Promise<boolean> {
  return stopWorker !== undefined || ((await offscreen?.hasDocument()) ?? false);
}
