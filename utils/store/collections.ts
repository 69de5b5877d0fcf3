import type { Collection, StoredDocument } from '../collections/user-corpus';
import { checkDisk } from '../disk/guard';
import { bytesOfDocuments, missingTexts } from './reader-documents';
import { UserDatabase } from './user-database';
import { writeUser } from './user-write';

const database = new UserDatabase();

/** Stores a collection: a new one, or with another name or switch than before. */
export async function putCollection(collection: Collection): Promise<void> {
  await writeUser(database, [database.collections], () => database.collections.put(collection));
}

/** A collection that was removed with its documents, so that both can be put back. */
export interface RemovedCollection {
  readonly collection: Collection;
  readonly documents: readonly StoredDocument[];
}

/** Removes a collection and its documents, all or nothing; null where there is none of this id. */
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
