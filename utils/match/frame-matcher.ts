import { SLOT_MAX_HAN } from '../limits';
import { RARITIES } from '../record/rarity';
import { buildTrie, childOf, keyAt, keyOf, ROOT, type Trie } from '../text/trie';
import { FIGURE, SLOT } from '../text/units';
import { type KnownWords, pieceOf } from './known-words';
import { type KnownPhrase, MAY_END, MAY_START } from './matcher';
import { endOfWord, isMark, type PageText, WORD } from './page-text';
import { Numbers } from './reusable';

/** A set of frames (templates split at the slot), ready to be found in texts. */
export interface FrameMatcher {
  /** First and second pieces, without duplicates; some are both. */
  readonly pieces: Trie;
  /** For each piece the bits OPENS and CLOSES. */
  readonly kinds: Uint8Array;
  /** For each frame, the numbers of its pieces, and its strength. */
  readonly openingOf: Int32Array;
  readonly closingOf: Int32Array;
  readonly strengths: Uint8Array;
  /** For each frame, the index of its rarity in RARITIES. */
  readonly rarities: Uint8Array;
  /** Open addressing with linear probing: frame + 1 at the hash of its pieces, or 0. The length is a power of two. */
  readonly slots: Int32Array;
}

/** Whether a piece is the first or the second one of a frame. */
const OPENS = 1;
const CLOSES = 2;

/** Builds a matcher of frames: texts with one SLOT that is not at an edge, and at least two units after it. */
export function buildFrameMatcher(frames: Iterable<KnownPhrase>): FrameMatcher {
  const pieces = Array.from(frames, ({ text, strength, rarity = 'typical' }) => {
    const [opening, closing] = text.split(String.fromCharCode(SLOT));
    return { opening, closing, strength, rarity };
  });
  const trie = buildTrie([...new Set(pieces.flatMap(({ opening, closing }) => [opening, closing]))].sort());
  const openingOf = Int32Array.from(pieces, ({ opening }) => keyOf(trie, opening));
  const closingOf = Int32Array.from(pieces, ({ closing }) => keyOf(trie, closing));
  const kinds = new Uint8Array(trie.keys.reduce((most, key) => Math.max(most, key + 1), 0));
  for (const piece of openingOf) kinds[piece] |= OPENS;
  for (const piece of closingOf) kinds[piece] |= CLOSES;
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
  return { pieces: trie, kinds, openingOf, closingOf, strengths, rarities, slots };
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
    const frame = frameOf(matcher, keyOf(matcher.pieces, opening), keyOf(matcher.pieces, closing));
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

/** Pieces in a text: where each begins and ends, and its number, by beginning, then end. */
class Pieces {
  readonly starts = new Numbers();
  readonly ends = new Numbers();
  readonly numbers = new Numbers();

  add(start: number, end: number, number: number): void {
    this.starts.push(start);
    this.ends.push(end);
    this.numbers.push(number);
  }

  clear(): void {
    this.starts.clear();
    this.ends.clear();
    this.numbers.clear();
  }
}

const openings = new Pieces();
const closings = new Pieces();

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
  const { units } = text;
  findPieces(matcher, known, text);
  const { values: starts } = closings.starts;
  const found = closings.starts.size;
  let next = 0;
  for (let i = 0; i < openings.starts.size; i++) {
    const start = openings.starts.values[i];
    // Each piece and the filler have at least one unit.
    while (next < found && starts[next] < start + 2) next++;
    if (next === found) return;
    const at = openings.ends.values[i];
    const isFilled = isPlaceholder(units[at]);
    const last = at + (isFilled ? 1 : SLOT_MAX_HAN);
    let filled = at;
    for (let j = next; j < found && starts[j] <= last; j++) {
      const end = starts[j];
      if (end <= at) continue;
      while (filled < end && !isMark(units[filled])) filled++;
      if (!isFilled && filled < end) break;
      const frame = frameOf(matcher, openings.numbers.values[i], closings.numbers.values[j]);
      if (frame >= 0) visit(start, at, end, closings.ends.values[j], frame);
    }
  }
}

/** Fills `openings` and `closings`. */
function findPieces({ pieces, kinds }: FrameMatcher, known: KnownWords, text: FrameText): void {
  const { units, edges, numbers } = text;
  const size = units.length;
  openings.clear();
  closings.clear();
  for (let start = 0; start < size; start++) {
    if ((edges[start] & WORD) === 0) continue;
    const word = numbers[start];
    let node = word === 0 ? ROOT : pieceOf(known[word]);
    if (word !== 0 && node === ROOT) continue;
    const mayOpen = (edges[start] & MAY_START) === 0 ? 0 : OPENS;
    for (let at = word === 0 ? start : endOfWord(edges, start); ; ) {
      const piece = keyAt(pieces, node);
      if (piece >= 0) {
        const kind = kinds[piece];
        if ((kind & mayOpen) !== 0 && at < size && ((edges[at] & WORD) !== 0 || isPlaceholder(units[at])))
          openings.add(start, at, piece);
        if ((kind & CLOSES) !== 0 && (edges[at] & MAY_END) !== 0) closings.add(start, at, piece);
      }
      if (at === size) break;
      node = childOf(pieces, node, units[at++]);
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
