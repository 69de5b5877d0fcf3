import { storage } from '@wxt-dev/storage';
import type { BuildStep } from './install-step';

/** A rebuild of the corpus that is under way, or the last one where it failed. */
export type RebuildState =
  | { readonly status: 'building'; readonly step: BuildStep /** Its name. */; readonly generation: string }
  | { readonly status: 'failed'; readonly why: string };

/** In extension storage for the session: every surface sees it, and a browser that was closed builds no more. */
const item = storage.defineItem<RebuildState>('session:rebuild');

/** The rebuild under way or failed; null where there is none. */
export function readRebuildState(): Promise<RebuildState | null> {
  return item.getValue();
}

/** Says how far the rebuild is; null when it is done. For the background alone. */
export async function writeRebuildState(state: RebuildState | null): Promise<void> {
  if (state === null) await item.removeValue();
  else await item.setValue(state);
}

/** Calls back at every change. Returns how to stop. */
export function watchRebuildState(onChange: (state: RebuildState | null) => void): () => void {
  return item.watch(onChange);
}
