/** Work that can rest wherever it yields. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Longest stretch of work in one turn, ms; a step that takes longer makes its turn longer. */
const TURN_MS = 12;

/** Does all steps at once. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does steps in turns of TURN_MS; `nextTurn` resolves when other work has had its turn. */
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

/** At most `limit` of some items in their order, spread evenly over them; all of them where they are no more. */
export function thin<T>(items: ArrayLike<T>, limit: number): T[] {
  const length = Math.min(items.length, limit);
  return Array.from({ length }, (_, at) => items[Math.floor((at * items.length) / length)]);
}
