import { liveQuery } from 'dexie';
import type { CollectedDocument } from '../collections/user-corpus';
import { guardDatabase } from '../disk/guard';
import type { MiningWorkings } from '../phrases/mine';
import { type ContentRow, CorpusDatabase, type GenerationRow } from './corpus-database';
import { isOfBrowser } from './store-errors';

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
