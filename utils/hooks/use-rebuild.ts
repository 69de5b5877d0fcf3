import { useEffect, useState } from 'preact/hooks';
import { type RebuildState, readRebuildState, watchRebuildState } from '../generation/rebuild-state';

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
  return state;
}
