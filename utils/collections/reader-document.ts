import type { CorpusDocument, DocumentInfo } from '../corpus/document';

/** What is known of a document in a collection; the facts a reader sees, and can change for their own ones. */
export interface CollectedInfo extends DocumentInfo {
  /** Id of its collection. */
  readonly collection: string;
  /** Day, month or year (`2020-11-05`, `2020-11`, `2020`) of which it is, or null where that is not known. */
  readonly date: string | null;
  /** Address of the page it was taken from; empty for bundled documents and files. */
  readonly url: string;
}

/** Whether a document is the reader's own, and not one of the package. */
export function isOwn({ collection }: Pick<CollectedInfo, 'collection'>): boolean {
  return collection !== 'bundled';
}

/** A document as the corpus holds it. */
export type CollectedDocument = CollectedInfo & CorpusDocument;

/** One of the reader's own documents without its text; the text is kept apart, so that lists stay small. */
export interface ReaderDocument extends CollectedInfo {
  /** Who published it and who wrote it, as the page that it was taken from says; empty where that is not known. */
  readonly outlet: string;
  readonly author: string;
  /** Time of adding, ms since the epoch. */
  readonly addedAt: number;
  /** Length of its text, UTF-16 units. */
  readonly units: number;
}

/** One of the reader's own documents whole: what is stored, exported and given back by undo. */
export interface ReaderDocumentWithText {
  readonly info: ReaderDocument;
  /** Its cleaned text: title line, line end, paragraphs with a line end between each. */
  readonly text: string;
}

/** A document as the store has it: its text is null where its row is missing, which should never be. */
export interface StoredDocument {
  readonly info: ReaderDocument;
  readonly text: string | null;
}

/** What a reader may change of one of their own documents. The text stays as it is. */
export type DocumentChange = Partial<
  Pick<ReaderDocument, 'title' | 'date' | 'year' | 'source' | 'outlet' | 'author' | 'level' | 'collection'>
>;

/** The year of a date as `CollectedInfo` has it; null where there is none. */
export function yearOfDate(date: string | null): number | null {
  const year = Number(date?.slice(0, 4));
  return date !== null && Number.isInteger(year) && year >= 1900 && year <= 2999 ? year : null;
}
