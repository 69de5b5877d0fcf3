import { SLOT_MAX_HAN } from '../limits';
import { RARITIES } from '../record/rarity';
import { buildTrie, childOf, keyAt, keyOf, ROOT, type Trie } from '../text/trie';
import { FIGURE, SLOT } from '../text/units';
import type { KnownPhrase } from './matcher';
import { isMark } from './page-text';

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
export function isPlaceholder(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === SLOT || unit === FIGURE;
}

/** Second pieces found so far in a text. `first` is 1 + the index in `found` for each place, 0 if not yet searched. */
interface Closings {
  readonly first: Int32Array;
  /** Number and end of each; -1 after the last one of a place. */
  readonly found: number[];
}

/**
 * Calls back with every frame in a normalised text: its two pieces, and between them 1 to SLOT_MAX_HAN units without
 * commas or barriers, or a single placeholder. The filler is from `fillerStart` to `fillerEnd` (exclusive); `frame` is
 * the frame's number.
 * @param mayStart Whether a piece may start at a place.
 */
export function forEachFrame(
  matcher: FrameMatcher,
  text: string,
  mayStart: (start: number) => boolean,
  visit: (start: number, fillerStart: number, fillerEnd: number, end: number, frame: number) => void,
): void {
  const { openings } = matcher;
  const closings: Closings = { first: new Int32Array(text.length), found: [-1] };
  for (let start = 0; start < text.length; start++) {
    if (!mayStart(start)) continue;
    for (let at = start, node = ROOT; at < text.length; ) {
      node = childOf(openings, node, text.charCodeAt(at++));
      if (node < 0) break;
      const opening = keyAt(openings, node);
      if (opening < 0) continue;
      const isFilled = at < text.length && isPlaceholder(text, at);
      const last = Math.min(at + (isFilled ? 1 : SLOT_MAX_HAN), text.length - 1);
      for (let end = at + 1; end <= last && (isFilled || !isMark(text.charCodeAt(end - 1))); end++) {
        if (!mayStart(end)) continue;
        const { found } = closings;
        for (let i = closingsAt(matcher.closings, text, end, closings); found[i] >= 0; i += 2) {
          const frame = frameOf(matcher, opening, found[i]);
          if (frame >= 0) visit(start, at, end, found[i + 1], frame);
        }
      }
    }
  }
}

/** Index in `closings.found` of a place's second pieces; searches each place only once. */
function closingsAt(trie: Trie, text: string, start: number, closings: Closings): number {
  const { first, found } = closings;
  if (first[start] > 0) return first[start] - 1;
  const index = found.length;
  for (let at = start, node = ROOT; at < text.length; ) {
    node = childOf(trie, node, text.charCodeAt(at++));
    if (node < 0) break;
    const closing = keyAt(trie, node);
    if (closing >= 0) found.push(closing, at);
  }
  if (found.length === index) first[start] = 1;
  else {
    found.push(-1);
    first[start] = index + 1;
  }
  return first[start] - 1;
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
