import type { UserData } from '../backup/user-data';
import type { ReaderDocument } from '../collections/reader-document';
import { checkDisk } from '../disk/room';
import { isSame } from '../snippets/is-same';
import type { Snippet } from '../snippets/snippet';
import { openUser } from './open-user';
import { bytesOfDocuments, checkRoom, missingTexts } from './reader-documents';
import { UserDatabase } from './user-database';
import { writeUser } from './user-write';

const database = new UserDatabase();

/** What was compared with the store is not what is stored any more, since another window changed it; nothing was written. */
export class StoreChangedError extends Error {
  override readonly name = 'StoreChangedError';
}

/** How much the reader's database holds. */
export interface UserCounts {
  readonly snippets: number;
  readonly documents: number;
  /** Those that the reader made. */
  readonly collections: number;
  readonly hidden: number;
}

/** What is read for a backup. */
export interface ReadUserData {
  readonly data: UserData;
  /** Documents whose text is missing, and which are not in `data`. */
  readonly textless: readonly ReaderDocument[];
}

/**
 * All that the reader's database holds, as of one moment; snippets from the oldest, documents in the order of adding.
 * @throws What `openUser` throws.
 */
export async function readWithTextless(): Promise<ReadUserData> {
  const { snippets, documents, texts, collections, hidden } = database;
  await openUser(database);
  return database.transaction('r', tables(), async () => {
    const infos = await documents.orderBy('addedAt').toArray();
    const rows = new Map((await texts.toArray()).map(({ id, text }) => [id, text]));
    const data = {
      snippets: await snippets.orderBy('savedAt').toArray(),
      documents: infos.flatMap((info) => {
        const text = rows.get(info.id);
        return text === undefined ? [] : [{ info, text }];
      }),
      collections: await collections.toArray(),
      hidden: await hidden.toCollection().primaryKeys(),
    };
    return { data, textless: infos.filter(({ id }) => !rows.has(id)) };
  });
}

/** The same without the documents whose text is missing. @throws What `openUser` throws. */
export async function readUserData(): Promise<UserData> {
  return (await readWithTextless()).data;
}

/** All snippets, as of one moment, from the oldest. @throws What `openUser` throws. */
export async function readAllSnippets(): Promise<Snippet[]> {
  await openUser(database);
  return database.snippets.orderBy('savedAt').toArray();
}

/** A change of the reader's data that was planned by what was stored then. */
export interface UserChange extends UserData {
  /** Snippets that are stored and whose places those with their ids take; no other one of the change is stored. */
  readonly replaced: readonly Snippet[];
}

/**
 * Puts what a file has into the reader's database, all or nothing; documents, collections and hidden ones that are
 * there stay as they are, but for a document's text that was lost and is here again.
 * @throws StoreChangedError where a snippet is not as the change expects it, CorpusFullError where the documents would
 * be more than READER_DOCUMENTS or READER_UNITS in all.
 */
export async function restoreUserData(change: UserChange): Promise<void> {
  await checkDisk(bytesOfSnippets(change.snippets) + bytesOfDocuments(change.documents));
  const { snippets, documents, texts, collections, hidden } = database;
  return writeUser(database, tables(), async () => {
    await expectStored(change.snippets, change.replaced);
    const known = new Set(await documents.toCollection().primaryKeys());
    const fresh = change.documents.filter(({ info }) => !known.has(info.id));
    await checkRoom(database, fresh);
    const kept = new Set(await collections.toCollection().primaryKeys());
    await snippets.bulkPut([...change.snippets]);
    await documents.bulkAdd(fresh.map(({ info }) => info));
    await texts.bulkPut(await missingTexts(database, change.documents));
    await collections.bulkAdd(change.collections.filter(({ id }) => !kept.has(id)));
    await hidden.bulkPut(change.hidden.map((id) => ({ id })));
  });
}

/** Puts snippets in, all or nothing. @throws StoreChangedError as `restoreUserData` does. */
export async function importSnippets({
  snippets,
  replaced,
}: Pick<UserChange, 'snippets' | 'replaced'>): Promise<void> {
  await checkDisk(bytesOfSnippets(snippets));
  return writeUser(database, [database.snippets], async () => {
    await expectStored(snippets, replaced);
    await database.snippets.bulkPut([...snippets]);
  });
}

/**
 * Takes an import back: what was new goes, what was replaced comes back as it was; what was changed or deleted since
 * stays as it is now. All or nothing.
 */
export function undoImport({ snippets, replaced }: Pick<UserChange, 'snippets' | 'replaced'>): Promise<void> {
  return writeUser(database, [database.snippets], async () => {
    const stored = await database.snippets.bulkGet(snippets.map(({ id }) => id));
    const untouched = new Set(snippets.filter((each, at) => isSame(stored[at], each)).map(({ id }) => id));
    await database.snippets.bulkDelete([...untouched]);
    await database.snippets.bulkPut(replaced.filter(({ id }) => untouched.has(id)));
  });
}

/** Empties the reader's database, all or nothing, and says how much was in it. */
export function deleteUserData(): Promise<UserCounts> {
  return writeUser(database, tables(), async () => {
    const counts = await countAll();
    for (const table of tables()) await table.clear();
    return counts;
  });
}

/** How much the reader's database holds. */
export function countUserData(): Promise<UserCounts> {
  return database.transaction('r', tables(), countAll);
}

/** Whether a snippet was saved or changed, or a document added, after a time (ms since the epoch). */
export function hasChangedSince(time: number): Promise<boolean> {
  const { snippets, documents } = database;
  return database.transaction('r', snippets, documents, async () => {
    if ((await documents.where('addedAt').above(time).count()) > 0) return true;
    return (await snippets.filter(({ changedAt }) => changedAt > time).first()) !== undefined;
  });
}

/** Bytes that snippets take, at least roughly. */
function bytesOfSnippets(snippets: readonly Snippet[]): number {
  return snippets.reduce((sum, snippet) => sum + 2 * JSON.stringify(snippet).length, 0);
}

/** UTF-16 units of what is stored: of snippets as JSON, of documents their texts. */
export async function measureUserData(): Promise<{ snippets: number; documents: number }> {
  const units = { snippets: 0, documents: 0 };
  await database.snippets.each((snippet) => {
    units.snippets += JSON.stringify(snippet).length;
  });
  await database.documents.each((info) => {
    units.documents += info.units;
  });
  return units;
}

async function countAll(): Promise<UserCounts> {
  const { snippets, documents, collections, hidden } = database;
  return {
    snippets: await snippets.count(),
    documents: await documents.count(),
    collections: await collections.filter(({ name }) => name !== '').count(),
    hidden: await hidden.count(),
  };
}

async function expectStored(put: readonly Snippet[], replaced: readonly Snippet[]): Promise<void> {
  const expected = new Map(replaced.map((snippet) => [snippet.id, snippet]));
  const stored = await database.snippets.bulkGet(put.map(({ id }) => id));
  for (const [at, { id }] of put.entries())
    if (!isSame(stored[at], expected.get(id))) throw new StoreChangedError(id);
}

function tables() {
  const { snippets, documents, texts, collections, hidden } = database;
  return [snippets, documents, texts, collections, hidden];
}
