/** The sum of numbers, 0 for none. */
export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/**
 * How strongly two parts belong together: pointwise mutual information normalised to -1 … 1. It is 1 where neither
 * occurs without the other, 0 where they meet as often as by chance.
 * Source: G. Bouma, "Normalized (Pointwise) Mutual Information in Collocation Extraction", GSCL 2009.
 * @param together Occurrences of both together, at least 1.
 * @param first Occurrences of the first, @param second of the second.
 * @param total All places, at least `together`.
 */
export function normalisedInformation(
  together: number,
  first: number,
  second: number,
  total: number,
): number {
  if (together === total) return 1;
  return Math.log((together * total) / (first * second)) / -Math.log(together / total);
}

/**
 * Entropy, in nats, of a string's neighbours: high where anything may follow, so that the string ends there.
 * Source: Z. Jin, K. Tanaka-Ishii, "Unsupervised Segmentation of Chinese Text by Use of Branching Entropy",
 * COLING/ACL 2006.
 * @param counts How often each neighbour occurs.
 * @param distinct Occurrences beside a mark: each counts as a neighbour that differs from all others.
 */
export function branchingEntropy(counts: Iterable<number>, distinct: number): number {
  const seen = [...counts];
  const places = seen.reduce((sum, count) => sum + count, distinct);
  if (places === 0) return 0;
  const share = (count: number) => (count / places) * Math.log(places / count);
  return seen.reduce((sum, count) => sum + share(count), distinct * share(1));
}

/**
 * How much more often something occurs in one body of texts than in another: the logarithm (base e) of the ratio of
 * its shares, with half an occurrence added to each. 0 where the shares are equal.
 * Source: A. Hardie, "Log Ratio: an informal introduction", CASS, Lancaster 2014.
 */
export function logRatio(here: number, hereTotal: number, there: number, thereTotal: number): number {
  return Math.log(((here + 0.5) / hereTotal) * (thereTotal / (there + 0.5)));
}

/**
 * The share of a string's occurrences that are not within longer strings of the table, 0 to 1: the bracketed part of
 * C-value, divided by the frequency.
 * Source: K. Frantzi, S. Ananiadou, H. Mima, "Automatic recognition of multi-word terms: the C-value/NC-value
 * method", International Journal on Digital Libraries 3, 2000.
 * @param longer Number of longer strings that contain it, @param places their occurrences in total.
 */
export function ownShare(frequency: number, longer: number, places: number): number {
  return longer === 0 ? 1 : 1 - places / longer / frequency;
}
