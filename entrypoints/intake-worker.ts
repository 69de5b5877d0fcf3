import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type ReadJob, type ReadReport, runJob } from '../utils/intake/read-job';

/** A worker that reads files and pages for the library, which answers meanwhile and ends the worker where it likes. */
export default defineUnlistedScript(() => {
  const pdfFiles = {
    worker: new URL('/pdf/worker.mjs', location.href).href,
    cMaps: new URL('/pdf/cmaps/', location.href).href,
  };
  const report = (each: ReadReport) => postMessage(each);
  addEventListener('message', ({ data }: MessageEvent<ReadJob>) => void runJob(data, pdfFiles, report));
});
