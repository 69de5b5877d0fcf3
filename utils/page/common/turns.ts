import { countElements, isPageVisible } from './dom';

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
export function idle(limit: number): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: limit });
  });
}

/** Comes back when the tab is shown; at once where it is. Never after `signal` was aborted in a hidden tab. */
export function shown(signal: AbortSignal): Promise<void> {
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
export async function styled(): Promise<void> {
  if (countElements() < LARGE_PAGE_ELEMENTS) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, FRAME_MS);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}
