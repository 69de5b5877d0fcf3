import { Dexie, liveQuery, type Table } from 'dexie';
import type { CollectedDocument, CollectedInfo } from '../collections/user-corpus';
import { checkDisk, guardDatabase, guardDeletion } from '../disk/guard';
import type { EncodedIndex } from '../index/corpus-index';
import { noted } from '../log';
import type { KnownWords } from '../match/known-words';
import type { Lexicon } from '../match/lexicon';
import type { SentenceTable } from '../match/same-text';
import type { MiningWorkings } from '../phrases/mine';
import type { WordList } from '../words/word-list';
import { cutIntoPieces, groupDocuments, joinPieces } from './pieces';
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
  readonly knownWords: KnownWords;
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

/** Intermediate results of mining in one row, as versions before 4 of the database stored them. */
interface WorkingsRow {
  readonly generation: string;
  readonly workings: MiningWorkings;
}

/** A generation's documents in one row, as versions before 4 of the database stored them. */
interface DocumentsRow {
  readonly generation: string;
  readonly documents: readonly CollectedDocument[];
}

/** The parts of a generation, each stored in pieces: all but its documents and workings, and these two. */
type Part = 'content' | 'documents' | 'workings';

/** A piece of a generation. All pieces are written before a generation is in use. */
export interface PieceRow {
  readonly generation: string;
  readonly part: Part;
  /** 0 and up. */
  readonly number: number;
  /** Number of the part's pieces. */
  readonly total: number;
  /** Of `documents` a list of CollectedDocument, of the others what `cutIntoPieces` makes. */
  readonly value: unknown;
}

type PieceKey = [generation: string, part: string, number: number];

/** Says which generation is in use; its one row has the key `current`. */
interface CurrentRow {
  readonly name: 'current';
  readonly generation: string;
}

/** The corpus and its index. It can be rebuilt at any time, so writes needn't wait for the disk. */
export class CorpusDatabase extends Dexie {
  declare generations: Table<GenerationRow, string>;
  declare pieces: Table<PieceRow, PieceKey>;
  declare current: Table<CurrentRow, string>;
  /** These three are only read, where an earlier version has stored the generation in use. */
  declare contents: Table<ContentRow, string>;
  declare documents: Table<DocumentsRow, string>;
  declare workings: Table<WorkingsRow, string>;

  constructor() {
    super('tifa-corpus', { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ generations: 'generation', contents: 'generation', current: 'name' });
    this.version(2).stores({ documents: 'generation' });
    this.version(3).stores({ workings: 'generation' });
    this.version(4).stores({ pieces: '[generation+part+number]' });
  }
}

const database = new CorpusDatabase();

/** The generation in use with its content; null where none was installed, or pieces of it are missing. */
export async function readCorpus(): Promise<(GenerationRow & ContentRow) | null> {
  for (;;) {
    const row = await readGeneration();
    if (row === null) return null;
    const { generation } = row;
    const content = (await readWritten(generation)) ?? (await database.contents.get(generation));
    if (content) return { ...content, ...row };
    // Else another one was installed meanwhile, and this one deleted.
    if ((await readCurrentName()) === generation) return null;
  }
}

/** A generation that is written, in use or not yet, without shares; undefined where pieces of it are missing. */
export async function readWritten(generation: string): Promise<(GenerationRow & ContentRow) | undefined> {
  const read = await joinPieces(pieceReader(generation, 'content'));
  return read as (GenerationRow & ContentRow) | undefined;
}

/** The documents of a generation in the order of its index; undefined where it is not stored any more. */
export async function readDocuments(generation: string): Promise<readonly CollectedDocument[] | undefined> {
  const first = await readPiece(generation, 'documents', 0);
  if (first === undefined) return (await database.documents.get(generation))?.documents;
  const documents: CollectedDocument[] = [];
  const readNext = pieceReader(generation, 'documents');
  for (let number = 0; number < first.total; number++) {
    const group = (await readNext()) as CollectedDocument[] | undefined;
    if (group === undefined) return undefined;
    documents.push(...group);
  }
  return documents;
}

/** Intermediate results of a generation's mining; undefined where it is not stored, or has no own documents of the user. */
export async function readWorkings(generation: string): Promise<MiningWorkings | undefined> {
  const read = await joinPieces(pieceReader(generation, 'workings'));
  return (read as MiningWorkings | undefined) ?? (await database.workings.get(generation))?.workings;
}

/** Reads one piece after another, each in a transaction and an event of its own, between which others get a turn. */
function pieceReader(generation: string, part: Part): () => Promise<unknown> {
  let number = 0;
  return async () => (await readPiece(generation, part, number++))?.value;
}

function readPiece(generation: string, part: Part, number: number): Promise<PieceRow | undefined> {
  return database.pieces.get([generation, part, number]);
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
 * Writes a generation beside the one in use, piece by piece, then switches to it in one small transaction. Until then,
 * and if this fails or is cut off, the earlier one stays in use. A failure deletes the pieces it leaves, where that is
 * safe; `removeLeftPieces` deletes all others that are not in use.
 * @param onWritten Called when all is written. The switch waits for its promise.
 * @throws StoreFullError, StoreInDoubtError, Dexie's errors
 */
export async function switchCorpus(
  generation: Generation,
  onWritten: () => void | Promise<void> = () => undefined,
): Promise<void> {
  const { generation: name } = generation.row;
  const bytes = BASE_BYTES + UNIT_BYTES * generation.content.index.text.length;
  try {
    await writeCorpus(bytes, async () => {
      const total = await putPieces(generation);
      await onWritten();
      await database.generations.put(generation.row);
      await putCurrent(name, total);
      await database.generations.where('generation').notEqual(name).delete();
    });
  } catch (error) {
    await removeUnused((each) => each === name).catch(noted('Pieces of a failed switch were not deleted.'));
    throw error;
  }
}

/** Returns the number of pieces. */
async function putPieces({ row, content, documents, workings }: Generation): Promise<number> {
  const { generation } = row;
  const parts: Record<Part, unknown[]> = {
    content: cutIntoPieces({ ...content, ...row }),
    documents: groupDocuments(documents),
    workings: workings === null ? [] : cutIntoPieces(workings),
  };
  let count = 0;
  for (const part of Object.keys(parts) as Part[]) {
    const values = parts[part];
    for (const [number, value] of values.entries()) {
      // Others write as well, and a write that fills the disk endangers everything.
      await checkDisk(0);
      await database.pieces.put({ generation, part, number, total: values.length, value });
    }
    count += values.length;
  }
  return count;
}

/** Look-ups read `current`, so nothing large is written here. @throws Error where pieces were deleted meanwhile. */
async function putCurrent(generation: string, total: number): Promise<void> {
  const { current, pieces } = database;
  await database.transaction('rw', current, pieces, async () => {
    // A list is above all texts, and so above each name of a part.
    const there = await pieces
      .where('[generation+part+number]')
      .between([generation], [generation, []])
      .count();
    if (there < total) throw new Error(`${there} of ${total} pieces are there`);
    await current.put({ name: 'current', generation });
  });
}

/** Rows that are deleted in one transaction: look-ups, which ask what is in use, wait for it. */
const DELETED_AT_ONCE = 4;

/**
 * Deletes what is left of earlier generations, and of those that were never completed. Not while one is being written.
 * @throws StoreFullError, StoreInDoubtError, Dexie's errors
 */
export function removeLeftPieces(): Promise<void> {
  return removeUnused(() => true);
}

/** Deletes everything of some generations but the one in use. @param isMeant Tells them by their names. */
async function removeUnused(isMeant: (generation: string) => boolean): Promise<void> {
  const { current, generations, pieces, contents, documents, workings } = database;
  const inUse = await readCurrentName();
  const tables = [pieces, generations, contents, documents, workings] as Table<unknown, AnyKey>[];
  const deletions: { table: (typeof tables)[number]; keys: AnyKey[] }[] = [];
  for (const table of tables) {
    const all = await table.toCollection().primaryKeys();
    const keys = all.filter((key) => nameIn(key) !== inUse && isMeant(nameIn(key)));
    for (let at = 0; at < keys.length; at += DELETED_AT_ONCE)
      deletions.push({ table, keys: keys.slice(at, at + DELETED_AT_ONCE) });
  }
  if (deletions.length === 0) return;
  const work = async () => {
    for (const { table, keys } of deletions)
      await database.transaction('rw', current, table, async () => {
        // A worker may have switched to one of them meanwhile.
        const inUse = await readCurrentName();
        await table.bulkDelete(keys.filter((key) => nameIn(key) !== inUse));
      });
  };
  await guardDeletion(work, isOfBrowser);
}

/** A key of any store but `current`. */
type AnyKey = string | PieceKey;

/** The generation that it names. */
function nameIn(key: AnyKey): string {
  return typeof key === 'string' ? key : key[0];
}

/** Name of the generation in use; undefined where none was installed. */
export async function readCurrentName(): Promise<string | undefined> {
  return (await database.current.get('current'))?.generation;
}

/** The generation in use without its content; null where none is installed. */
export function readGeneration(): Promise<GenerationRow | null> {
  const { current, generations } = database;
  // In one transaction: between two, a switch could delete the row that `current` named.
  return database.transaction('r', current, generations, async () => {
    const used = await current.get('current');
    return (used && (await generations.get(used.generation))) ?? null;
  });
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
