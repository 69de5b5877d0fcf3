/**
 * The first of the indices 0 … length - 1 that doesn't come before the target; `length` where all do. Takes
 * log2(length) comparisons.
 * @param isBefore Whether the item at an index comes before the target: true up to some index, false from there on.
 */
export function firstIndex(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
