import type { Span } from '../text/span';

/** What kind of formula a match is: a mined phrase, a phrase with slots, or a long verbatim run. */
export type MatchKind = 'phrase' | 'template' | 'reuse';

/** A place on a page; its span is of UTF-16 units in the flow's text. Occurrences (places in the corpus) are another thing. */
export interface Match extends Span {
  readonly kind: MatchKind;
  /** Normalised text of the phrase: the key under which the card looks it up. */
  readonly phrase: string;
}
