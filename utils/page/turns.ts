import { isPageVisible } from './dom';

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
