import { type Loaded, lookUpString } from './product';
import { Random } from './random';
import { type Row, row } from './row';
import { median, percentile } from './statistics';

const QUERIES = 1_000;
const ROUNDS = 3;

/** One query in this many is a string that the corpus doesn't have. */
const ABSENT = 5;

/** Shortest and longest query, UTF-16 units. */
const SIZES = [2, 12] as const;

/** Times of looking up random strings. @param budget Most for the 95th percentile, ms. */
export function lookUpRows(name: string, loaded: Loaded, budget: number): Row[] {
  const rounds = Array.from({ length: ROUNDS }, () => timesOfLookUps(loaded));
  const of = (share: number) => median(rounds.map(({ times }) => percentile(times, share)));
  const beside = [`${QUERIES.toLocaleString('en')} strings, ${rounds[0].found} found`];
  return [
    row(`look-up, ${name}: p50`, of(0.5), 'ms', { runs: ROUNDS, beside }),
    row(`look-up, ${name}: p95`, of(0.95), 'ms', {
      budget,
      runs: ROUNDS,
      beside: [`longest ${median(rounds.map(({ times }) => Math.max(...times))).toFixed(1)} ms`],
    }),
  ];
}

/** How long look-ups of QUERIES random strings take, ms, and how many of the strings are found. */
export function timesOfLookUps(loaded: Loaded): { readonly times: number[]; readonly found: number } {
  let found = 0;
  const times = queriesFrom(loaded.documents.map(({ text }) => text)).map((query) => {
    const begin = performance.now();
    const frequency = lookUpString(query, loaded);
    const time = performance.now() - begin;
    if (frequency > 0) found++;
    return time;
  });
  return { times, found };
}

/** Random pieces of texts; some have their units shuffled, so they rarely occur anywhere. */
function queriesFrom(texts: readonly string[]): string[] {
  const random = new Random(20_251);
  return Array.from({ length: QUERIES }, (_, i) => {
    const text = random.pick(texts);
    const size = random.between(...SIZES);
    const start = random.between(0, Math.max(0, text.length - size));
    const piece = text.slice(start, start + size);
    return i % ABSENT === 0 ? [...piece].reverse().join('') : piece;
  });
}
