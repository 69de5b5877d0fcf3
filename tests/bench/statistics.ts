/** The middle of some numbers, of an even number of them the mean of the two in the middle. @throws RangeError where there is none. */
export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new RangeError('no number has no median');
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >>> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The smallest of some numbers that at least `share` of them don't exceed (nearest rank).
 * @param share Above 0, up to 1.
 * @throws RangeError where there is no number.
 */
export function percentile(numbers: readonly number[], share: number): number {
  if (numbers.length === 0) throw new RangeError('no number has no percentile');
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/**
 * Median of the ratios of numbers that were measured in turn: a busy moment that both fell into doesn't show in it.
 * @param others As many as there are numbers, none of them 0.
 * @throws RangeError where there is none.
 */
export function medianRatio(numbers: readonly number[], others: readonly number[]): number {
  return median(numbers.map((number, i) => number / others[i]));
}

/**
 * The power of `sizes` with which `values` grow: the slope of the line through their logarithms, by least squares; 1 for
 * in proportion, 0 for not at all.
 * @param sizes Above 0, not all the same.
 * @param values As many, above 0.
 */
export function slope(sizes: readonly number[], values: readonly number[]): number {
  const [x, y] = [sizes, values].map((numbers) => numbers.map(Math.log));
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  const products = x.map((each, at) => (each - meanX) * (y[at] - meanY));
  const squares = x.map((each) => (each - meanX) ** 2);
  return mean(products) / mean(squares);
}
