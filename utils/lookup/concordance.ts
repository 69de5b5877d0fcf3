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
