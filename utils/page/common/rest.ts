import { MAX_REST_MS } from '../../limits';

/**
 * How long work on a page rests after a piece of it, ms, so that it takes one part in so many of the time. By the clock
 * a machine that slept or stood still meanwhile has worked all the time, so that it rests no longer than MAX_REST_MS.
 * @param spent Time that the piece took, ms.
 */
export function restAfter(spent: number, parts: number): number {
  return Math.min(spent * parts, MAX_REST_MS);
}
