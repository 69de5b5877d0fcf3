import type { StorageArea } from './guard';

/**
 * Chromium keeps an extension's databases in one LevelDB and its storage area in another. LevelDB appends changes to a
 * log; after 4 MiB it moves them to a table and begins a new log. A write that is cut off, because the disk is full or
 * the process dies, leaves half a record at the log's end, and Chromium appends after it. All that follows is reported
 * as stored, but can't be read after the next start but one; for databases, Chromium then takes everything for damaged
 * and deletes it. Tables are safe, and a new log has no half record. Firefox uses SQLite, which discards what was cut
 * off.
 */

/** Size at which LevelDB begins a new log. */
const LOG_BYTES = 4 * 1024 * 1024;

/** More than two logs: LevelDB begins the second new log only when the table of the first is written. */
const FILL_BYTES = 2.5 * LOG_BYTES;

/** Small enough: Chromium writes rows of 64 KiB or more to files of their own. */
const ROW_BYTES = 40_000;
const ROWS_AT_ONCE = 25;

const SCRATCH = 'tifa-scratch';

/** Makes Chromium write the extension's databases to tables. @throws DOMException where there is no space for it. */
export async function beginDatabaseLog(): Promise<void> {
  const opening = indexedDB.open(SCRATCH, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
  const database = await resultOf(opening);
  try {
    for (let row = 0; row * ROW_BYTES < FILL_BYTES; row += ROWS_AT_ONCE) await fill(database, row);
  } finally {
    database.close();
    await resultOf(indexedDB.deleteDatabase(SCRATCH));
  }
}

function fill(database: IDBDatabase, first: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('no reason', 'AbortError'));
    const rows = transaction.objectStore('rows');
    // Random, since repetitive data is compressed.
    for (let at = 0; at < ROWS_AT_ONCE; at++)
      rows.put(crypto.getRandomValues(new Uint8Array(ROW_BYTES)), first + at);
  });
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Makes Chromium write a storage area to tables. @throws Error where there is no space for it. */
export async function beginAreaLog(area: Pick<StorageArea, 'set' | 'remove'>): Promise<void> {
  const size = 1_000_000;
  try {
    for (let at = 0; at * size < FILL_BYTES; at++)
      await area.set({ [SCRATCH]: String.fromCharCode(0x61 + at).repeat(size) });
  } finally {
    await area.remove(SCRATCH);
  }
}
