import type { Span } from '../text/span';

/** A wording and what stood around it, white space dropped. */
export interface Sought {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Pieces of a quote that are looked for as they are: with one more than there may be errors one of them is unharmed. */
const MOST_SEEDS = 32;

/** Longest piece, UTF-16 units: long enough to stand in few places. */
const SEED_UNITS = 8;

/** Places of one piece that are taken into account, those after the expected place first. */
const MOST_HITS = 2_000;

/** Windows of the text that are searched in the end. */
const MOST_WINDOWS = 8;

/**
 * Windows of a text in which a wording may stand, changed by at most `errors` units, likeliest first: the pieces of
 * wording and surroundings that stand there as they were vote for where it begins. A filter as in G. Navarro and R.
 * Baeza-Yates, A hybrid indexing method for approximate string matching, 2000; it can miss a place where hardly
 * any piece is unharmed.
 * @param hint Where it is expected to begin, or null.
 */
export function likelyPlaces(text: string, sought: Sought, errors: number, hint: number | null): Span[] {
  const { length } = sought.quote;
  const width = Math.max(SEED_UNITS, errors);
  const expected = hint ?? 0;
  const votes = new Map<number, number>();
  if (hint !== null) votes.set(Math.floor(hint / width), 1);
  for (const { seed, offset } of seedsOf(sought, errors)) {
    const seen = new Set<number>();
    for (const place of placesOf(text, seed, expected - width, MOST_HITS)) {
      const bucket = Math.floor((place - offset) / width);
      if (!seen.has(bucket)) votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
      seen.add(bucket);
    }
  }
  // What begins near the border of two buckets has votes in both.
  const ranked = [...votes.keys()].map((bucket) => ({
    bucket,
    votes: (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0),
    away: Math.abs(bucket * width - expected),
  }));
  return ranked
    .sort((a, b) => b.votes - a.votes || a.away - b.away)
    .slice(0, MOST_WINDOWS)
    .map(({ bucket }) => ({
      start: Math.max(0, bucket * width - errors),
      end: Math.min(text.length, (bucket + 2) * width + length + errors),
    }));
}

/** Pieces, and where each begins in the quote; before it for the prefix. */
function* seedsOf({ quote, prefix, suffix }: Sought, errors: number) {
  const count = Math.min(errors + 1, MOST_SEEDS);
  const step = quote.length / count;
  for (let i = 0; i < count; i++) {
    const offset = Math.floor(i * step);
    const end = Math.min(Math.floor((i + 1) * step), offset + SEED_UNITS);
    yield { seed: quote.slice(offset, end), offset };
  }
  const before = prefix.slice(-SEED_UNITS);
  if (before !== '') yield { seed: before, offset: -before.length };
  const after = suffix.slice(0, SEED_UNITS);
  if (after !== '') yield { seed: after, offset: quote.length };
}

/** At most so many places of a wording: those from an offset on, then those before it. */
export function* placesOf(text: string, wording: string, from: number, most: number): Generator<number> {
  let left = most;
  for (let at = text.indexOf(wording, from); at >= 0 && left > 0; at = text.indexOf(wording, at + 1)) {
    left--;
    yield at;
  }
  for (let at = text.indexOf(wording); at >= 0 && at < from && left > 0; at = text.indexOf(wording, at + 1)) {
    left--;
    yield at;
  }
}

/**
 * Least number of UTF-16 units to insert, delete or replace to make one text of another (Levenshtein's distance), or
 * `most + 1` where it is greater than `most`. Only the band of the table in which that can be is filled (E. Ukkonen,
 * Algorithms for Approximate String Matching, 1985): time in the order of `most` times the length.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Uint32Array.from({ length: b.length + 1 }, (_, i) => i);
  let next = new Uint32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const unit = a.charCodeAt(i - 1);
    const first = Math.max(1, i - most);
    const last = Math.min(b.length, i + most);
    next[first - 1] = first === 1 ? i : most + 1;
    let least = next[first - 1];
    for (let j = first; j <= last; j++) {
      const replaced = row[j - 1] + (unit === b.charCodeAt(j - 1) ? 0 : 1);
      const changed = Math.min(replaced, row[j] + 1, next[j - 1] + 1);
      next[j] = changed;
      if (changed < least) least = changed;
    }
    if (last < b.length) next[last + 1] = most + 1;
    if (least > most) return most + 1;
    [row, next] = [next, row];
  }
  return Math.min(row[b.length], most + 1);
}
