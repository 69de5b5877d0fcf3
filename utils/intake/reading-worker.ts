import { INTAKE_FILE_MS } from '../limits';
import { IntakeError } from './problem';
import type { ReadJob, ReadReport } from './read-job';

/** The part of a worker that is used here. */
export type JobWorker = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onmessageerror' | 'onerror'
>;

/** Starts the package's worker that reads files and pages (`entrypoints/intake-worker.ts`). */
export function startIntakeWorker(): JobWorker {
  return new Worker('/intake-worker.js');
}

/**
 * Reads files in a worker, one job at a time. Starts the worker with the first job and reuses it. Ends a worker that takes
 * too long or crashes; the next job gets a new one. An aborted signal ends it at once.
 */
export class ReadingWorker {
  readonly #start: () => JobWorker;
  readonly #signal: AbortSignal;
  #worker: JobWorker | null = null;

  constructor(start: () => JobWorker, signal: AbortSignal) {
    this.#start = start;
    this.#signal = signal;
  }

  /**
   * @param onReport Gets everything that the job reports except its end.
   * @throws IntakeError with `tookTooLong` where nothing but progress within a file was reported for INTAKE_FILE_MS,
   * with `crashed` where the worker broke down; the signal's reason where it was aborted; what `onReport` throws.
   */
  async run(job: ReadJob, onReport: (report: ReadReport) => void): Promise<void> {
    this.#signal.throwIfAborted();
    this.#worker ??= this.#start();
    const worker = this.#worker;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let onAbort = () => {};
    try {
      await new Promise<void>((resolve, reject) => {
        const startTimer = () => {
          clearTimeout(timer);
          const late = new IntakeError({ kind: 'tookTooLong', limit: INTAKE_FILE_MS });
          timer = setTimeout(() => reject(late), INTAKE_FILE_MS);
        };
        const crash = (event: Event) => {
          event.preventDefault();
          reject(new IntakeError({ kind: 'crashed' }));
        };
        worker.onmessage = ({ data }: MessageEvent<ReadReport>) => {
          if (data.kind === 'ended') return resolve();
          if (data.kind !== 'progressed') startTimer();
          try {
            onReport(data);
          } catch (error) {
            reject(error);
          }
        };
        worker.onmessageerror = crash;
        worker.onerror = crash;
        onAbort = () => reject(this.#signal.reason);
        this.#signal.addEventListener('abort', onAbort);
        startTimer();
        worker.postMessage(job);
      });
    } catch (error) {
      this.close();
      throw error;
    } finally {
      clearTimeout(timer);
      this.#signal.removeEventListener('abort', onAbort);
    }
  }

  /** Ends the worker and frees its memory. */
  close(): void {
    if (this.#worker === null) return;
    // Its last messages must not be taken for reports of a later job.
    Object.assign(this.#worker, { onmessage: null, onmessageerror: null, onerror: null });
    this.#worker.terminate();
    this.#worker = null;
  }
}
