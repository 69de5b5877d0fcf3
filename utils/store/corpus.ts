import { Dexie, liveQuery, type Table } from 'dexie';
import type { CollectedDocument, CollectedInfo } from '../collections/user-corpus';
import { guardDatabase } from '../disk/guard';
import type { EncodedIndex } from '../index/corpus-index';
import type { Lexicon } from '../match/lexicon';
import type { SentenceTable } from '../match/same-text';
import type { MiningWorkings } from '../phrases/mine';
import type { WordList } from '../words/word-list';
import { isOfBrowser } from './store-errors';

/** Raised when the shape of rows changes, so that earlier rows are not read. */
export const ROWS_FORMAT = 3;

/** One installed state of the corpus. */
export interface GenerationRow {
  /** Names all that it was made from: versions of corpus, user's part, record table and word list, and format numbers. */
  readonly generation: string;
  /** Names the documents only: the manifest's `version`, and the user's part if there is one. */
  readonly version: string;
  readonly documents: readonly CollectedInfo[];
  /** Share of each document's Han characters that is marked, 0 to 1; null while not measured. */
  readonly shares: readonly number[] | null;
  /** Whether the user has the record table switched on. */
  readonly usesRecord: boolean;
  /** ms since the epoch. */
  readonly installedAt: number;
}

/** What is learnt from some documents. */
export interface LearntRow {
  readonly index: EncodedIndex;
  /** Of the documents and the record table. */
  readonly lexicon: Lexicon;
}

/** What pages are matched with, made of a generation's documents. */
export interface ContentRow extends LearntRow {
  readonly generation: string;
  /** The same without the user's own documents: what a page may learn. Null where there are none. */
  readonly open: LearntRow | null;
  readonly words: WordList;
  /** Sentences of the user's own documents, which are no evidence on pages with the same text; null where there are none. */
  readonly sentences: SentenceTable | null;
}

/** Intermediate results of mining, needed to leave out some of the user's own documents. */
export interface WorkingsRow {
  readonly generation: string;
  readonly workings: MiningWorkings;
}

/** A generation's documents in the order of its index. Only look-ups need them, and many are slow to read. */
export interface DocumentsRow {
  readonly generation: string;
  readonly documents: readonly CollectedDocument[];
}

/** Says which generation is in use; its one row has the key `current`. */
export interface CurrentRow {
  readonly name: 'current';
  readonly generation: string;
}

/** The corpus and its index. It can be rebuilt at any time, so writes needn't wait for the disk. */
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

/** The documents of a generation in the order of its index; undefined where it is not stored any more. */
export async function readDocuments(generation: string): Promise<readonly CollectedDocument[] | undefined> {
  return (await database.documents.get(generation))?.documents;
}

/** Intermediate results of a generation's mining; undefined where it is not stored, or has no own documents of the user. */
export async function readWorkings(generation: string): Promise<MiningWorkings | undefined> {
  return (await database.workings.get(generation))?.workings;
}

/** A generation as it is built and stored. */
export interface Generation {
  readonly row: GenerationRow;
  readonly content: ContentRow;
  readonly documents: readonly CollectedDocument[];
  /** Null without own documents of the user. */
  readonly workings: MiningWorkings | null;
}

/**
 * Rough size of a stored generation, bytes: for each UTF-16 unit of its text, and for the rest, such as the phrases of
 * the record.
 */
const UNIT_BYTES = 12;
const BASE_BYTES = 8_000_000;

/** Guards a write like those of the user's database: Chromium stores both in one place, which a failed write endangers. */
function writeCorpus(bytes: number, work: () => PromiseLike<unknown>): Promise<unknown> {
  return guardDatabase(bytes, async () => work(), isOfBrowser);
}

/**
 * Writes a generation beside the old one, switches to it and deletes the old one, all or nothing.
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

/** The generation in use without its content; null where none is installed. */
export async function readGeneration(): Promise<GenerationRow | null> {
  const current = await database.current.get('current');
  return (current && (await database.generations.get(current.generation))) ?? null;
}

/** Adds the shares of a generation's documents, unless another generation is in use by now. */
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
