import { SLOT_MAX_HAN } from '../limits';
import { RARITIES } from '../record/rarity';
import { buildTrie, childOf, keyAt, keyOf, ROOT, type Trie } from '../text/trie';
import { FIGURE, SLOT } from '../text/units';
import type { KnownPhrase } from './matcher';
import { isMark } from './page-text';

/** A set of frames that tells all their places in a text. */
export interface FrameMatcher {
  /** First and second pieces, each once. */
  readonly openings: Trie;
  readonly closings: Trie;
  /** Of each frame the numbers of its pieces, and its strength. */
  readonly openingOf: Int32Array;
  readonly closingOf: Int32Array;
  readonly strengths: Uint8Array;
  /** Of each frame the number of its rarity among RARITIES. */
  readonly rarities: Uint8Array;
  /** Open addressing with linear probing: frame + 1 at the hash of its pieces, or 0. The length is a power of two. */
  readonly slots: Int32Array;
}

/** Builds a matcher of frames: texts with one SLOT, neither at an edge, and two units at least behind it. */
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

/** No number of a piece. */
const GONE = -2;

/** A matcher in which some frames are as others say they are; those for which that is null are not found any more. */
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

/** Whether X, XX, × or a figure stands at a place of a normalised text. */
export function isPlaceholder(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === SLOT || unit === FIGURE;
}

/** Second pieces at the places of a text that were looked at: where those of a place begin in `found`, 0 where none was. */
interface Closings {
  readonly first: Int32Array;
  /** Number and end of each; -1 behind the last one of a place. */
  readonly found: number[];
}

/**
 * Calls back with every frame in a normalised text: its pieces, and between them 1 to SLOT_MAX_HAN units without a
 * comma or barrier, or a placeholder alone. What fills the frame stands from `fillerStart` to `fillerEnd` (exclusive);
 * `frame` is its number.
 * @param mayStart Whether a place matters at which a piece starts.
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

/** Where the second pieces of a place begin in `closings.found`; each place is looked at once. */
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

/** The frame of two pieces, or -1. */
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
