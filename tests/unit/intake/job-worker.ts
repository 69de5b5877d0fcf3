import { join } from 'node:path';
import { type ReadReport, runJob } from '../../../utils/intake/read-job';
import type { JobWorker } from '../../../utils/intake/reading-worker';
import { root } from '../repository-files';

const library = join(root, 'node_modules/pdfjs-dist');
const pdfFiles = {
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
