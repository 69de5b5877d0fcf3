import type { Span } from '../text/span';

/** What is searched for: a wording and its former surroundings, as comparable text. */
export interface Target {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Maximum number of pieces of a quote to search for unchanged. With one piece more than errors, one is intact. */
const MAX_SEEDS = 32;

/** Longest piece, UTF-16 units: long enough to be rare. */
const SEED_UNITS = 8;

/** Maximum number of occurrences of one piece to count, those after the expected position first. */
const MAX_HITS = 2_000;

/** Maximum number of windows of the text to search in the end. */
const MAX_WINDOWS = 8;

/**
 * Windows of a text that may contain a wording with at max `errors` changed units, likeliest first. Each intact piece
 * of the wording and its surroundings votes for where the wording begins. A filter as in G. Navarro and R. Baeza-Yates,
 * A hybrid indexing method for approximate string matching, 2000. It can miss a passage with hardly any intact piece.
 * @param hint Where the wording is expected to begin, or null.
 */
export function likelyPlaces(text: string, target: Target, errors: number, hint: number | null): Span[] {
  const { length } = target.quote;
  const width = Math.max(SEED_UNITS, errors);
  const expected = hint ?? 0;
  const votes = new Map<number, number>();
  if (hint !== null) votes.set(Math.floor(hint / width), 1);
  for (const { seed, offset } of seedsOf(target, errors)) {
    const seen = new Set<number>();
    for (const position of positionsOf(text, seed, expected - width, MAX_HITS)) {
      const bucket = Math.floor((position - offset) / width);
      if (!seen.has(bucket)) votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
      seen.add(bucket);
    }
  }
  // A wording that begins near the border of two buckets has votes in both.
  const ranked = [...votes.keys()].map((bucket) => ({
    bucket,
    votes: (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0),
    away: Math.abs(bucket * width - expected),
  }));
  return ranked
    .sort((a, b) => b.votes - a.votes || a.away - b.away)
    .slice(0, MAX_WINDOWS)
    .map(({ bucket }) => ({
      start: Math.max(0, bucket * width - errors),
      end: Math.min(text.length, (bucket + 2) * width + length + errors),
    }));
}

/** Pieces, and the offset of each from the quote's beginning; negative for the prefix. */
function* seedsOf({ quote, prefix, suffix }: Target, errors: number) {
  const count = Math.min(errors + 1, MAX_SEEDS);
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

/** At most `max` positions at which a wording occurs: those from an offset on, then those before it. */
export function* positionsOf(text: string, wording: string, from: number, max: number): Generator<number> {
  let left = max;
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
 * Levenshtein distance: the min number of UTF-16 units to insert, delete or replace that turns one text into the other;
 * `max + 1` where it is greater than `max`. Only the necessary band of the table is filled (E. Ukkonen, Algorithms for
 * Approximate String Matching, 1985), which takes time proportional to `max` times the length.
 */
export function distance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let row = Uint32Array.from({ length: b.length + 1 }, (_, i) => i);
  let next = new Uint32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const unit = a.charCodeAt(i - 1);
    const first = Math.max(1, i - max);
    const last = Math.min(b.length, i + max);
    next[first - 1] = first === 1 ? i : max + 1;
    let min = next[first - 1];
    for (let j = first; j <= last; j++) {
      const replaced = row[j - 1] + (unit === b.charCodeAt(j - 1) ? 0 : 1);
      const changed = Math.min(replaced, row[j] + 1, next[j - 1] + 1);
      next[j] = changed;
      if (changed < min) min = changed;
    }
    if (last < b.length) next[last + 1] = max + 1;
    if (min > max) return max + 1;
    [row, next] = [next, row];
  }
  return Math.min(row[b.length], max + 1);
}
