import type { MatchKind } from '../match/match';

/** A wording as it stands at places of a page. */
export interface PlaceWording {
  /** Key of the phrase (its normalised text). */
  readonly phrase: string;
  /** The page's own wording. */
  readonly text: string;
  readonly kind: MatchKind;
}

/** Where one frame's marks stand in its document, for a panel beside it. */
export interface FramePlaces {
  /** The distinct wordings, in the order of their first places; empty where there are more than PANEL_PLACES places. */
  readonly wordings: readonly PlaceWording[];
  /** For each place in reading order the index of its wording. */
  readonly places: readonly number[];
  /** For each of these how far down the document it begins, 0 to 1. */
  readonly tops: readonly number[];
  /** Places in all, also where they are not listed. */
  readonly total: number;
  /** Marked part of the Han characters in each of DENSITY_BINS equal parts of the document's height; null where there are none. */
  readonly density: readonly (number | null)[];
}

/** The part of a document's height that is in the viewport, 0 to 1 each. */
export interface FrameView {
  readonly top: number;
  readonly bottom: number;
}

/** What a frame tells an open panel. */
export type PlaceNews =
  | { readonly type: 'placed'; readonly places: FramePlaces }
  | { readonly type: 'moved'; readonly view: FrameView };

/** What one frame has told of its places; its view is null until that came. */
export interface ToldFrame {
  readonly frameId: number;
  readonly places: FramePlaces;
  readonly view: FrameView | null;
}

/** One place of a page at which a wording is marked. */
export interface PagePlace extends PlaceWording {
  readonly frameId: number;
  /** Which of the phrase's places in its frame it is, from 0. */
  readonly nth: number;
  /** Whether it stands in the viewport, as far as is known. */
  readonly seen: boolean;
}

/**
 * The places of a page in reading order, the top frame's first. Null where one of the frames has too many to list.
 * A frame that shows its whole document does not scroll, so nothing is known of what is seen of it.
 */
export function placesOf(frames: readonly ToldFrame[]): PagePlace[] | null {
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

/** What a list of a page's wordings is narrowed to. */
export interface WordingFilter {
  /** A part of the wording, as the page has it or by its key; white space does not count. */
  readonly text: string;
  /** Null for every kind. */
  readonly kind: MatchKind | null;
}

/** Those of some wordings that a filter lets through, in their order. */
export function filtered<T extends PlaceWording>(rows: readonly T[], filter: WordingFilter): readonly T[] {
  const wanted = bare(filter.text);
  if (wanted === '' && filter.kind === null) return rows;
  return rows.filter(
    ({ text, phrase, kind }) =>
      (filter.kind === null || kind === filter.kind) &&
      (bare(text).includes(wanted) || phrase.includes(wanted)),
  );
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
