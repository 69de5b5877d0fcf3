import { storage } from '@wxt-dev/storage';
import type { BuildStep } from './corpus-worker';

/** What a rebuild is for: to make a generation and switch to it, or to measure the shares of the installed one. */
export interface RebuildNeed {
  readonly job: 'build' | 'measure';
  /** Name of the generation. */
  readonly generation: string;
}

/** A rebuild that a worker was started for. */
export interface RunningRebuild extends RebuildNeed {
  readonly status: 'running';
  /** UUID of this rebuild, which its worker's messages carry. */
  readonly rebuild: string;
  /** Name of the generation that was installed when it began; null for none. */
  readonly replaces: string | null;
  /** 1 for the first attempt; one more whenever its worker died. */
  readonly attempt: number;
  /** When the worker was started, ms since the epoch; null once it has reported. */
  readonly startedAt: number | null;
  /** The current step of a build; null while shares are measured. */
  readonly step: BuildStep | null;
}

/** A rebuild that failed. */
export interface FailedRebuild extends RebuildNeed {
  readonly status: 'failed';
  readonly why: string;
  /** Whether another attempt would most likely fail as well, so that only the user can start it. */
  readonly isFinal: boolean;
}

export type RebuildState = RunningRebuild | FailedRebuild;

/** In session storage: every surface sees it, and it ends with the browser, as the rebuild does. */
const item = storage.defineItem<RebuildState>('session:rebuild');

/** The rebuild that is running or has failed; null where there is none. */
export function readRebuildState(): Promise<RebuildState | null> {
  return item.getValue();
}

/** Stores the state of the rebuild; null when it is done. Only for the background. */
export async function writeRebuildState(state: RebuildState | null): Promise<void> {
  if (state === null) await item.removeValue();
  else await item.setValue(state);
}

/** Calls back at every change. Returns a function that stops it. */
export function watchRebuildState(onChange: (state: RebuildState | null) => void): () => void {
  return item.watch(onChange);
}

/** A rebuild whose worker dies at each attempt is given up after this number of attempts. */
export const MAX_ATTEMPTS = 3;

/** What to do about the rebuild: leave it as it is, stop it, start one, or give it up as failed. */
export type NextRebuild =
  | { readonly act: 'leave' | 'stop' | 'giveUp' }
  | { readonly act: 'start'; readonly attempt: number };

/**
 * Decides what to do about the rebuild. Pure.
 * @param need What has to be done; null for nothing.
 * @param state State of the latest rebuild; null where there was none.
 * @param isRunning Whether its worker is alive.
 * @param isAsked Whether the user asked for it: then a rebuild that was given up is tried again.
 */
export function nextRebuild(
  need: RebuildNeed | null,
  state: RebuildState | null,
  isRunning: boolean,
  isAsked: boolean,
): NextRebuild {
  if (need === null) return { act: 'stop' };
  if (state === null || state.generation !== need.generation) return { act: 'start', attempt: 1 };
  // A worker that has just installed what it built goes on to measure it.
  if (state.job !== need.job)
    return isRunning && need.job === 'measure' ? { act: 'leave' } : { act: 'start', attempt: 1 };
  if (state.status === 'failed')
    return state.isFinal && !isAsked ? { act: 'leave' } : { act: 'start', attempt: 1 };
  if (isRunning) return { act: 'leave' };
  return state.attempt < MAX_ATTEMPTS ? { act: 'start', attempt: state.attempt + 1 } : { act: 'giveUp' };
}

/** Time limit for a worker's first report, ms: on a busy machine it takes a while to start. */
const START_MS = 20_000;

/**
 * Whether the worker of a rebuild counts as alive.
 * @param isHosted Whether the page that started the worker exists.
 * @param hasLock Whether a worker holds the rebuild's lock (`lockOf`), as it does until it dies.
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
