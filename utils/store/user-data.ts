import type { UserData } from '../backup/backup-format';
import type { RestoreChange } from '../backup/plan-restore';
import type { UserDocument } from '../collections/user-corpus';
import { checkDisk } from '../disk/guard';
import type { RowChange } from '../snippets/merge';
import type { Snippet } from '../snippets/snippet';
import { applyRows, openUser, takeBackRows, writeUser } from './user-access';
import { userDatabase as database } from './user-database';
import { bytesOfDocuments, checkRoom, missingTexts } from './user-documents';

/** How much the user's database holds. */
export interface UserCounts {
  readonly snippets: number;
  readonly documents: number;
  /** Without the built-in ones. */
  readonly collections: number;
  readonly hidden: number;
  /** Entries of the user's own glossary. */
  readonly glossary: number;
}

/** What is read for a backup. */
export interface ReadUserData {
  readonly data: UserData;
  /** Documents whose text is missing, and which are not in `data`. */
  readonly textless: readonly UserDocument[];
}

/**
 * Everything in the user's database in one read; snippets from the oldest, documents in the order of adding.
 * @throws What `openUser` throws.
 */
export async function readWithTextless(): Promise<ReadUserData> {
  const { snippets, documents, texts, collections, hidden, glossary } = database;
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
      glossary: await glossary.toArray(),
    };
    return { data, textless: infos.filter(({ id }) => !rows.has(id)) };
  });
}

/** The same without the documents whose text is missing. @throws What `openUser` throws. */
export async function readUserData(): Promise<UserData> {
  return (await readWithTextless()).data;
}

/** All snippets in one read, from the oldest. @throws What `openUser` throws. */
export async function readAllSnippets(): Promise<Snippet[]> {
  await openUser(database);
  return database.snippets.orderBy('savedAt').toArray();
}

/**
 * Writes the planned changes of a restore, all or nothing.
 * @throws StoreChangedError where something is not stored as the change expects it, CorpusFullError where the documents
 * would be more than MAX_USER_DOCUMENTS or MAX_USER_UNITS in all.
 */
export async function restoreUserData(change: RestoreChange): Promise<void> {
  await checkDisk(bytesOfSnippets(change.snippets.put) + bytesOfDocuments(change.texts));
  const { snippets, documents, texts, collections, hidden } = database;
  return writeUser(database, tables(), async () => {
    const textOf = new Map(change.texts.map(({ id, text }) => [id, text]));
    const kept = new Set(
      await texts
        .where('id')
        .anyOf([...textOf.keys()])
        .primaryKeys(),
    );
    const stored = new Set(
      await documents
        .where('id')
        .anyOf([...textOf.keys()])
        .primaryKeys(),
    );
    // A document that has lost its text gets it back, and keeps what the user changed of it.
    const put = change.documents.put.filter(({ id }) => !textOf.has(id) || !stored.has(id) || kept.has(id));
    const fresh = put.filter(({ id }) => textOf.has(id));
    if (fresh.length > 0) await checkRoom(database, fresh);
    await applyRows(snippets, change.snippets);
    await applyRows(documents, { ...change.documents, put });
    const given = change.documents.put.map((info) => ({ info, text: textOf.get(info.id) ?? null }));
    await texts.bulkPut(await missingTexts(database, given));
    await applyRows(collections, change.collections);
    await applyRows(hidden, change.hidden);
    await applyRows(database.glossary, change.glossary);
  });
}

/**
 * Undoes a restore, all or nothing: deletes what was new, brings back what was replaced or removed. What was changed
 * since stays as it is, and so does a collection that holds something else by now.
 * @returns Number of items left as they are.
 */
export function undoRestore(change: RestoreChange): Promise<number> {
  const { snippets, documents, texts, collections, hidden } = database;
  return writeUser(database, tables(), async () => {
    let left = await takeBackRows(snippets, change.snippets);
    left += await takeBackRows(documents, change.documents);
    const gone = change.texts.map(({ id }) => id);
    const infos = await documents.bulkGet(gone);
    await texts.bulkDelete(gone.filter((_, at) => infos[at] === undefined));
    const stranded = new Set(change.stranded);
    const members = (await documents.toArray()).filter(({ id }) => !stranded.has(id));
    const used = new Set(members.map(({ collection }) => collection));
    const replaced = new Set(change.collections.replaced.map(({ id }) => id));
    const put = change.collections.put.filter(({ id }) => replaced.has(id) || !used.has(id));
    left += change.collections.put.length - put.length;
    left += await takeBackRows(collections, { ...change.collections, put });
    left += await takeBackRows(hidden, change.hidden);
    left += await takeBackRows(database.glossary, change.glossary);
    return left;
  });
}

/** Puts snippets in, all or nothing. @throws StoreChangedError as `restoreUserData` does. */
export async function importSnippets(change: RowChange<Snippet>): Promise<void> {
  await checkDisk(bytesOfSnippets(change.put));
  return writeUser(database, [database.snippets], () => applyRows(database.snippets, change));
}

/** Undoes an import as `undoRestore` does a restore. */
export function undoImport(change: RowChange<Snippet>): Promise<number> {
  return writeUser(database, [database.snippets], () => takeBackRows(database.snippets, change));
}

/** Empties the user's database, all or nothing. Returns how much it held. */
export function deleteUserData(): Promise<UserCounts> {
  return writeUser(database, tables(), async () => {
    const counts = await countAll();
    for (const table of tables()) await table.clear();
    return counts;
  });
}

/** How much the user's database holds. */
export function countUserData(): Promise<UserCounts> {
  return database.transaction('r', tables(), countAll);
}

/** Whether a snippet or an own entry was saved or changed, or a document added, after a time (ms since the epoch). */
export function hasChangedSince(time: number): Promise<boolean> {
  const { snippets, documents, glossary } = database;
  return database.transaction('r', snippets, documents, glossary, async () => {
    if ((await documents.where('addedAt').above(time).count()) > 0) return true;
    if ((await glossary.filter(({ changedAt }) => changedAt > time).first()) !== undefined) return true;
    return (await snippets.filter(({ changedAt }) => changedAt > time).first()) !== undefined;
  });
}

/** Rough size of snippets, bytes. */
function bytesOfSnippets(snippets: readonly Snippet[]): number {
  return snippets.reduce((sum, snippet) => sum + 2 * JSON.stringify(snippet).length, 0);
}

/** UTF-16 units of what is stored: snippets as JSON, documents as their texts. */
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
  const { snippets, documents, collections, hidden, glossary } = database;
  return {
    snippets: await snippets.count(),
    documents: await documents.count(),
    collections: await collections.filter(({ name }) => name !== '').count(),
    hidden: await hidden.count(),
    glossary: await glossary.count(),
  };
}

function tables() {
  const { snippets, documents, texts, collections, hidden, glossary } = database;
  return [snippets, documents, texts, collections, hidden, glossary];
}
