import type { Meaning } from '../glossary/meaning';
import type { MarkKind } from '../marks/kinds';
import type { RecordFacts } from '../record/facts';
import type { Rarity } from '../record/rarity';
import type { Span } from '../text/span';

/** One line of a concordance (key word in context). `left`, `node` and `right` are the document's own wording. */
export interface KwicLine {
  readonly documentId: string;
  readonly documentTitle: string;
  readonly year: number | null;
  /** Headings from the outermost down, joined by ` › `; empty before the first section. */
  readonly section: string;
  readonly left: string;
  readonly node: string;
  readonly right: string;
  /** The whole sentence around the node. */
  readonly sentence: string;
  /** UTF-16 offset of the node in the document's text. */
  readonly start: number;
  /** English of the glossary's entries in the sentence; missing where the user doesn't want it. */
  readonly english?: string;
}

/** How often a string occurs in one document. */
export interface DocumentCount {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  readonly frequency: number;
}

/** All that the corpus knows of a string. */
export interface Concordance {
  /** The string that was asked for. */
  readonly query: string;
  /** Its normalised form; queries with the same key have the same lines. */
  readonly key: string;
  /** Occurrences in the corpus. */
  readonly frequency: number;
  /** The documents that have it, in the order of the corpus. */
  readonly documents: readonly DocumentCount[];
  /** All documents of the corpus. */
  readonly documentTotal: number;
  /** At most the number asked for, from as many different documents as possible, then in corpus order. */
  readonly lines: readonly KwicLine[];
}

/** A piece of a comparison of the page's wording with the fixed one. */
export interface Difference {
  readonly text: string;
  /** `missing`: only the fixed wording has it. `moved`: both have it, the page at another position. */
  readonly kind: 'same' | 'missing' | 'moved';
}

/** A phrase, template or deviation within a looked-up wording, as the card shows it. */
export interface Part extends Span {
  /** The text of the query from `start` to `end`, UTF-16 units. */
  readonly text: string;
  readonly kind: MarkKind;
  /** Key by which it can be looked up itself. */
  readonly key: string;
  /** For a template, its fixed pieces in order and what fills the slots between them (one fewer). */
  readonly frame: { readonly fixed: readonly string[]; readonly fillers: readonly string[] } | null;
  /** For a deviation, the fixed wording and the comparison, in the order of the page's wording. */
  readonly deviation: { readonly fixed: string; readonly differences: readonly Difference[] } | null;
  /** Occurrences in the corpus, and documents that have it. */
  readonly frequency: number;
  readonly documentFrequency: number;
  readonly record: RecordFacts | null;
}

/** One year of the corpus. */
export interface CorpusYear {
  readonly year: number;
  /** Documents of that year, and their Han characters; both 0 where there are none. */
  readonly documents: number;
  readonly han: number;
  /** Occurrences of the wording in them, and how many of them have it. */
  readonly frequency: number;
  readonly documentFrequency: number;
}

/** A wording over the years of the corpus. */
export interface CorpusYears {
  /** Every year from the first document's to the last's; empty where none has a year. */
  readonly years: readonly CorpusYear[];
  /** Documents without a year, and occurrences of the wording in them. */
  readonly undated: { readonly documents: number; readonly frequency: number };
}

/** Occurrences of a wording in the user's own documents, those of them that have it, and all of them. */
export interface OwnCounts {
  readonly frequency: number;
  readonly documentFrequency: number;
  readonly documentTotal: number;
}

/** All that corpus and record know of a wording. */
export interface PhraseAnswer extends Concordance {
  /** What the record has of the whole wording; null where it has none. */
  readonly record: RecordFacts | null;
  /**
   * What is known within the wording, in order and without overlaps. A single part over the whole wording is the wording
   * itself: then its kind, frame and deviation are those of the whole. Empty where nothing in it is known.
   */
  readonly parts: readonly Part[];
  /** The whole wording over the years of the corpus. */
  readonly years: CorpusYears;
  /** What of the counts is from the user's own documents. */
  readonly own: OwnCounts;
  /** Occurrences in the user's own documents that are counted but left out of the lines. */
  readonly heldBack: number;
  /** What the wording means, or entries within it; missing where the glossary was not asked. */
  readonly meanings?: readonly Meaning[];
}

/** A document that has the wording, with all occurrences. */
export interface StudyDocument {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  /** Its Han characters. */
  readonly han: number;
  /** Length of its text, UTF-16 units. */
  readonly length: number;
  /** Start and end of each occurrence in its text, in turn, UTF-16 units, ascending. */
  readonly places: readonly number[];
}

/** A line of the library's concordance. Numbers instead of repeated strings keep an answer of 10,000 lines small. */
export interface StudyLine extends Span {
  /** Number of its document in the answer. */
  readonly document: number;
  /** Number of its section in the answer; -1 where it is in none. */
  readonly section: number;
  readonly left: string;
  readonly node: string;
  readonly right: string;
  /**
   * The words beside the node, the nearest first: start and end of each in `left` and in `right`, UTF-16 units. At most
   * NEIGHBOURS, none beyond the end of a sentence or line.
   */
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
}

/** A section that has lines. */
export interface StudySection {
  /** Number of its document in the answer. */
  readonly document: number;
  /** Its outermost heading. */
  readonly top: string;
  /** All headings, from the outermost down, joined by ` › `. */
  readonly path: string;
}

/** A word beside or near the wording. */
export interface Collocate {
  /** Normalised. */
  readonly word: string;
  /** Occurrences of the wording that have the word there, of those that were examined. */
  readonly frequency: number;
  readonly documentFrequency: number;
}

/** The words around a wording, each list with the most frequent first. */
export interface Collocates {
  /** How many occurrences were examined: all, or as many as there are lines. */
  readonly places: number;
  readonly left: readonly Collocate[];
  readonly right: readonly Collocate[];
  readonly near: readonly Collocate[];
}

/** Since when a wording of a page is used, and how strongly it is painted. */
export interface PhraseAge {
  /** ISO date or year of the first use; null where nothing can be said. */
  readonly since: string | null;
  /** Key of the part that this is about, the youngest one; empty where it is the whole. */
  readonly of: string;
  readonly rarity: Rarity;
}

/** Ages of phrases, in the order in which they were asked for. */
export interface PhraseAges {
  readonly ages: readonly PhraseAge[];
  /** ISO date of the record's end, from which ages are counted; empty without a record. */
  readonly until: string;
}

/** Another wording that is related to the one looked up. */
export interface RelatedPhrase {
  /** Normalised: the key by which it can be looked up. */
  readonly key: string;
  /** Occurrences in the corpus, and documents that have it; 0 where only the record has it. */
  readonly frequency: number;
  readonly documentFrequency: number;
  /** Reports that have it; 0 where the record doesn't have it. */
  readonly reports: number;
  /** All reports of the record; 0 without one. */
  readonly reportTotal: number;
}

/** All that the library shows of a wording. */
export interface StudyAnswer {
  /** What card and popup show, with at most one line. */
  readonly phrase: PhraseAnswer;
  /** Han characters of the corpus. */
  readonly han: number;
  /** The documents that have the wording, in the order of the corpus. */
  readonly documents: readonly StudyDocument[];
  readonly sections: readonly StudySection[];
  /** In the order of the corpus: one for every occurrence, or LIBRARY_LINES evenly spread over all. */
  readonly lines: readonly StudyLine[];
  readonly collocates: Collocates;
  /** Wordings that contain it, and known phrases within it. */
  readonly longer: readonly RelatedPhrase[];
  readonly shorter: readonly RelatedPhrase[];
  /** Where neither corpus nor record has the wording, what may have been meant, the nearest first. */
  readonly near: readonly RelatedPhrase[];
}
