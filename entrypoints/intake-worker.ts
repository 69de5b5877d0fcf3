import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type ReadJob, type ReadReport, runJob } from '../utils/intake/read-job';

/** A worker that reads files and pages for the library, which answers meanwhile and ends the worker where it likes. */
export default defineUnlistedScript(() => {
  const pdfFiles = {
    worker: new URL('/pdf/worker.mjs', location.href).href,
    cMap: async (name: string) => {
      const response = await fetch(new URL(`/pdf/cmaps/${name}.bcmap`, location.href));
      if (!response.ok) throw new Error(`There is no CMap ${name}.`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
  const report = (each: ReadReport) => postMessage(each);
  addEventListener('message', ({ data }: MessageEvent<ReadJob>) => void runJob(data, pdfFiles, report));
});
