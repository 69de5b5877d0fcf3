import type { MatchKind } from '../match/match';
import type { RecordFacts } from '../record/facts';
import type { Span } from '../text/span';
import type { Concordance } from './concordance';

/** A piece of a comparison between the page's wording and the fixed one. */
export interface Difference {
  readonly text: string;
  /** `missing`: the fixed wording has it, the page doesn't. `moved`: both have it, the page elsewhere. */
  readonly kind: 'same' | 'missing' | 'moved';
}

/** A phrase, template or deviation that stands in a looked-up wording; what the card can show with its places. */
export interface Part extends Span {
  /** `start` and `end` are UTF-16 offsets in the looked-up wording (`query`); this is the wording there. */
  readonly text: string;
  readonly kind: MatchKind;
  /** Key under which the part itself can be looked up. */
  readonly key: string;
  /** Of a template: its fixed pieces in order, and what filled the slots between them (one fewer). */
  readonly frame: { readonly fixed: readonly string[]; readonly fillers: readonly string[] } | null;
  /** Of a deviation: the fixed wording, and the two compared in the order of the page's wording. */
  readonly deviation: { readonly fixed: string; readonly differences: readonly Difference[] } | null;
  /** Places in the corpus, and documents that have it. */
  readonly frequency: number;
  readonly documentFrequency: number;
  readonly record: RecordFacts | null;
}

/** One year of the reader's corpus. */
export interface CorpusYear {
  readonly year: number;
  /** Documents of that year, and their Han characters; both 0 where there are none. */
  readonly documents: number;
  readonly han: number;
  /** Places of the wording in them, and how many of them have it. */
  readonly frequency: number;
  readonly documentFrequency: number;
}

/** A wording over the years of the corpus. */
export interface CorpusYears {
  /** Every year from the first document's to the last's; empty where none has a year. */
  readonly years: readonly CorpusYear[];
  /** Documents without a year, and the wording's places in them. */
  readonly undated: { readonly documents: number; readonly frequency: number };
}

/** All that corpus and record know of a wording. */
export interface PhraseAnswer extends Concordance {
  /** What the record has of the whole wording; null where it is not in the table. */
  readonly record: RecordFacts | null;
  /**
   * What the wording is made of, in order and apart. A single part over the whole wording is the wording itself
   * (then its kind, frame and deviation are those of the whole). Empty where nothing in it is known.
   */
  readonly parts: readonly Part[];
  /** The whole wording over the years of the corpus. */
  readonly years: CorpusYears;
  /** Places in the user's own documents that are counted and not among the lines; 0 where nothing is held back. */
  readonly heldBack: number;
}
