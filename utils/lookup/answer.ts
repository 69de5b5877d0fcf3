import type { MatchKind } from '../match/match';
import type { RecordFacts } from '../record/facts';
import type { Span } from '../text/span';

/** One line of a concordance (key word in context); the three parts are the document's own wording. */
export interface KwicLine {
  readonly documentId: string;
  readonly documentTitle: string;
  readonly year: number | null;
  /** Headings from the outermost down, joined by ` › `; empty before the first section. */
  readonly section: string;
  readonly left: string;
  readonly node: string;
  readonly right: string;
  /** The whole sentence in which the node stands. */
  readonly sentence: string;
  /** UTF-16 offset of the node in the document's text. */
  readonly start: number;
}

/** How often a string stands in one document. */
export interface DocumentCount {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  readonly frequency: number;
}

/** All that the corpus knows of one string. */
export interface Concordance {
  /** The string as it was asked for. */
  readonly query: string;
  /** Its normalised form; two queries with the same key have the same lines. */
  readonly key: string;
  /** Places in the corpus; 0 where it does not stand there. */
  readonly frequency: number;
  /** The documents in which it stands, in the order of the corpus; its length is the document frequency. */
  readonly documents: readonly DocumentCount[];
  /** How many documents the corpus has. */
  readonly documentTotal: number;
  /** At most as many as were asked for, taken from as many different documents as possible, then in corpus order. */
  readonly lines: readonly KwicLine[];
}

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

/** A document that has the wording, with all its places. */
export interface StudyDocument {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  /** Han characters of it. */
  readonly han: number;
  /** Length of its text, UTF-16 units. */
  readonly length: number;
  /** Start and end of each place in its text, one after the other, UTF-16 units, ascending. */
  readonly places: readonly number[];
}

/** A line of the library's concordance. Numbers in place of repeated words keep an answer of 10,000 lines small. */
export interface StudyLine extends Span {
  /** Number of its document in the answer. */
  readonly document: number;
  /** Number of its section in the answer; -1 where it stands in none. */
  readonly section: number;
  readonly left: string;
  readonly node: string;
  readonly right: string;
  /**
   * The words beside the node, the nearest first: start and end of each in `left` and in `right`, UTF-16 units. Up to
   * NEIGHBOURS, and none beyond the end of the line of reading.
   */
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
}

/** A section in which lines stand. */
export interface StudySection {
  /** Number of its document in the answer. */
  readonly document: number;
  /** Its outermost heading. */
  readonly top: string;
  /** All headings, from the outermost down, joined by ` › `. */
  readonly path: string;
}

/** A word that stands beside or near the wording. */
export interface Collocate {
  /** Normalised. */
  readonly word: string;
  /** Of the places that were looked at, those that have it there. */
  readonly frequency: number;
  readonly documentFrequency: number;
}

/** The words around a wording, each list with the most frequent first. */
export interface Collocates {
  /** How many places were looked at: all of them, or as many as there are lines. */
  readonly places: number;
  readonly left: readonly Collocate[];
  readonly right: readonly Collocate[];
  readonly near: readonly Collocate[];
}

/** Another wording that has to do with the one looked up. */
export interface RelatedPhrase {
  /** Normalised: the key under which it can be looked up. */
  readonly key: string;
  /** Places in the corpus, and documents that have it; 0 where it is of the record alone. */
  readonly frequency: number;
  readonly documentFrequency: number;
  /** Reports of the record that have it; 0 where it is no entry of the record. */
  readonly reports: number;
}

/** All that the library shows of a wording. */
export interface StudyAnswer {
  /** What card and popup show, with one line at most. */
  readonly phrase: PhraseAnswer;
  /** Han characters of the corpus. */
  readonly han: number;
  /** Those that have the wording, in the order of the corpus. */
  readonly documents: readonly StudyDocument[];
  readonly sections: readonly StudySection[];
  /** In the order of the corpus: of every place, or of LIBRARY_LINES that are spread evenly over all places. */
  readonly lines: readonly StudyLine[];
  readonly collocates: Collocates;
  /** Wordings of which it is a part, and known phrases that are a part of it. */
  readonly longer: readonly RelatedPhrase[];
  readonly shorter: readonly RelatedPhrase[];
  /** Where neither corpus nor record has the wording: what it may have been meant to be, the nearest first. */
  readonly near: readonly RelatedPhrase[];
}
