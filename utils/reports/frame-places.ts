import type { MarkKind } from '../marks/kinds';

/** A wording as it stands at places of a page. */
export interface PlaceWording {
  /** Key of the phrase (its normalised text). */
  readonly phrase: string;
  /** The page's own wording. */
  readonly text: string;
  readonly kind: MarkKind;
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
