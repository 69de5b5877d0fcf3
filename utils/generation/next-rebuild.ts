import type { RebuildNeed, RebuildState, RunningRebuild } from './rebuild-state';

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
