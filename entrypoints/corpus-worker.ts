import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { lockOf, type WorkerReport } from '../utils/generation/corpus-worker';
import { updateCorpus } from '../utils/generation/make-generation';

/** A worker that brings the corpus up to date, once, and reports how far it is: so that pages are matched meanwhile. */
export default defineUnlistedScript(() => {
  const report = (message: WorkerReport) => postMessage(message);
  // Held for good: that it is free says that this worker is dead.
  const holding = navigator.locks.request(lockOf(self.name), () =>
    work().then(() => new Promise(() => undefined)),
  );
  holding.catch(fail);

  function work(): Promise<void> {
    report({ kind: 'begun' });
    return updateCorpus((step) => report({ kind: 'step', step })).then(() => report({ kind: 'ended' }), fail);
  }

  function fail(error: unknown) {
    report({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
});
