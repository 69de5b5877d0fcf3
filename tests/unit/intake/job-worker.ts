import { join } from 'node:path';
import { type ReadReport, runJob } from '../../../utils/intake/read-job';
import type { JobWorker } from '../../../utils/intake/reading-worker';
import { root } from '../repository-files';

const library = join(root, 'node_modules/pdfjs-dist');
/** Where the files of pdf.js are in Node. */
export const pdfFiles = {
  worker: join(library, 'legacy/build/pdf.worker.min.mjs'),
  cMaps: join(library, 'cmaps/'),
};

/** A worker that does the jobs in the same thread, since Node's workers are no web workers. */
export function jobWorker(): JobWorker {
  let ended = false;
  const worker: JobWorker = {
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage: (job) => {
      const report = (data: ReadReport) => {
        if (!ended) worker.onmessage?.call(worker as Worker, new MessageEvent('message', { data }));
      };
      void runJob(job, pdfFiles, report);
    },
    terminate: () => {
      ended = true;
    },
  };
  return worker;
}

/** The same, but it breaks down when it begins with a file of a zip that has one of these names. */
export function breakingWorker(names: readonly string[]): JobWorker {
  const worker = jobWorker();
  const outer: JobWorker = {
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage: (job) => worker.postMessage(job),
    terminate: () => worker.terminate(),
  };
  worker.onmessage = (event: MessageEvent<ReadReport>) => {
    outer.onmessage?.call(outer as Worker, event);
    if (event.data.kind !== 'began' || !names.includes(event.data.name)) return;
    worker.terminate();
    outer.onerror?.call(outer as Worker, new Event('error') as ErrorEvent);
  };
  return outer;
}
