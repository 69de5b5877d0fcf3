/**
 * Chromium keeps an extension's databases, and its storage area, in one LevelDB each: changes are appended to a log
 * until 4 MiB of them are moved to a table and a new log is begun. A write that the end of the disk or of the process
 * cuts off leaves half a record at the log's end, and Chromium goes on behind it. All that follows is answered as
 * stored, and can't be read after the next start but one: for a database Chromium then takes everything for damaged
 * and deletes it. What is in tables is safe, and a new log has no half record. Firefox has SQLite, which forgets what
 * was cut off.
 */

/** LevelDB begins a log when one has got so many bytes. */
const LOG_BYTES = 4 * 1024 * 1024;

/** Twice: the second new log is begun only when the table of the first is written. And some for good measure. */
const FILL_BYTES = 2.5 * LOG_BYTES;

/** Chromium writes rows from 64 KiB on into files of their own. */
const ROW_BYTES = 40_000;
const ROWS_AT_ONCE = 25;

const SCRATCH = 'tifa-scratch';

/** Has what all databases of the extension hold written to tables. @throws DOMException where there is no room for it. */
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
    // Random, as every engine packs what repeats itself.
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

/** What of a storage area is used here. */
interface Area {
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Has what a storage area holds written to tables. @throws Error where there is no room for it. */
export async function beginAreaLog(area: Area): Promise<void> {
  const size = 1_000_000;
  try {
    for (let at = 0; at * size < FILL_BYTES; at++)
      await area.set({ [SCRATCH]: String.fromCharCode(0x61 + at).repeat(size) });
  } finally {
    await area.remove(SCRATCH);
  }
}
