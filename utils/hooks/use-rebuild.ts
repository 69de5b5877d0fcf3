import { useEffect, useState } from 'preact/hooks';
import { type RebuildState, readRebuildState, watchRebuildState } from '../generation/rebuild-state';
import { noted } from '../log';
import { request } from '../messaging/client';

/** Time between two questions whether the rebuild that is shown is still under way, ms. */
const ASK_MS = 5_000;

/** The rebuild of the corpus that is under way or has failed, kept up to date; null where there is none. */
export function useRebuild(): RebuildState | null {
  const [state, setState] = useState<RebuildState | null>(null);
  useEffect(() => {
    let changed = false;
    const stop = watchRebuildState((latest) => {
      changed = true;
      setState(latest);
    });
    readRebuildState().then(
      (stored) => {
        if (!changed) setState(stored);
      },
      () => undefined,
    );
    return stop;
  }, []);
  // A background that was stopped has taken its worker along, or can't hear of its death: any request wakes it.
  const isRunning = state?.status === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const ask = () =>
      void request('resumeRebuild', undefined).catch(noted('A rebuild was not resumed for a page.'));
    const timer = setInterval(ask, ASK_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return state;
}
