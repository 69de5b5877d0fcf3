import type { InstallStep } from './install-step';

/** What the corpus worker tells: the step that it begins, that it has ended, or why it failed. */
export type WorkerMessage =
  | { readonly kind: 'step'; readonly step: InstallStep }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly why: string };

/** Starts the worker, which begins at once. Returns how to stop it; what it had not switched to is gone then. */
export function runCorpusWorker(onMessage: (message: WorkerMessage) => void): () => void {
  const worker = new Worker('/corpus-worker.js');
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => onMessage(data));
  worker.addEventListener('error', ({ message }) => onMessage({ kind: 'failed', why: message }));
  return () => worker.terminate();
}
