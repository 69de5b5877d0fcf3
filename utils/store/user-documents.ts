import { liveQuery } from 'dexie';
import {
  type Collection,
  type DocumentChange,
  ofKnownCollections,
  type StoredDocument,
  type UserCorpus,
  type UserDocument,
  type UserDocumentWithText,
  withBuiltIn,
} from '../collections/user-corpus';
import { checkDisk } from '../disk/guard';
import { MAX_USER_DOCUMENTS, MAX_USER_UNITS } from '../limits';
import { moveSnippets, removeIfEmpty, takeOut, writeUser } from './user-access';
import { userDatabase as database, type TextRow, type UserDatabase } from './user-database';

/** The corpus has no room for the documents; nothing was stored. */
export class CorpusFullError extends Error {
  override readonly name = 'CorpusFullError';
}

/**
 * Checks, in the transaction that adds documents, that there is room for them.
 * @param added Documents that are not stored yet.
 * @throws CorpusFullError beyond MAX_USER_DOCUMENTS or MAX_USER_UNITS in all.
 */
export async function checkRoom({ documents }: UserDatabase, added: readonly UserDocument[]): Promise<void> {
  const count = (await documents.count()) + added.length;
  let units = added.reduce((sum, info) => sum + info.units, 0);
  await documents.each((info) => {
    units += info.units;
  });
  if (count > MAX_USER_DOCUMENTS || units > MAX_USER_UNITS)
    throw new CorpusFullError(`${count} documents, ${units} characters`);
}

/** Rough size of documents, bytes: two for each UTF-16 unit. */
export function bytesOfDocuments(documents: readonly Pick<StoredDocument, 'text'>[]): number {
  return documents.reduce((sum, { text }) => sum + 2 * (text?.length ?? 0), 0);
}

/** The user's documents, collections and hidden documents, without texts. */
export function readUserCorpus(): Promise<UserCorpus> {
  const { documents, texts, collections, hidden } = database;
  return database.transaction('r', documents, texts, collections, hidden, async () => {
    const all = withBuiltIn(await collections.toArray());
    const infos = await documents.orderBy('addedAt').toArray();
    const kept = new Set(await texts.toCollection().primaryKeys());
    return {
      documents: ofKnownCollections(infos, all),
      textless: infos.map(({ id }) => id).filter((id) => !kept.has(id)),
      collections: all,
      hidden: await hidden.toCollection().primaryKeys(),
    };
  });
}

/**
 * Calls back with the same now and at every change. Returns a function that stops it. `onError` is called if the
 * database can't be opened (private browsing in Firefox).
 */
export function liveUserCorpus(
  onChange: (corpus: UserCorpus) => void,
  onError: (error: unknown) => void,
): () => void {
  const subscription = liveQuery(readUserCorpus).subscribe({ next: onChange, error: onError });
  return () => subscription.unsubscribe();
}

/** Texts of the user's documents in the order of the ids; undefined for ids that are not stored. */
export async function readUserTexts(ids: readonly string[]): Promise<(string | undefined)[]> {
  const rows = await database.texts.bulkGet([...ids]);
  return rows.map((row) => row?.text);
}

/**
 * Adds documents, all or nothing. Stored ones stay as they are, except that a lost text is stored again. Returns the ids
 * of the new ones.
 * @param made Collections to create for them in the same transaction.
 * @throws CorpusFullError where they would be more than MAX_USER_DOCUMENTS or MAX_USER_UNITS in all; what `writeUser`
 * throws.
 */
export async function addUserDocuments(
  added: readonly StoredDocument[],
  made: readonly Collection[] = [],
): Promise<string[]> {
  await checkDisk(bytesOfDocuments(added));
  const { documents, texts, collections } = database;
  return writeUser(database, [documents, texts, collections], async () => {
    const known = new Set(await documents.toCollection().primaryKeys());
    const fresh = [...new Map(added.map((each) => [each.info.id, each])).values()].filter(
      ({ info }) => !known.has(info.id),
    );
    await checkRoom(
      database,
      fresh.map(({ info }) => info),
    );
    await documents.bulkAdd(fresh.map(({ info }) => info));
    await texts.bulkPut(await missingTexts(database, added));
    await collections.bulkPut([...made]);
    return fresh.map(({ info }) => info.id);
  });
}

/** What `replaceUserDocuments` changed, so that it can be undone. */
export interface Replacement {
  /** Id of the document, and whether it was not stored before. */
  readonly id: string;
  readonly isNew: boolean;
  /** Ids of the collections that were created for it. */
  readonly made: readonly string[];
  readonly removed: readonly StoredDocument[];
  /** Ids of snippets by the id of the removed document that they were of. */
  readonly moved: ReadonlyMap<string, readonly string[]>;
}

/**
 * Adds a document in the place of others, all or nothing: these are removed, and their snippets become those of the new
 * one. Without others it is only added.
 * @param made Collections to create for it.
 * @throws CorpusFullError as `addUserDocuments`, what `writeUser` throws; then nothing is changed.
 */
export async function replaceUserDocuments(
  added: UserDocumentWithText,
  made: readonly Collection[],
  ids: readonly string[],
): Promise<Replacement> {
  await checkDisk(bytesOfDocuments([added]));
  const { documents, texts, collections, snippets } = database;
  return writeUser(database, [documents, texts, collections, snippets], async () => {
    const { id } = added.info;
    const removed = await takeOut(database, ids);
    const isNew = (await documents.get(id)) === undefined;
    if (isNew) {
      await checkRoom(database, [added.info]);
      await documents.add(added.info);
    }
    await texts.bulkPut(await missingTexts(database, [added]));
    await collections.bulkPut([...made]);
    const moved = new Map<string, string[]>();
    for (const old of ids) moved.set(old, await moveSnippets(database, old, id));
    return { id, isNew, made: made.map((collection) => collection.id), removed, moved };
  });
}

/** Undoes a replacement, all or nothing. Snippets that were saved since stay with the document that is removed. */
export async function undoReplacement({ id, isNew, made, removed, moved }: Replacement): Promise<void> {
  await checkDisk(bytesOfDocuments(removed));
  const { documents, texts, collections, snippets } = database;
  await writeUser(database, [documents, texts, collections, snippets], async () => {
    if (isNew) await takeOut(database, [id]);
    await removeIfEmpty(database, made);
    await documents.bulkPut(removed.map(({ info }) => info));
    await texts.bulkPut(await missingTexts(database, removed));
    for (const [old, ofIt] of moved) await moveSnippets(database, id, old, new Set(ofIt));
  });
}

/**
 * In the transaction that has stored documents, the texts to add: of stored documents without a text. Leaves out texts
 * whose hash is not the stored document's.
 */
export async function missingTexts(
  { documents, texts }: UserDatabase,
  given: readonly StoredDocument[],
): Promise<TextRow[]> {
  const ids = given.map(({ info }) => info.id);
  const stored = new Map((await documents.bulkGet(ids)).map((info) => [info?.id, info?.hash]));
  const kept = new Set(await texts.where('id').anyOf(ids).primaryKeys());
  return given.flatMap(({ info: { id, hash }, text }) =>
    text === null || kept.has(id) || stored.get(id) !== hash ? [] : [{ id, text }],
  );
}

/** Changes facts of a document, if it is stored. */
export async function changeUserDocument(id: string, change: DocumentChange): Promise<void> {
  await writeUser(database, [database.documents], () => database.documents.update(id, change));
}

/**
 * Moves documents to collections, all or nothing, skipping ids that are not stored. Returns the collections they were
 * in, so that they can be moved back.
 * @param moves Ids of the new collections by ids of the documents.
 */
export function moveUserDocuments(moves: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const { documents } = database;
  return writeUser(database, [documents], async () => {
    const infos = (await documents.bulkGet([...moves.keys()])).filter((info) => info !== undefined);
    await documents.bulkPut(
      infos.map((info) => ({ ...info, collection: moves.get(info.id) ?? info.collection })),
    );
    return new Map(infos.map(({ id, collection }) => [id, collection]));
  });
}

/**
 * Removes documents, all or nothing. Returns them with their texts, so that they can be added again.
 * @param made Ids of collections that were created for them, and are removed if they are empty now.
 */
export function removeUserDocuments(
  ids: readonly string[],
  made: readonly string[] = [],
): Promise<StoredDocument[]> {
  const { documents, texts, collections } = database;
  return writeUser(database, [documents, texts, collections], async () => {
    const removed = await takeOut(database, ids);
    await removeIfEmpty(database, made);
    return removed;
  });
}

/** Hides bundled documents, or shows them again. */
export async function hideDocuments(ids: readonly string[], hide: boolean): Promise<void> {
  const { hidden } = database;
  await writeUser<unknown>(database, [hidden], () =>
    hide ? hidden.bulkPut(ids.map((id) => ({ id }))) : hidden.bulkDelete([...ids]),
  );
}

/** Stores a new or changed collection. */
export async function putCollection(collection: Collection): Promise<void> {
  await writeUser(database, [database.collections], () => database.collections.put(collection));
}

/** A collection that was removed with its documents, so that both can be put back. */
export interface RemovedCollection {
  readonly collection: Collection;
  readonly documents: readonly StoredDocument[];
}

/** Removes a collection and its documents, all or nothing; null where it is not stored. */
export function removeCollection(id: string): Promise<RemovedCollection | null> {
  const { collections, documents, texts } = database;
  return writeUser(database, [collections, documents, texts], async () => {
    const collection = await collections.get(id);
    if (collection === undefined) return null;
    const infos = await documents.where({ collection: id }).sortBy('addedAt');
    const ids = infos.map((info) => info.id);
    const rows = await texts.bulkGet(ids);
    await collections.delete(id);
    await documents.bulkDelete(ids);
    await texts.bulkDelete(ids);
    const whole = infos.map((info, at) => ({ info, text: rows[at]?.text ?? null }));
    return { collection, documents: whole };
  });
}

/** Puts a removed collection back as it was, all or nothing. */
export async function restoreCollection({ collection, documents: whole }: RemovedCollection): Promise<void> {
  await checkDisk(bytesOfDocuments(whole));
  const { collections, documents, texts } = database;
  return writeUser(database, [collections, documents, texts], async () => {
    await collections.put(collection);
    await documents.bulkPut(whole.map(({ info }) => info));
    await texts.bulkPut(await missingTexts(database, whole));
  });
}
