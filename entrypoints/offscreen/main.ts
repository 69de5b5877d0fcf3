import { runCorpusWorker, type WorkerMessage } from '../../utils/generation/worker-message';
import { request } from '../../utils/messaging/client';

/** Chrome's background can't run workers: this page, which nobody sees, runs one for it and passes on what it tells. */
let last = Promise.resolve();
runCorpusWorker((message: WorkerMessage) => {
  last = last.then(() => request('rebuildProgressed', message)).catch(() => undefined);
});
