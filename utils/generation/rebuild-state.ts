import { storage } from '@wxt-dev/storage';
import type { BuildStep } from './install-step';

/** What a rebuild is for: to make a generation and switch to it, or to measure the shares of the one that is installed. */
export interface RebuildNeed {
  readonly job: 'build' | 'measure';
  /** Name of the generation. */
  readonly generation: string;
}

/** A rebuild that a worker was started for. */
export interface RunningRebuild extends RebuildNeed {
  readonly status: 'running';
  /** UUID of this rebuild: its worker's messages carry it. */
  readonly rebuild: string;
  /** How often it was begun, this time included: again after a worker died. */
  readonly attempt: number;
  /** Time of starting the worker, ms since the epoch; null once the worker has reported. */
  readonly startedAt: number | null;
  /** Step of a build; null while shares are measured. */
  readonly step: BuildStep | null;
}

/** A rebuild that failed. */
export interface FailedRebuild extends RebuildNeed {
  readonly status: 'failed';
  readonly why: string;
  /** Whether trying again by itself would most likely fail again, so that only the user begins it again. */
  readonly isFinal: boolean;
}

export type RebuildState = RunningRebuild | FailedRebuild;

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
