import type { CorpusIndex } from '../index/corpus-index';
import { findAll } from '../index/search';
import { entryText, findEntry, type RecordTable } from '../record/table';
import { normalise } from '../text/normalise';
import type { Span } from '../text/span';
import { COMMA, isBarrier } from '../text/units';
import { isPlain } from './related-phrases';
import { thin } from './steps';

/** Near wordings are looked for up to this length, normalised units: what a longer wording contains is shown instead. */
const MAX_UNITS = 32;

/** At most this number of occurrences of one piece is examined, evenly spread: it limits the time to some 30 ms. */
const MAX_EXAMINED = 1_500;

/** A wording that is nearly the one looked for. */
export interface NearWording {
  /** Normalised. */
  readonly key: string;
  /** Number of units inserted, deleted or changed; two swapped neighbours count as one. */
  readonly distance: number;
}

/** How many units may differ in a wording of this length: none of two, one of three, then one in four, at most three. */
export function maxEdits(length: number): number {
  if (length < 3 || length > MAX_UNITS) return 0;
  return Math.min(3, Math.max(1, Math.floor(length / 4)));
}

/**
 * Wordings of the corpus that differ from a key in at most `maxEdits` units, in no order. If the key is cut into one more
 * piece than there are differences, one piece is unchanged (S. Wu, U. Manber, "Fast text searching: allowing errors",
 * CACM 35(10), 1992). So only the surroundings of the pieces' occurrences are compared: for each, the nearest wording
 * there.
 */
export function nearInCorpus({ text, suffixes, ...index }: CorpusIndex, key: string): NearWording[] {
  const most = maxEdits(key.length);
  const best = new Map<string, number>();
  for (let piece = 0; most > 0 && piece <= most; piece++) {
    const start = Math.floor((piece * key.length) / (most + 1));
    const end = Math.floor(((piece + 1) * key.length) / (most + 1));
    const { first, end: last } = findAll({ text, suffixes, ...index }, key.slice(start, end));
    for (const at of thin(suffixes.subarray(first, last), MAX_EXAMINED)) {
      const found = nearestAround(text, key, { start, end }, at);
      if (found.distance <= most && found.distance < (best.get(found.key) ?? most + 1))
        best.set(found.key, found.distance);
    }
  }
  return Array.from(best, ([wording, distance]) => ({ key: wording, distance })).filter(
    (each) => each.key !== key && each.key.length > 1,
  );
}

/** The wording nearest to a key around an occurrence of one of its pieces; of equally near ones the one closest in length. */
function nearestAround(text: Uint16Array, key: string, piece: Span, at: number): NearWording {
  const before = unitsOf(key.slice(0, piece.start)).reverse();
  const after = unitsOf(key.slice(piece.end));
  const size = piece.end - piece.start;
  const most = maxEdits(key.length);
  const left: number[] = [];
  for (let i = at - 1; i >= 0 && left.length < before.length + most && !isBarrier(text[i]); i--)
    left.push(text[i]);
  const right: number[] = [];
  for (let i = at + size; right.length < after.length + most && i < text.length && !isBarrier(text[i]); i++)
    right.push(text[i]);
  const start = nearestLength(before, left);
  const end = nearestLength(after, right);
  const units = text.subarray(at - start.length, at + size + end.length);
  return { key: String.fromCharCode(...units), distance: start.distance + end.distance };
}

/** Length and distance of the beginning of `other` that is nearest to a text and doesn't end with a comma. */
function nearestLength(
  text: readonly number[],
  other: readonly number[],
): { length: number; distance: number } {
  const distances = prefixDistances(text, other);
  let length = 0;
  for (let each = 1; each < distances.length; each++) {
    if (other[each - 1] === COMMA) continue;
    const isNearer = distances[each] < distances[length];
    const isAsNear = distances[each] === distances[length];
    if (isNearer || (isAsNear && Math.abs(each - text.length) < Math.abs(length - text.length)))
      length = each;
  }
  return { length, distance: distances[length] };
}

/** Entries of the record that differ from a key in at most `maxEdits` units, in their order. Reads the whole table in some 5 ms. */
export function nearInRecord(table: RecordTable, key: string): NearWording[] {
  const { units, starts } = table;
  const most = maxEdits(key.length);
  if (most === 0) return [];
  const wanted = new Uint8Array(0x10000);
  const keyUnits = unitsOf(key);
  for (const unit of keyUnits) wanted[unit] = 1;
  const near: NearWording[] = [];
  for (let entry = 0; entry < starts.length - 1; entry++) {
    const length = starts[entry + 1] - starts[entry];
    if (Math.abs(length - key.length) > most) continue;
    let shared = 0;
    for (let at = starts[entry]; at < starts[entry + 1]; at++) shared += wanted[units[at]];
    // Each difference costs at most one shared unit.
    if (shared < length - most) continue;
    const distance = prefixDistances(keyUnits, units.subarray(starts[entry], starts[entry + 1]))[length];
    if (distance > most || distance === 0) continue;
    const text = entryText(table, entry);
    if (isPlain(text)) near.push({ key: text, distance });
  }
  return near;
}

/**
 * Wordings of corpus or record that differ from a query in two swapped neighbours: two units, or two members of a list
 * with 、 or ， between them. Each has a distance of 1.
 * @param query As the user wrote it; its normalised form is `key`.
 */
export function swappedWordings(
  query: string,
  key: string,
  index: CorpusIndex,
  record: RecordTable | null,
): NearWording[] {
  const swapped = new Set(memberSwaps(query));
  for (let i = 0; i + 1 < key.length; i++) {
    if (key.charCodeAt(i) === COMMA || key.charCodeAt(i + 1) === COMMA) continue;
    swapped.add(key.slice(0, i) + key[i + 1] + key[i] + key.slice(i + 2));
  }
  swapped.delete(key);
  const isKnown = (wording: string) => {
    const { first, end } = findAll(index, wording);
    return end > first || (record !== null && findEntry(record, wording) >= 0);
  };
  return [...swapped].filter(isKnown).map((wording) => ({ key: wording, distance: 1 }));
}

function memberSwaps(query: string): string[] {
  const pieces = query.trim().split(/([、，,])/);
  const swaps: string[] = [];
  for (let at = 0; at + 2 < pieces.length; at += 2) {
    const swapped = pieces.with(at, pieces[at + 2]).with(at + 2, pieces[at]);
    swaps.push(normalise(swapped.join('')).text);
  }
  return swaps;
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

/**
 * Levenshtein distances of a text from each beginning of another: entry n is the least number of units to insert, delete
 * or change that makes the text the first n units of the other. V. I. Levenshtein, "Binary codes capable of correcting
 * deletions, insertions and reversals", Soviet Physics Doklady 10(8), 1966; by dynamic programming, in time
 * proportional to the product of the lengths.
 */
export function prefixDistances(text: ArrayLike<number>, other: ArrayLike<number>): Uint16Array {
  let before = Uint16Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= text.length; i++) {
    const row = new Uint16Array(other.length + 1);
    row[0] = i;
    for (let j = 1; j <= other.length; j++) {
      const changed = before[j - 1] + (text[i - 1] === other[j - 1] ? 0 : 1);
      row[j] = Math.min(changed, before[j] + 1, row[j - 1] + 1);
    }
    before = row;
  }
  return before;
}
