import { MAX_REST_MS } from '../../limits';
import { countElements, isPageVisible } from './dom';

/**
 * At most this many failures are logged in a frame: a page that causes one at every change would fill the
 * console.
 */
const MAX_LOGGED = 20;

let logged = 0;

/**
 * Does a piece of work on the page. Anything may throw there: pages can be in any state, and browsers have
 * faults. The error is logged and goes no further, so that the rest of the page is still read, measured and
 * marked.
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
 * How long to rest after a piece of work on a page, ms: `factor` times as long as it took, so that it takes
 * about 1/`factor` of the time, but at most MAX_REST_MS. Time is measured by the clock, and a machine that
 * slept seems to have worked all along.
 * @param spent Time the work took, ms.
 */
export function restAfter(spent: number, factor: number): number {
  return Math.min(spent * factor, MAX_REST_MS);
}

interface Scheduler {
  yield?(): Promise<void>;
}

/** Gives the page its turn: resolves in a new task. */
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

/** Resolves when the browser is idle, after `limit` ms at the latest. */
export function untilIdle(limit: number): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: limit });
  });
}

/**
 * Resolves when the tab is visible, at once where it already is; never where `signal` is aborted in a hidden
 * tab.
 */
export function untilVisible(signal: AbortSignal): Promise<void> {
  if (isPageVisible()) return Promise.resolve();
  return new Promise((resolve) => {
    const onChange = () => {
      if (!isPageVisible()) return;
      stop();
      resolve();
    };
    // A document that is opened again loses its listeners, so a timer checks as well.
    const timer = setInterval(onChange, HIDDEN_LOOK_MS);
    const stop = () => {
      clearInterval(timer);
      removeEventListener('visibilitychange', onChange, true);
    };
    addEventListener('visibilitychange', onChange, true);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** How often a hidden tab is checked, ms. */
const HIDDEN_LOOK_MS = 2_000;

/**
 * From this many elements on, styling and layout of a page take longer the first time than one piece of work
 * may.
 */
const LARGE_PAGE_ELEMENTS = 3_000;

/** Longest wait for a frame, ms: hidden tabs have none. */
const FRAME_MS = 1_000;

/**
 * Resolves at once on an ordinary page, and on a large one after its next frame was rendered. Code that asks
 * for styles then needn't wait, in a single task, for those of the whole page.
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
