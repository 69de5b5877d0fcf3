/** Resolves after a time, so that other work gets a turn. @param ms At least this long; 0 for the next task. */
export function pause(ms = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
