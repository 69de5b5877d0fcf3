/** Longest array that is kept, units: nearly all clauses and flows are shorter. */
const KEPT = 0x1000;

/**
 * Provides arrays of at least some length for work that is over before the next one is asked for. Short ones are all
 * the same array, with whatever the last work left in it: making one takes longer than filling it.
 * @param make Makes an array of a length.
 */
export function reusable<T>(make: (length: number) => T): (length: number) => T {
  const kept = make(KEPT);
  return (length) => (length <= KEPT ? kept : make(length));
}
