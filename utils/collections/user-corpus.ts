import { type CorpusDocument, type DocumentInfo, sha256 } from '../corpus/document';

/** Collections that are always there: the bundled documents, the record table, and the reader's own documents. */
export const BUILT_IN_COLLECTIONS = ['bundled', 'record', 'mine'] as const;

export type BuiltInCollection = (typeof BUILT_IN_COLLECTIONS)[number];

/** A named set of documents that is switched on and off as a whole; `record` is a table and has none. */
export interface Collection {
  /** A BuiltInCollection, or a UUID. */
  readonly id: string;
  /** As the reader calls it; empty for a built-in one, which the surface names in its language. */
  readonly name: string;
  /** Whether pages are matched with it and look-ups find it. */
  readonly on: boolean;
}

/** All collections: the built-in ones first, on where nothing else was stored, then the others as stored. */
export function withBuiltIn(stored: readonly Collection[]): Collection[] {
  const builtIn = BUILT_IN_COLLECTIONS.map(
    (id) => stored.find((collection) => collection.id === id) ?? { id, name: '', on: true },
  );
  return [...builtIn, ...stored.filter(({ id }) => !isBuiltIn(id))];
}

/** Whether an id is of a collection that is always there. */
export function isBuiltIn(id: string): id is BuiltInCollection {
  return BUILT_IN_COLLECTIONS.some((builtIn) => builtIn === id);
}

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

/** All that the reader decided about the corpus. */
export interface ReaderCorpus {
  /** Those of all collections, switched off ones as well, in the order in which they were added. */
  readonly documents: readonly ReaderDocument[];
  /** Ids of those of which the store has lost the text: they can't be in use. */
  readonly textless: readonly string[];
  /** With the built-in ones. */
  readonly collections: readonly Collection[];
  /** Ids of the bundled documents that are hidden. */
  readonly hidden: readonly string[];
}

/**
 * Documents with those whose collection there is no more, removed in another tab just when they were put into it,
 * among the reader's own again: so that they are shown, switched and exported.
 */
export function ofKnownCollections(
  documents: readonly ReaderDocument[],
  collections: readonly Collection[],
): ReaderDocument[] {
  const ids = new Set(collections.map(({ id }) => id));
  return documents.map((each) => (ids.has(each.collection) ? each : { ...each, collection: 'mine' }));
}

/** Whether a collection is switched on; one that is not known is. */
export function isOn({ collections }: Pick<ReaderCorpus, 'collections'>, id: string): boolean {
  return collections.find((collection) => collection.id === id)?.on ?? true;
}

/** The reader's documents of the collections that are switched on, as far as their texts are there. */
export function documentsInUse(corpus: ReaderCorpus): ReaderDocument[] {
  return corpus.documents.filter(
    ({ id, collection }) => isOn(corpus, collection) && !corpus.textless.includes(id),
  );
}

/** The documents of which the store has lost the text. */
export function textlessOf({ documents, textless }: ReaderCorpus): ReaderDocument[] {
  return documents.filter(({ id }) => textless.includes(id));
}

/** Ids of the bundled documents that are not in use; all of `ids` where their collection is switched off. */
export function hiddenOf(corpus: ReaderCorpus, ids: readonly string[]): string[] {
  return isOn(corpus, 'bundled') ? ids.filter((id) => corpus.hidden.includes(id)) : [...ids];
}

/**
 * Names the state of all that makes the corpus another than the bundled one: `none` where nothing does, else 16 hex
 * digits. The same documents, facts and switches give the same name.
 */
export async function readerVersion(corpus: ReaderCorpus): Promise<string> {
  const documents = documentsInUse(corpus).map(
    ({ hash, title, date, year, source, level, occasion, url, collection }) => [
      hash,
      title,
      date,
      year,
      source,
      level,
      occasion,
      url,
      collection,
    ],
  );
  const hidden = isOn(corpus, 'bundled') ? [...corpus.hidden].sort() : [];
  const off = ['bundled', 'record'].filter((id) => !isOn(corpus, id));
  if (documents.length + hidden.length + off.length === 0) return 'none';
  return (await sha256(JSON.stringify([documents, hidden, off]))).slice(0, 16);
}
