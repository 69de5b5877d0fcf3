/** The steps of an installation, in order; after `installed` the generation is in use. */
export const INSTALL_STEPS = ['reading', 'indexing', 'mining', 'learning', 'storing', 'installed'] as const;

export type InstallStep = (typeof INSTALL_STEPS)[number];

/** The steps before the generation is in use. */
export type BuildStep = Exclude<InstallStep, 'installed'>;

/** What the corpus worker reports: that it has begun, the step that it begins, that it has ended, why it failed. */
export type WorkerReport =
  | { readonly kind: 'step'; readonly step: InstallStep }
  | { readonly kind: 'begun' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly why: string };

/** A report with the id of its rebuild, since a report of an earlier worker can still be on its way. */
export type WorkerMessage = WorkerReport & { readonly rebuild: string };

/**
 * Name of the lock that the worker of a rebuild holds while it lives. The browser releases it when the worker dies, for
 * whatever reason and without any event; a worker that is busy for half a minute still holds it.
 */
export function lockOf(rebuild: string): string {
  return `rebuild ${rebuild}`;
}

/** Whether the worker of a rebuild holds its lock. */
export async function hasLock(rebuild: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockOf(rebuild));
}

/**
 * Starts the worker of a rebuild, which begins at once. Returns a function that stops it; a generation that it had not
 * switched to is then lost.
 */
export function runCorpusWorker(rebuild: string, onMessage: (message: WorkerMessage) => void): () => void {
  const worker = new Worker('/corpus-worker.js', { name: rebuild });
  const report = (message: WorkerReport) => onMessage({ ...message, rebuild });
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerReport>) => report(data));
  worker.addEventListener('error', ({ message }) => report({ kind: 'failed', why: message }));
  return () => worker.terminate();
}
