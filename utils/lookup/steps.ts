/** Work that can pause wherever it yields. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** A turn ends after the first step that brings it to this time, ms. */
const TURN_MS = 12;

/** Runs all steps at once. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Runs steps in turns of TURN_MS. @param nextTurn Resolves when other work has had its turn. */
export async function runInTurns<T>(steps: Steps<T>, nextTurn: () => Promise<void>): Promise<T> {
  let begun = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - begun < TURN_MS) continue;
    await nextTurn();
    begun = performance.now();
  }
}

/** At most `limit` items, in their order and evenly spread. */
export function thin<T>(items: ArrayLike<T>, limit: number): T[] {
  const length = Math.min(items.length, limit);
  return Array.from({ length }, (_, at) => items[Math.floor((at * items.length) / length)]);
}
