import { liveQuery } from 'dexie';
import { type ContentRow, CorpusDatabase, type GenerationRow } from './corpus-database';

const database = new CorpusDatabase();

/** The generation in use with its content, or null where none was installed. */
export async function readCorpus(): Promise<(GenerationRow & ContentRow) | null> {
  return database.transaction('r', database.current, database.generations, database.contents, async () => {
    const current = await database.current.get('current');
    if (current === undefined) return null;
    const generation = await database.generations.get(current.generation);
    const content = await database.contents.get(current.generation);
    return generation && content ? { ...content, ...generation, documents: content.documents } : null;
  });
}

/** Writes a generation beside the old one, switches to it and drops the old, all or nothing. */
export async function switchCorpus(generation: GenerationRow, content: ContentRow): Promise<void> {
  const { current, generations, contents } = database;
  await database.transaction('rw', current, generations, contents, async () => {
    await contents.put(content);
    await generations.put(generation);
    await current.put({ name: 'current', generation: generation.generation });
    await contents.where('generation').notEqual(generation.generation).delete();
    await generations.where('generation').notEqual(generation.generation).delete();
  });
}

/** What is known of the generation in use, without its content; null where none was installed. */
export async function readGeneration(): Promise<GenerationRow | null> {
  const current = await database.current.get('current');
  return (current && (await database.generations.get(current.generation))) ?? null;
}

/** Adds the shares of a generation's documents; nothing happens where another one is in use by now. */
export async function putShares(generation: string, shares: readonly number[]): Promise<void> {
  await database.generations.update(generation, { shares });
}

/**
 * Calls back with the generation in use now and at every change of it, null where none is installed or the database
 * can't be opened. Returns how to stop.
 */
export function liveCorpusSummary(onChange: (corpus: GenerationRow | null) => void): () => void {
  const subscription = liveQuery(readGeneration).subscribe({ next: onChange, error: () => onChange(null) });
  return () => subscription.unsubscribe();
}
