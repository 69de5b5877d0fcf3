import type { Table } from 'dexie';
import type { StoredDocument } from '../collections/user-corpus';
import { guardDatabase, isDiskFull } from '../disk/guard';
import { STORE_OPEN_MS } from '../limits';
import { noted } from '../log';
import { isSame, type RowChange } from '../snippets/merge';
import { documentKey, keysOf } from '../snippets/page-key';
import { type Canary, type Held, lossOf, noteTally, readCanary, readTally, type Tally } from './canary';
import {
  isOfBrowser,
  isOnlyForDeletions,
  OutdatedPageError,
  openingError,
  StoreSilentError,
  writingError,
} from './store-errors';
import { schemaOf, USER_SCHEMA, type UserDatabase } from './user-database';

/**
 * Opens the user database, if it isn't open.
 * @throws OutdatedPageError where a newer version of the extension has changed it; StoreRefusedError, StoreFullError,
 * StoreDamagedError where it can't be opened; StoreSilentError after STORE_OPEN_MS.
 */
export async function openUser(database: UserDatabase): Promise<void> {
  if (database.isOutdated) throw outdated();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    const late = () => reject(new StoreSilentError(`not open after ${STORE_OPEN_MS} ms`));
    timer = setTimeout(late, STORE_OPEN_MS);
  });
  try {
    await Promise.race([database.open(), limit]);
  } catch (error) {
    throw database.isOutdated ? outdated() : openingError(error, await isDiskFull());
  } finally {
    clearTimeout(timer);
  }
  checkSchema(database.backendDB());
}

/** @throws OutdatedPageError where a database is of a later schema than this code knows. */
function checkSchema({ version }: IDBDatabase): void {
  if (schemaOf(version) > USER_SCHEMA) throw outdated();
}

function outdated(): OutdatedPageError {
  return new OutdatedPageError('Tifa Lens was updated since this page was opened; reload it');
}

/**
 * Runs a write of the user's data in one transaction over some tables, all or nothing. Every write of the user database
 * goes through here. Afterwards notes what the database holds in the canary, unless something is missing.
 * @throws OutdatedPageError where the database is of a later version than this code; StoreFullError where it did not
 * fit; StoreInDoubtError where the browser did not say why it failed; what `openUser` throws; what `work` throws.
 */
export async function writeUser<T>(
  database: UserDatabase,
  // biome-ignore lint/suspicious/noExplicitAny: tables of any rows
  tables: readonly Table<any, string>[],
  work: () => Promise<T>,
): Promise<T> {
  // Read before the database, so that the canary is never the newer of the two. Undefined if it can't be read.
  const canary = await readCanary().catch(noted('The canary was not read before a write.'));
  const { meta, snippets, documents } = database;
  const all = [...new Set([...tables, meta, snippets, documents])];
  const [result, tally] = await guardDatabase(0, tryToWrite, isOfBrowser);
  if (tally !== null) await noteTally(tally).catch(noted('A write was not noted in the canary.'));
  return result;

  async function tryToWrite(): Promise<[T, Tally | null]> {
    await openUser(database);
    try {
      return await write().catch((error: unknown) => {
        if (isOnlyForDeletions(error)) return write();
        throw error;
      });
    } catch (error) {
      throw writingError(error, await isDiskFull());
    }
  }

  function write(): Promise<[T, Tally | null]> {
    return database.transaction('rw', all, async ({ idbtrans }) => {
      // Checked on this transaction, so that no upgrade can come in between.
      checkSchema(idbtrans.db);
      const before = await readTally(database);
      const result = await work();
      const isWhole = canary !== undefined && lossOf(canary, before) === null;
      await putName(before, canary ?? null, isWhole);
      return [result, isWhole ? await readTally(database) : null];
    });
  }

  /** If something is missing, gives the database another id, so that its later writes don't hide the loss. */
  async function putName(before: Held, known: Canary | null, isWhole: boolean): Promise<void> {
    const isLost = !isWhole && known?.databaseId === before.databaseId;
    const { databaseId, snippets, documents } = before;
    const id = databaseId === '' || isLost ? crypto.randomUUID() : databaseId;
    const rest = isLost ? { of: databaseId, snippets, documents } : before.rest;
    await meta.put({ name: 'database', id, writes: before.writes + 1, ...(rest && { rest }) });
  }
}

/** Another window has changed what this change was compared with; nothing was written. */
export class StoreChangedError extends Error {
  override readonly name = 'StoreChangedError';
}

/**
 * Writes a change into a table; call it within the work of `writeUser` alone.
 * @throws StoreChangedError where a row is not stored as the change expects it.
 */
export async function applyRows<T extends { readonly id: string }>(
  table: Table<T, string>,
  { put, replaced }: RowChange<T>,
): Promise<void> {
  const expected = new Map(replaced.map((row) => [row.id, row]));
  const ids = [...new Set([...put, ...replaced].map(({ id }) => id))];
  const stored = await table.bulkGet(ids);
  for (const [at, id] of ids.entries())
    if (!isSame(stored[at], expected.get(id))) throw new StoreChangedError(id);
  await table.bulkDelete([...expected.keys()]);
  await table.bulkPut([...put]);
}

/**
 * Undoes a change within the work of `writeUser`: deletes what was new, brings back what was replaced or removed.
 * @returns Number of rows that were changed since, and left as they are.
 */
export async function takeBackRows<T extends { readonly id: string }>(
  table: Table<T, string>,
  { put, replaced }: RowChange<T>,
): Promise<number> {
  const expected = new Map<string, T | undefined>(replaced.map(({ id }) => [id, undefined]));
  for (const row of put) expected.set(row.id, row);
  const ids = [...expected.keys()];
  const stored = await table.bulkGet(ids);
  const untouched = new Set(ids.filter((id, at) => isSame(stored[at], expected.get(id))));
  await table.bulkDelete([...untouched]);
  await table.bulkPut(replaced.filter(({ id }) => untouched.has(id)));
  return ids.length - untouched.size;
}

/**
 * Makes the snippets of one document another's; call it within the work of `writeUser` alone.
 * @param only Ids of those to move; all by default.
 * @returns Their ids.
 */
export async function moveSnippets(
  { snippets }: UserDatabase,
  from: string,
  to: string,
  only?: ReadonlySet<string>,
): Promise<string[]> {
  const ids: string[] = [];
  await snippets
    .where('keys')
    .equals(documentKey(from))
    .filter((snippet) => only === undefined || only.has(snippet.id))
    .modify((snippet, place) => {
      place.value = { ...snippet, document: to, keys: keysOf({ ...snippet, document: to }) };
      ids.push(snippet.id);
    });
  return ids;
}

/** Removes documents with their texts and returns them; call it within the work of `writeUser` alone. */
export async function takeOut(
  { documents, texts }: UserDatabase,
  ids: readonly string[],
): Promise<StoredDocument[]> {
  const infos = await documents.bulkGet([...ids]);
  const rows = await texts.bulkGet([...ids]);
  await documents.bulkDelete([...ids]);
  await texts.bulkDelete([...ids]);
  return infos.flatMap((info, at) => (info ? [{ info, text: rows[at]?.text ?? null }] : []));
}

/** Removes those of some collections that have no document; call it within the work of `writeUser` alone. */
export async function removeIfEmpty(
  { documents, collections }: UserDatabase,
  ids: readonly string[],
): Promise<void> {
  for (const collection of ids)
    if ((await documents.where({ collection }).count()) === 0) await collections.delete(collection);
}
