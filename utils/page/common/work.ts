import { MAX_REST_MS } from '../../limits';
import { countElements, isPageVisible } from './dom';

/** Failures that are logged in one frame: a page that causes one at every change would fill the console. */
const MAX_LOGGED = 20;

let logged = 0;

/**
 * Does a piece of work on the page, where anything may throw: a page can be in any state, and browsers have faults. What
 * is thrown is logged and goes no further, so that the rest of the page is still read, measured and marked.
 * @returns What the work returns; null where it threw.
 */
export function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    logFailure(error);
    return null;
  }
}

/** Logs why a piece of work on the page failed. */
export function logFailure(error: unknown): void {
  if (logged++ < MAX_LOGGED) console.warn('Tifa Lens passed over a part of the page.', error);
}

/**
 * How long work on a page rests after a piece of it, ms, so that it takes one part in so many of the time. By the clock
 * a machine that slept or stood still meanwhile has worked all the time, so that it rests no longer than MAX_REST_MS.
 * @param spent Time that the piece took, ms.
 */
export function restAfter(spent: number, parts: number): number {
  return Math.min(spent * parts, MAX_REST_MS);
}

interface Scheduler {
  yield?(): Promise<void>;
}

/** Lets the page have its turn: comes back in a task of its own. */
export function nextTurn(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Comes back when the browser has nothing better to do, after `limit` ms at the latest. */
export function untilIdle(limit: number): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: limit });
  });
}

/** Comes back when the tab is shown; at once where it is. Never after `signal` was aborted in a hidden tab. */
export function untilVisible(signal: AbortSignal): Promise<void> {
  if (isPageVisible()) return Promise.resolve();
  return new Promise((resolve) => {
    const onChange = () => {
      if (!isPageVisible()) return;
      stop();
      resolve();
    };
    // A document that is opened anew loses its listeners, so time is looked at as well.
    const timer = setInterval(onChange, HIDDEN_LOOK_MS);
    const stop = () => {
      clearInterval(timer);
      removeEventListener('visibilitychange', onChange, true);
    };
    addEventListener('visibilitychange', onChange, true);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** A look now and then at whether a hidden tab is shown, ms. */
const HIDDEN_LOOK_MS = 2_000;

/** Elements from which on the first styling and layout of a page take longer than a piece of work may. */
const LARGE_PAGE_ELEMENTS = 3_000;

/** Longest wait for a frame, ms: there is none while the tab is hidden. */
const FRAME_MS = 1_000;

/**
 * Comes back at once on a page of common size; on a large one when its next frame was rendered, so that who asks for
 * styles does not have to wait for those of the whole page in one task.
 */
export async function untilStyled(): Promise<void> {
  if (countElements() < LARGE_PAGE_ELEMENTS) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, FRAME_MS);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}
