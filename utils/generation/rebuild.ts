import { storage } from '@wxt-dev/storage';
import type { BuildStep } from './corpus-worker';

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

/** How often a rebuild is begun whose worker dies each time: once by bad luck, twice by a bad moment, then by itself. */
export const MAX_ATTEMPTS = 3;

/** What to do about the rebuild: go on with the running one, stop it, start one, or give it up as failed. */
export type NextRebuild =
  | { readonly act: 'leave' | 'stop' | 'giveUp' }
  | { readonly act: 'start'; readonly attempt: number };

/**
 * Decides what to do about the rebuild. Pure.
 * @param need What has to be done; null where nothing has.
 * @param state What is known of the rebuild before; null where there was none.
 * @param isRunning Whether the worker of that rebuild is alive.
 * @param isAsked Whether the user is waiting for it: then one that was given up is tried again.
 */
export function nextRebuild(
  need: RebuildNeed | null,
  state: RebuildState | null,
  isRunning: boolean,
  isAsked: boolean,
): NextRebuild {
  if (need === null) return { act: 'stop' };
  if (state === null || state.generation !== need.generation) return { act: 'start', attempt: 1 };
  // A worker that has just installed what it built goes on to measure it by itself.
  if (state.job !== need.job)
    return isRunning && need.job === 'measure' ? { act: 'leave' } : { act: 'start', attempt: 1 };
  if (state.status === 'failed')
    return state.isFinal && !isAsked ? { act: 'leave' } : { act: 'start', attempt: 1 };
  if (isRunning) return { act: 'leave' };
  return state.attempt < MAX_ATTEMPTS ? { act: 'start', attempt: state.attempt + 1 } : { act: 'giveUp' };
}

/** Time in which a worker has to report for the first time, ms: on a busy machine it takes a while to start. */
const START_MS = 20_000;

/**
 * Whether the worker of a rebuild is to be taken for alive.
 * @param isHosted Whether there is a page that a worker was started in.
 * @param hasLock Whether a worker holds the rebuild's lock (`lockOf`): from its first moment until it dies.
 * @param now ms since the epoch.
 */
export function isAlive(
  { startedAt }: Pick<RunningRebuild, 'startedAt'>,
  isHosted: boolean,
  hasLock: boolean,
  now: number,
): boolean {
  return isHosted && (hasLock || (startedAt !== null && now - startedAt < START_MS));
}
