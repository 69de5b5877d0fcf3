import type { TextQuoteSelector } from '../../../utils/quote/describe';

/** A place in a page of `pageOf`: from a unit of one block's text to a unit of the same or a later one. */
export interface BlockPlace {
  readonly from: { readonly block: number; readonly offset: number };
  readonly to: { readonly block: number; readonly offset: number };
}

/** What the tests use of the product's describing and linking, in the page. */
export interface Linking {
  /** Starts reading the document. */
  start(): void;
  isComplete(): boolean;
  /** Selects a place, describes it as a save does, and makes its link for an address. */
  linkTo(place: BlockPlace, url: string): { quote: TextQuoteSelector; link: string } | null;
}

declare global {
  var linking: Linking;
  /** `rangeOf`, which every page of `pageOf` has. */
  var placedRange: (place: BlockPlace) => Range;
}
