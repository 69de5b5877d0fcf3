import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { installGeneration } from '../utils/generation/install';
import type { WorkerMessage } from '../utils/generation/worker-message';

/** A worker that makes the corpus anew, once, and tells how far it is: so that pages are matched meanwhile. */
export default defineUnlistedScript(() => {
  const tell = (message: WorkerMessage) => postMessage(message);
  installGeneration((step) => tell({ kind: 'step', step })).then(
    () => tell({ kind: 'ended' }),
    (error: unknown) => tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) }),
  );
});
