import { type CorpusDocument, type DocumentInfo, sha256 } from '../corpus/document';
import { NAME_MAX_UNITS } from '../limits';

/** Collections that always exist: the bundled documents, the record table, and the user's own documents. */
export const BUILT_IN_COLLECTIONS = ['bundled', 'record', 'mine'] as const;

export type BuiltInCollection = (typeof BUILT_IN_COLLECTIONS)[number];

/** A named set of documents that is switched on and off as a whole. `record` is a table without documents. */
export interface Collection {
  /** A BuiltInCollection, or a UUID. */
  readonly id: string;
  /** Chosen by the user; empty for a built-in one, which the interface names. */
  readonly name: string;
  /** Whether pages are matched with it and look-ups search it. */
  readonly on: boolean;
}

/** All collections: the built-in ones first, on unless stored otherwise, then the others as stored. */
export function withBuiltIn(stored: readonly Collection[]): Collection[] {
  const builtIn = BUILT_IN_COLLECTIONS.map(
    (id) => stored.find((collection) => collection.id === id) ?? { id, name: '', on: true },
  );
  return [...builtIn, ...stored.filter(({ id }) => !isBuiltIn(id))];
}

/** Whether an id is that of a built-in collection. */
export function isBuiltIn(id: string): id is BuiltInCollection {
  return BUILT_IN_COLLECTIONS.some((builtIn) => builtIn === id);
}

/** What is known of a document in a collection; users see these facts, and can change those of their own documents. */
export interface CollectedInfo extends DocumentInfo {
  /** Id of its collection. */
  readonly collection: string;
  /** Its day, month or year (`2020-11-05`, `2020-11`, `2020`); null where that is not known. */
  readonly date: string | null;
  /** Address of the page it came from; empty for bundled documents and files. */
  readonly url: string;
}

/** Whether a document is the user's own, and not bundled. */
export function isOwn({ collection }: Pick<CollectedInfo, 'collection'>): boolean {
  return collection !== 'bundled';
}

/** A document as the corpus holds it. */
export type CollectedDocument = CollectedInfo & CorpusDocument;

/** One of the user's own documents without its text, which is stored separately so that lists stay small. */
export interface UserDocument extends CollectedInfo {
  /** Publisher and author, as the page that it came from gives them; empty where that is not known. */
  readonly outlet: string;
  readonly author: string;
  /** Time of adding, ms since the epoch. */
  readonly addedAt: number;
  /** Length of its text, UTF-16 units. */
  readonly units: number;
  /** Addresses of the further pages of its article that were joined to it, in their order; absent for none. */
  readonly pages?: readonly string[];
}

/** One of the user's own documents with its text: what is stored, exported and restored by undo. */
export interface UserDocumentWithText {
  readonly info: UserDocument;
  /** Its cleaned text: title line, then paragraphs, one a line. */
  readonly text: string;
}

/** A document as stored. Its text is null where the row is missing, which should never happen. */
export interface StoredDocument {
  readonly info: UserDocument;
  readonly text: string | null;
}

/** What a user can change of an own document: anything but the text. */
export type DocumentChange = Partial<
  Pick<UserDocument, 'title' | 'date' | 'year' | 'source' | 'outlet' | 'author' | 'level' | 'collection'>
>;

/** The year of a date as `CollectedInfo` has it; null where there is none. */
export function yearOfDate(date: string | null): number | null {
  const year = Number(date?.slice(0, 4));
  return date !== null && Number.isInteger(year) && year >= 1900 && year <= 2999 ? year : null;
}

/** All that the user decided about the corpus. */
export interface UserCorpus {
  /** The user's own documents in all collections, even those switched off, in the order of adding. */
  readonly documents: readonly UserDocument[];
  /** Ids of those whose text the store has lost: they can't be used. */
  readonly textless: readonly string[];
  /** Including the built-in ones. */
  readonly collections: readonly Collection[];
  /** Ids of hidden bundled documents. */
  readonly hidden: readonly string[];
}

/**
 * Moves documents whose collection no longer exists to `mine`, so that they are shown, switched and exported: another
 * tab may have removed the collection just when they were put into it.
 */
export function ofKnownCollections(
  documents: readonly UserDocument[],
  collections: readonly Collection[],
): UserDocument[] {
  const ids = new Set(collections.map(({ id }) => id));
  return documents.map((each) => (ids.has(each.collection) ? each : { ...each, collection: 'mine' }));
}

/** Whether a collection is switched on, as an unknown one is. */
export function isOn({ collections }: Pick<UserCorpus, 'collections'>, id: string): boolean {
  return collections.find((collection) => collection.id === id)?.on ?? true;
}

/** The user's own documents that have a text and are in a collection that is switched on. */
export function documentsInUse(corpus: UserCorpus): UserDocument[] {
  return corpus.documents.filter(
    ({ id, collection }) => isOn(corpus, collection) && !corpus.textless.includes(id),
  );
}

/** The documents whose text the store has lost. */
export function textlessOf({ documents, textless }: UserCorpus): UserDocument[] {
  return documents.filter(({ id }) => textless.includes(id));
}

/** Ids of the bundled documents that are not used; all of `ids` where their collection is switched off. */
export function hiddenOf(corpus: UserCorpus, ids: readonly string[]): string[] {
  return isOn(corpus, 'bundled') ? ids.filter((id) => corpus.hidden.includes(id)) : [...ids];
}

/**
 * Names the state of all by which the corpus differs from the bundled one: `none` where nothing differs, else 16 hex
 * digits. The same documents, facts and switches have the same name.
 */
export async function userVersion(corpus: UserCorpus): Promise<string> {
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

/** A year, a month or a day, with the separators that people use. */
const DATE = /^(\d{4})(?:\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})\s*日?|\s*月?)|\s*年?)$/;

/**
 * Parses what a user typed as a document's date: a year, month or day, as 2020, 2020-11, 2020/11/5 or 2020年11月5日,
 * also in full-width figures. Returns it as `CollectedInfo` has it, null where nothing was typed, and undefined where it
 * is no date: a 13th month, a 30th of February, a year before 1900 or after 2999.
 */
export function parseDocumentDate(typed: string): string | null | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined || year < '1900' || year > '2999') return undefined;
  const figures = [year, month, day].filter((figure) => figure !== undefined);
  const date = figures.map((figure) => figure.padStart(2, '0')).join('-');
  return isInCalendar(date) ? date : undefined;
}

/** Whether a date exists: one that doesn't becomes another when it is parsed. */
function isInCalendar(date: string): boolean {
  const time = new Date(
    `${date}T00:00:00Z`.replace(/^(\d{4})T/, '$1-01-01T').replace(/^(\d{4}-\d\d)T/, '$1-01T'),
  );
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}

/** Control characters and line ends, which become a space, and characters that would change the direction of a line. */
const BREAKING = /[\p{Cc}\u2028\u2029]/gu;
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes a title, source or collection's name fit to be shown and stored: well-formed, one line, at most NAME_MAX_UNITS
 * UTF-16 units. Empty where nothing visible remains.
 */
export function tidyName(text: string): string {
  const line = text.toWellFormed().replace(TURNING, '').replace(BREAKING, ' ').replace(/\s+/g, ' ').trim();
  if (!/[^\s\p{Default_Ignorable_Code_Point}]/u.test(line)) return '';
  const cut = line.slice(0, NAME_MAX_UNITS);
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trimEnd();
}
