import type { MarkKind } from '../marks/kinds';
import type { Rarity } from '../record/rarity';
import type { Span } from '../text/span';

/** A place on a page; its span is of UTF-16 units in the flow's text. Occurrences (places in the corpus) are another thing. */
export interface Match extends Span {
  readonly kind: MarkKind;
  /** Normalised text of the phrase: its key, the same at all its places on a page. */
  readonly phrase: string;
  /** How strongly it is painted. */
  readonly rarity: Rarity;
  /** How official the text around it has to be for it to be shown on a page, log-odds in halves, -2 to 9: see `company`. */
  readonly needs: number;
}
