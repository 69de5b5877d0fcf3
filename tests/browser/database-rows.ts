import type { Json, Tab } from './harness/browser';

/** What is changed in a store: rows put, keys deleted, or all of it taken away first. */
interface StoreChange {
  readonly put?: readonly object[];
  readonly remove?: readonly string[];
  readonly clear?: boolean;
}

/** All rows of a store of the user's database, in the order of their keys; read in one of the extension's pages, past its code. */
export function readerRows<T>(tab: Tab, store: string): Promise<T[]> {
  return tab.evaluate(async (name) => {
    const done = <R>(request: IDBRequest<R>) =>
      new Promise<R>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('tifa-user'));
    const rows = await done(database.transaction(name).objectStore(name).getAll());
    database.close();
    return rows;
  }, store) as Promise<T[]>;
}

/** Changes stores of the user's database in one transaction, past the code of the page, and counts it as a write as that does. */
export async function changeReaderRows(
  tab: Tab,
  changes: Readonly<Record<string, StoreChange>>,
): Promise<void> {
  await tab.evaluate(
    async (sent) => {
      const all = sent as unknown as Record<string, StoreChange>;
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('tifa-user');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const transaction = database.transaction([...Object.keys(all), 'meta'], 'readwrite');
      const meta = transaction.objectStore('meta');
      const reading = meta.get('database');
      reading.onsuccess = () => meta.put({ ...reading.result, writes: reading.result.writes + 1 });
      for (const [name, { put = [], remove = [], clear = false }] of Object.entries(all)) {
        const store = transaction.objectStore(name);
        if (clear) store.clear();
        for (const row of put) store.put(row);
        for (const key of remove) store.delete(key);
      }
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = () => reject(transaction.error);
      });
      database.close();
    },
    changes as unknown as Json,
  );
}

/** What puts documents with their texts into the user's database. */
export function putDocuments(
  documents: readonly { readonly info: { readonly id: string }; readonly text: string }[],
) {
  return {
    documents: { put: documents.map(({ info }) => info) },
    texts: { put: documents.map(({ info, text }) => ({ id: info.id, text })) },
  };
}
