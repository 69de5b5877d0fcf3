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
