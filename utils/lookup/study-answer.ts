import type { Span } from '../text/span';
import type { PhraseAnswer } from './answer';

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
