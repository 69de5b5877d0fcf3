import { SLOT_MAX_HAN } from '../limits';
import { RARITIES } from '../record/rarity';
import { buildTrie, childOf, keyAt, keyOf, ROOT, type Trie } from '../text/trie';
import { FIGURE, SLOT } from '../text/units';
import type { KnownWords } from './known-words';
import { type KnownPhrase, MAY_END, MAY_START } from './matcher';
import { isMark, type PageText, WORD } from './page-text';
import { Numbers } from './reusable';

/** A set of frames (templates split at the slot), ready to be found in texts. */
export interface FrameMatcher {
  /** First and second pieces, without duplicates. */
  readonly openings: Trie;
  readonly closings: Trie;
  /** For each frame, the numbers of its pieces, and its strength. */
  readonly openingOf: Int32Array;
  readonly closingOf: Int32Array;
  readonly strengths: Uint8Array;
  /** For each frame, the index of its rarity in RARITIES. */
  readonly rarities: Uint8Array;
  /** Open addressing with linear probing: frame + 1 at the hash of its pieces, or 0. The length is a power of two. */
  readonly slots: Int32Array;
}

/** Builds a matcher of frames: texts with one SLOT that is not at an edge, and at least two units after it. */
export function buildFrameMatcher(frames: Iterable<KnownPhrase>): FrameMatcher {
  const pieces = Array.from(frames, ({ text, strength, rarity = 'typical' }) => {
    const [opening, closing] = text.split(String.fromCharCode(SLOT));
    return { opening, closing, strength, rarity };
  });
  const openings = buildTrie(sorted(pieces.map(({ opening }) => opening)));
  const closings = buildTrie(sorted(pieces.map(({ closing }) => closing)));
  const openingOf = Int32Array.from(pieces, ({ opening }) => keyOf(openings, opening));
  const closingOf = Int32Array.from(pieces, ({ closing }) => keyOf(closings, closing));
  let size = 16;
  while (size < pieces.length * 4) size *= 2;
  const slots = new Int32Array(size);
  for (let frame = 0; frame < pieces.length; frame++) {
    let slot = pairHash(openingOf[frame], closingOf[frame]) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = frame + 1;
  }
  const strengths = Uint8Array.from(pieces, ({ strength }) => strength);
  const rarities = Uint8Array.from(pieces, ({ rarity }) => RARITIES.indexOf(rarity));
  return { openings, closings, openingOf, closingOf, strengths, rarities, slots };
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

/** Not the number of any piece: the frame is never found. */
const GONE = -2;

/** A copy of a matcher with some frames changed; those changed to null are no longer found. */
export function changeFrames(
  matcher: FrameMatcher,
  changes: ReadonlyMap<string, KnownPhrase | null>,
): FrameMatcher {
  const openingOf = matcher.openingOf.slice();
  const strengths = matcher.strengths.slice();
  const rarities = matcher.rarities.slice();
  for (const [text, changed] of changes) {
    const [opening, closing] = text.split(String.fromCharCode(SLOT));
    const frame = frameOf(matcher, keyOf(matcher.openings, opening), keyOf(matcher.closings, closing));
    if (frame < 0) continue;
    if (changed === null) openingOf[frame] = GONE;
    else {
      strengths[frame] = changed.strength;
      rarities[frame] = RARITIES.indexOf(changed.rarity ?? 'typical');
    }
  }
  return { ...matcher, openingOf, strengths, rarities };
}

/** Whether a unit of a normalised text is a slot (X, XX, ×) or a figure. */
export function isPlaceholder(unit: number): boolean {
  return unit === SLOT || unit === FIGURE;
}

/** A text to find frames in. */
export type FrameText = Pick<PageText, 'units' | 'edges' | 'numbers'>;

/** The second pieces in a text: where each begins, its number and its end, by beginning, then end. */
const starts = new Numbers();
const numbers = new Numbers();
const ends = new Numbers();

/**
 * Calls back with every frame in a normalised text: its two pieces, and between them 1 to SLOT_MAX_HAN units without
 * commas or barriers, or a single placeholder. The filler is from `fillerStart` to `fillerEnd` (exclusive); `frame` is
 * the frame's number.
 * @param text Frames begin and end at its edges MAY_START and MAY_END, fillers at its edges WORD.
 */
export function forEachFrame(
  matcher: FrameMatcher,
  known: KnownWords,
  text: FrameText,
  visit: (start: number, fillerStart: number, fillerEnd: number, end: number, frame: number) => void,
): void {
  const { openings } = matcher;
  const { units, edges, numbers: words } = text;
  const size = units.length;
  findClosings(matcher.closings, known, text);
  const found = starts.size;
  let next = 0;
  for (let start = 0; start < size; start++) {
    if ((edges[start] & MAY_START) === 0) continue;
    const word = words[start];
    let node = word === 0 ? ROOT : known.openings[known.rows[word]];
    if (node < 0) continue;
    // Each piece and the filler have at least one unit.
    while (next < found && starts.values[next] < start + 2) next++;
    if (next === found) return;
    for (let at = word === 0 ? start : wordEnd(edges, start); at < size; ) {
      const opening = keyAt(openings, node);
      const isFilled = isPlaceholder(units[at]);
      if (opening >= 0 && (isFilled || (edges[at] & WORD) !== 0)) {
        const last = at + (isFilled ? 1 : SLOT_MAX_HAN);
        let filled = at;
        for (let i = next; i < found && starts.values[i] <= last; i++) {
          const end = starts.values[i];
          if (end <= at) continue;
          while (filled < end && !isMark(units[filled])) filled++;
          if (!isFilled && filled < end) break;
          const frame = frameOf(matcher, opening, numbers.values[i]);
          if (frame >= 0) visit(start, at, end, ends.values[i], frame);
        }
      }
      node = childOf(openings, node, units[at++]);
      if (node < 0) break;
    }
  }
}

/** The end of the word that begins with a unit. */
function wordEnd(edges: Uint8Array, start: number): number {
  let end = start + 1;
  while ((edges[end] & WORD) === 0) end++;
  return end;
}

/** Fills `starts`, `numbers` and `ends`. */
function findClosings(trie: Trie, known: KnownWords, { units, edges, numbers: words }: FrameText): void {
  starts.clear();
  numbers.clear();
  ends.clear();
  const size = units.length;
  for (let start = 0; start < size; start++) {
    if ((edges[start] & WORD) === 0) continue;
    const word = words[start];
    let node = word === 0 ? ROOT : known.closings[known.rows[word]];
    if (node < 0) continue;
    for (let at = word === 0 ? start : wordEnd(edges, start); ; ) {
      const number = keyAt(trie, node);
      if (number >= 0 && (edges[at] & MAY_END) !== 0) {
        starts.push(start);
        numbers.push(number);
        ends.push(at);
      }
      if (at === size) break;
      node = childOf(trie, node, units[at++]);
      if (node < 0) break;
    }
  }
}

/** The number of the frame with these two pieces, or -1. */
function frameOf({ slots, openingOf, closingOf }: FrameMatcher, opening: number, closing: number): number {
  const last = slots.length - 1;
  for (let slot = pairHash(opening, closing) & last; slots[slot] !== 0; slot = (slot + 1) & last) {
    const frame = slots[slot] - 1;
    if (openingOf[frame] === opening && closingOf[frame] === closing) return frame;
  }
  return -1;
}

function pairHash(a: number, b: number): number {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77);
  return mixed ^ (mixed >>> 15);
}
