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
}
