/** What is being done to make a generation, in this order; with `installed` it is in use. */
export const INSTALL_STEPS = ['reading', 'indexing', 'mining', 'learning', 'storing', 'installed'] as const;

/** How far an installation is. */
export type InstallStep = (typeof INSTALL_STEPS)[number];

/** The steps before it is in use. */
export type BuildStep = Exclude<InstallStep, 'installed'>;

/** What the corpus worker reports: that it has begun, the step that it begins, that it has ended, or why it failed. */
export type WorkerReport =
  | { readonly kind: 'step'; readonly step: InstallStep }
  | { readonly kind: 'begun' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly why: string };

/** A report with the rebuild that it is about, since one of an earlier worker can still be on its way. */
export type WorkerMessage = WorkerReport & { readonly rebuild: string };

/**
 * Name of the lock that the worker of a rebuild holds as long as it lives. The browser takes it away from a worker
 * that dies in whatever way, without any event; and a worker that is busy for half a minute still holds it.
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
 * Starts the worker of a rebuild, which begins at once. Returns how to stop it; what it had not switched to is gone
 * then.
 */
export function runCorpusWorker(rebuild: string, onMessage: (message: WorkerMessage) => void): () => void {
  const worker = new Worker('/corpus-worker.js', { name: rebuild });
  const report = (message: WorkerReport) => onMessage({ ...message, rebuild });
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerReport>) => report(data));
  worker.addEventListener('error', ({ message }) => report({ kind: 'failed', why: message }));
  return () => worker.terminate();
}
