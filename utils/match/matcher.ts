import { GRAM, gramHash } from '../index/gram-filter';

/** A phrase to be found on pages. */
export interface KnownPhrase {
  /** Normalised text. */
  readonly text: string;
  /** See `strengthOf`. */
  readonly strength: number;
}

/**
 * A set of phrases that tells, for each place of a text, which of them begin there. The phrases are sorted, those
 * that begin with the same gram stand together, and a hash table leads from a gram to its group; within a group
 * they are found by binary search. Some 30 bytes a phrase beside its text, all in typed arrays.
 */
export interface Matcher {
  /** All phrases, one after the other, in the order of their units. */
  readonly units: Uint16Array;
  /** Where each phrase begins in `units`; the length of `units` at the end. */
  readonly starts: Int32Array;
  readonly strengths: Uint8Array;
  /** For each phrase the longest other one that it begins with, or -1. */
  readonly shorter: Int32Array;
  /** First phrase of each group; the number of phrases at the end. */
  readonly groups: Int32Array;
  /** Open addressing with linear probing: group + 1 at the hash of its gram, or 0. The length is a power of two. */
  readonly slots: Int32Array;
}

/**
 * Builds a matcher; the order of the phrases doesn't matter, and of doubles the strongest counts. Phrases of fewer
 * than GRAM units can't be found and are left out.
 */
export function buildMatcher(phrases: Iterable<KnownPhrase>): Matcher {
  const byText = new Map<string, number>();
  for (const { text, strength } of phrases)
    if (text.length >= GRAM) byText.set(text, Math.max(strength, byText.get(text) ?? 0));
  const sorted = [...byText.keys()].sort();
  const starts = new Int32Array(sorted.length + 1);
  for (let i = 0; i < sorted.length; i++) starts[i + 1] = starts[i] + sorted[i].length;
  const units = new Uint16Array(starts[sorted.length]);
  const shorter = new Int32Array(sorted.length).fill(-1);
  const groups: number[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const phrase = sorted[i];
    for (let j = 0; j < phrase.length; j++) units[starts[i] + j] = phrase.charCodeAt(j);
    // Whatever the phrase begins with, the one before it begins with too, or is itself.
    let prefix = i - 1;
    while (prefix >= 0 && !phrase.startsWith(sorted[prefix])) prefix = shorter[prefix];
    shorter[i] = prefix;
    if (i === 0 || !phrase.startsWith(sorted[i - 1].slice(0, GRAM))) groups.push(i);
  }
  const slots = new Int32Array(slotCount(groups.length));
  for (let group = 0; group < groups.length; group++) {
    const at = starts[groups[group]];
    let slot = gramHash(units[at], units[at + 1], units[at + 2], units[at + 3]) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = group + 1;
  }
  const strengths = Uint8Array.from(sorted, (text) => byText.get(text) ?? 0);
  return { units, starts, strengths, shorter, groups: Int32Array.from([...groups, sorted.length]), slots };
}

/** A power of two, at least four slots a group: most probes for grams that aren't there end at the first slot. */
function slotCount(groups: number): number {
  let count = 16;
  while (count < groups * 4) count *= 2;
  return count;
}

/**
 * The longest phrase that stands in a normalised text at `at`, or -1. `hash` is the hash of the gram there. The
 * shorter ones are behind `matcher.shorter`.
 */
export function longestPhraseAt(matcher: Matcher, text: string, at: number, hash: number): number {
  const { units, starts, shorter, groups, slots } = matcher;
  const last = slots.length - 1;
  for (let slot = hash & last; slots[slot] !== 0; slot = (slot + 1) & last) {
    const group = slots[slot] - 1;
    const first = groups[group];
    if (!hasGram(units, starts[first], text, at)) continue;
    // The last phrase of the group that is not behind the text, and how much of it the text has.
    let low = first;
    let high = groups[group + 1];
    let found = -1;
    let common = 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const length = starts[middle + 1] - starts[middle];
      let same = GRAM;
      while (
        same < length &&
        at + same < text.length &&
        units[starts[middle] + same] === text.charCodeAt(at + same)
      )
        same++;
      const isBehind =
        same < length &&
        !(at + same < text.length && units[starts[middle] + same] < text.charCodeAt(at + same));
      if (isBehind) high = middle;
      else {
        found = middle;
        common = same;
        low = middle + 1;
      }
    }
    while (found >= 0 && starts[found + 1] - starts[found] > common) found = shorter[found];
    return found;
  }
  return -1;
}

/** Length of a phrase of the matcher, UTF-16 units. */
export function phraseLength(matcher: Matcher, phrase: number): number {
  return matcher.starts[phrase + 1] - matcher.starts[phrase];
}

function hasGram(units: Uint16Array, start: number, text: string, at: number): boolean {
  for (let i = 0; i < GRAM; i++) if (units[start + i] !== text.charCodeAt(at + i)) return false;
  return true;
}
