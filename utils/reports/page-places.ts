import type { MarkKind } from '../marks/kinds';
import { type AgeFilter, type AgesOfPage, arrange } from './page-ages';

/** A wording that is marked on a page. */
export interface PlaceWording {
  /** Key of the phrase (its normalised text). */
  readonly phrase: string;
  /** The page's own wording. */
  readonly text: string;
  readonly kind: MarkKind;
}

/** Positions of one frame's marks in its document, for an open panel. */
export interface FramePlaces {
  /** The distinct wordings in order of first occurrence; empty with more than PANEL_PLACES occurrences. */
  readonly wordings: readonly PlaceWording[];
  /** For each occurrence in reading order the index of its wording. */
  readonly places: readonly number[];
  /** For each occurrence how far down the document it begins, 0 to 1. */
  readonly tops: readonly number[];
  /** Number of all occurrences, listed or not. */
  readonly total: number;
  /** Marked share of the Han characters in each of DENSITY_BINS equal parts of the document's height; null without any. */
  readonly density: readonly (number | null)[];
}

/** The part of a document's height that is in the viewport, 0 to 1 each. */
export interface FrameView {
  readonly top: number;
  readonly bottom: number;
}

/** What a frame sends to an open panel. */
export type PlaceNews =
  | { readonly type: 'placed'; readonly places: FramePlaces }
  | { readonly type: 'moved'; readonly view: FrameView };

/** What one frame has sent; its view is null until it has come. */
export interface ReportedFrame {
  readonly frameId: number;
  readonly places: FramePlaces;
  readonly view: FrameView | null;
}

/** One occurrence of a marked wording on a page. */
export interface PagePlace extends PlaceWording {
  readonly frameId: number;
  /** Its number among the phrase's occurrences in the frame, from 0. */
  readonly nth: number;
  /** Whether it is known to be in the viewport. */
  readonly seen: boolean;
}

/**
 * The occurrences on a page in reading order, the top frame's first. Null if a frame has too many to list. For a frame
 * that shows its whole document and doesn't scroll, nothing is known of what the user sees.
 */
export function placesOf(frames: readonly ReportedFrame[]): PagePlace[] | null {
  const all: PagePlace[] = [];
  for (const { frameId, places: told, view } of [...frames].sort((a, b) => a.frameId - b.frameId)) {
    const { wordings, places, tops, total } = told;
    if (places.length < total) return null;
    const counts = new Map<string, number>();
    const scrolls = view !== null && view.bottom - view.top < 1;
    for (const [at, wording] of places.entries()) {
      const { phrase } = wordings[wording];
      const nth = counts.get(phrase) ?? 0;
      counts.set(phrase, nth + 1);
      const seen = scrolls && tops[at] >= view.top && tops[at] < view.bottom;
      all.push({ ...wordings[wording], frameId, nth, seen });
    }
  }
  return all;
}

/** Filter of a list of a page's wordings. */
export interface WordingFilter extends AgeFilter {
  /** Part of the wording or its key; white space doesn't count. */
  readonly text: string;
  /** Null for every kind. */
  readonly kind: MarkKind | null;
}

/** The wordings that pass a filter, in its order. */
export function filtered<T extends PlaceWording>(
  rows: readonly T[],
  filter: WordingFilter,
  ages: AgesOfPage,
): readonly T[] {
  const wanted = bare(filter.text);
  const arranged = arrange(rows, filter, ages);
  if (wanted === '' && filter.kind === null) return arranged;
  return arranged.filter(
    ({ text, phrase, kind }) =>
      (filter.kind === null || kind === filter.kind) &&
      (bare(text).includes(wanted) || phrase.includes(wanted)),
  );
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
