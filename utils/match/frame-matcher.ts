import { SLOT_MAX_HAN } from '../limits';
import type { Span } from '../text/span';
import { FIGURE, SLOT } from '../text/unit-table';
import type { KnownPhrase } from './matcher';
import { isMark } from './page-text';

/** Frames by their first piece, found by its first unit, and then by their second, found by its first two. */
export interface FrameMatcher {
  /** First pieces by their first unit. */
  readonly openings: ReadonlyMap<number, readonly Opening[]>;
}

interface Opening {
  readonly text: string;
  /** Second pieces by their first two units. */
  readonly closings: Map<number, Closing[]>;
}

interface Closing {
  readonly text: string;
  readonly strength: number;
}

/** A frame on a page, with what fills it. Offsets are of normalised units. */
export interface FramePlace extends Span {
  readonly filler: Span;
  readonly strength: number;
}

/** Builds a matcher of frames: texts with one SLOT, neither at an edge, and two units at least behind it. */
export function buildFrameMatcher(frames: Iterable<KnownPhrase>): FrameMatcher {
  const openings = new Map<number, Opening[]>();
  for (const { text, strength } of frames) {
    const [first, second] = text.split(String.fromCharCode(SLOT));
    const sameUnit = openings.get(first.charCodeAt(0)) ?? [];
    openings.set(first.charCodeAt(0), sameUnit);
    let opening = sameUnit.find(({ text }) => text === first);
    if (opening === undefined) {
      opening = { text: first, closings: new Map() };
      sameUnit.push(opening);
    }
    const pair = pairAt(second, 0);
    opening.closings.set(pair, [...(opening.closings.get(pair) ?? []), { text: second, strength }]);
  }
  return { openings };
}

/** Whether X, XX, × or a figure stands at a place of a normalised text. */
export function isPlaceholder(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === SLOT || unit === FIGURE;
}

/**
 * Calls back with every frame in a normalised text: its pieces, and between them 1 to SLOT_MAX_HAN units without a
 * comma or barrier, or a placeholder alone. Word edges are not looked at.
 */
export function forEachFrame(
  { openings }: FrameMatcher,
  text: string,
  visit: (place: FramePlace) => void,
): void {
  for (let at = 0; at < text.length; at++) {
    for (const opening of openings.get(text.charCodeAt(at)) ?? []) {
      if (!text.startsWith(opening.text, at)) continue;
      const start = at + opening.text.length;
      const isFilled = isPlaceholder(text, start);
      const last = Math.min(start + (isFilled ? 1 : SLOT_MAX_HAN), text.length - 1);
      for (let end = start + 1; end <= last && (isFilled || !isMark(text.charCodeAt(end - 1))); end++) {
        for (const closing of opening.closings.get(pairAt(text, end)) ?? []) {
          if (!text.startsWith(closing.text, end)) continue;
          visit({
            start: at,
            end: end + closing.text.length,
            filler: { start, end },
            strength: closing.strength,
          });
        }
      }
    }
  }
}

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}
