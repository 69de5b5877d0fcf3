import { Dexie, liveQuery, type Table } from 'dexie';
import type { CollectedDocument, CollectedInfo } from '../collections/reader-document';
import { guardDatabase } from '../disk/guard';
import type { EncodedIndex } from '../index/encode';
import type { Lexicon } from '../match/lexicon';
import type { SentenceTable } from '../match/same-text';
import type { MiningWorkings } from '../phrases/mine';
import type { WordList } from '../words/word-list';
import { isOfBrowser } from './store-errors';

/** Goes up when rows of other shapes are stored, so that earlier ones are not read. */
export const ROWS_FORMAT = 3;

/** One installed state of the corpus. */
export interface GenerationRow {
  /** Names all that it was made from: versions of corpus, reader's part, record table and word list, and format numbers. */
  readonly generation: string;
  /** Names the documents alone: the manifest's `version`, with the reader's part where there is one. */
  readonly version: string;
  readonly documents: readonly CollectedInfo[];
  /** Of each document the part of its Han characters that is marked in it, 0 to 1; null while that is not known. */
  readonly shares: readonly number[] | null;
  /** Whether the reader has the record table switched on. */
  readonly usesRecord: boolean;
  /** ms since the epoch. */
  readonly installedAt: number;
}

/** What is known of some documents. */
export interface LearntRow {
  readonly index: EncodedIndex;
  /** Of the documents and the record table. */
  readonly lexicon: Lexicon;
}

/** What pages are matched with, made of a generation's documents. */
export interface ContentRow extends LearntRow {
  readonly generation: string;
  /** The same without the user's own documents: what a page may learn. Null where the generation has none of them. */
  readonly open: LearntRow | null;
  readonly words: WordList;
  /** Of the reader's own documents, which say nothing of pages with the same text; null where there are none. */
  readonly sentences: SentenceTable | null;
}

/** What mining left of a generation with own documents of the reader: needed where some of them are left out. */
export interface WorkingsRow {
  readonly generation: string;
  readonly workings: MiningWorkings;
}

/** A generation's documents in the order of its index: needed for look-ups alone, and slow to read where they are many. */
export interface DocumentsRow {
  readonly generation: string;
  readonly documents: readonly CollectedDocument[];
}

/** Says which generation is in use; its one row has the key `current`. */
export interface CurrentRow {
  readonly name: 'current';
  readonly generation: string;
}

/** The bundled corpus and its index: rebuildable at any time, so writes needn't wait for the disk. */
export class CorpusDatabase extends Dexie {
  declare generations: Table<GenerationRow, string>;
  declare contents: Table<ContentRow, string>;
  declare documents: Table<DocumentsRow, string>;
  declare workings: Table<WorkingsRow, string>;
  declare current: Table<CurrentRow, string>;

  constructor() {
    super('tifa-corpus', { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ generations: 'generation', contents: 'generation', current: 'name' });
    this.version(2).stores({ documents: 'generation' });
    this.version(3).stores({ workings: 'generation' });
  }
}

const database = new CorpusDatabase();

/** The generation in use with its content, or null where none was installed. */
export async function readCorpus(): Promise<(GenerationRow & ContentRow) | null> {
  return database.transaction('r', database.current, database.generations, database.contents, async () => {
    const current = await database.current.get('current');
    if (current === undefined) return null;
    const generation = await database.generations.get(current.generation);
    const content = await database.contents.get(current.generation);
    return generation && content ? { ...content, ...generation } : null;
  });
}

/** The documents of a generation in the order of its index; undefined where it is not stored, or no longer. */
export async function readDocuments(generation: string): Promise<readonly CollectedDocument[] | undefined> {
  return (await database.documents.get(generation))?.documents;
}

/** What mining left of a generation; undefined where it is not stored, or has no documents of the reader's own. */
export async function readWorkings(generation: string): Promise<MiningWorkings | undefined> {
  return (await database.workings.get(generation))?.workings;
}

/** A generation as it is made and stored. */
export interface Generation {
  readonly row: GenerationRow;
  readonly content: ContentRow;
  readonly documents: readonly CollectedDocument[];
  /** Null where no document is the reader's own. */
  readonly workings: MiningWorkings | null;
}

/**
 * Bytes of a stored generation, at least roughly: for each UTF-16 unit of its text, and of what it has besides, such as
 * the phrases of the record.
 */
const UNIT_BYTES = 12;
const BASE_BYTES = 8_000_000;

/** A write of this database, guarded like the user's: Chromium keeps both in one place, which a failed write endangers. */
function writeCorpus(bytes: number, work: () => PromiseLike<unknown>): Promise<unknown> {
  return guardDatabase(bytes, async () => work(), isOfBrowser);
}

/**
 * Writes a generation beside the old one, switches to it and drops the old, all or nothing.
 * @throws StoreFullError, StoreInDoubtError, Dexie's errors
 */
export async function switchCorpus(generation: Generation): Promise<void> {
  const bytes = BASE_BYTES + UNIT_BYTES * generation.content.index.text.length;
  await writeCorpus(bytes, () => putGeneration(generation));
}

async function putGeneration({ row, content, documents, workings }: Generation): Promise<void> {
  const { current, generations, contents } = database;
  const tables = [current, generations, contents, database.documents, database.workings];
  await database.transaction('rw', tables, async () => {
    const { generation } = row;
    await contents.put(content);
    await database.documents.put({ generation, documents });
    if (workings !== null) await database.workings.put({ generation, workings });
    await generations.put(row);
    await current.put({ name: 'current', generation });
    for (const table of [contents, generations, database.documents, database.workings])
      await table.where('generation').notEqual(generation).delete();
  });
}

/** Name of the generation in use; undefined where none was installed. */
export async function readCurrentName(): Promise<string | undefined> {
  return (await database.current.get('current'))?.generation;
}

/** What is known of the generation in use, without its content; null where none was installed. */
export async function readGeneration(): Promise<GenerationRow | null> {
  const current = await database.current.get('current');
  return (current && (await database.generations.get(current.generation))) ?? null;
}

/** Adds the shares of a generation's documents; nothing happens where another one is in use by now. */
export async function putShares(generation: string, shares: readonly number[]): Promise<void> {
  await writeCorpus(0, () => database.generations.update(generation, { shares }));
}

/**
 * Calls back with the generation in use now and at every change of it, null where none is installed or the database
 * can't be opened. Returns how to stop.
 */
export function liveCorpusSummary(onChange: (corpus: GenerationRow | null) => void): () => void {
  const subscription = liveQuery(readGeneration).subscribe({ next: onChange, error: () => onChange(null) });
  return () => subscription.unsubscribe();
}
