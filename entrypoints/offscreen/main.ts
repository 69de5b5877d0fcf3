import { runCorpusWorker, type WorkerMessage } from '../../utils/generation/corpus-worker';
import { request } from '../../utils/messaging/client';
import { Queue } from '../../utils/queue';

/** Time after which the last message is sent once more, ms: a background that was stopped wakes and goes on. */
const REPEAT_MS = 5_000;

/** Chrome's background can't run workers: this page, which nobody sees, runs one for it and passes on what it reports. */
const messages = new Queue();
let latest: WorkerMessage | null = null;

runCorpusWorker(new URLSearchParams(location.search).get('rebuild') ?? '', (message) => {
  latest = message;
  send(message);
});
setInterval(() => latest && send(latest), REPEAT_MS);

function send(message: WorkerMessage): void {
  // A message that is lost is sent again, if it is still the last one.
  messages.run(() => request('rebuildProgressed', message)).catch(() => undefined);
}
