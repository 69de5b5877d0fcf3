import { DISK_DELETION_BYTES, DISK_SHORT_BYTES, DISK_SPARE_BYTES } from '../limits';
import { note, noted, warn } from '../log';

/** An area of the extension's storage, as far as it is used. */
export interface StorageArea {
  /** One key, or all of them for null. */
  get(key: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  readonly onChanged: {
    addListener(listen: OnStorageChanged): void;
    removeListener(listen: OnStorageChanged): void;
  };
}

export type OnStorageChanged = (changes: Readonly<Record<string, { readonly newValue?: unknown }>>) => void;

interface Api {
  readonly storage?: Readonly<Partial<Record<'local' | 'session', StorageArea>>>;
}

/**
 * A storage area as both browsers offer it under `chrome`. No library is used, since every page's annotator contains
 * this. Look it up at each use: it is gone once the extension is updated or removed. Undefined where there is none, as
 * in workers.
 */
export function storageArea(name: 'local' | 'session'): StorageArea | undefined {
  return (globalThis as unknown as { chrome?: Api }).chrome?.storage?.[name];
}

/** The disk, or the extension's quota of it, is full. Nothing was written. */
export class StoreFullError extends Error {
  override readonly name = 'StoreFullError';
}

/** Whether the browser is based on Chromium, whose stores a full disk endangers (see the README). */
function isChromium(): boolean {
  return globalThis.location?.protocol === 'chrome-extension:';
}

/**
 * Bytes that can still be stored according to Chromium: the space left on the disk, since the extension has no other
 * quota. Infinity where it doesn't say, and in Firefox, whose number is a share of the whole disk, full or not.
 */
async function roomLeft(): Promise<number> {
  if (!isChromium()) return Number.POSITIVE_INFINITY;
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? Number.POSITIVE_INFINITY : quota - usage;
  } catch (error) {
    note('The room on the disk is unknown.', error);
    return Number.POSITIVE_INFINITY;
  }
}

/**
 * Checks for space before a write, since one that fills the disk can destroy what was stored before. Returns the bytes
 * left.
 * @param bytes Approximate size of the write.
 * @param spare What it has to leave free, bytes.
 * @throws StoreFullError where less than both together is left.
 */
export async function checkDisk(bytes: number, spare = DISK_SPARE_BYTES): Promise<number> {
  const left = await roomLeft();
  if (left < bytes + spare) throw new StoreFullError(`${left} bytes left for ${bytes}`);
  return left;
}

/** After a failed write, the browser's storage could not be made safe for new writes. */
export class StoreInDoubtError extends Error {
  override readonly name = 'StoreInDoubtError';
}

/**
 * Prefix of keys in the local area. Such a key means that a write is under way, or that space was short when it ended.
 * Keys that an earlier session of the browser left put everything in doubt.
 */
const WRITING = 'writing:';

/**
 * Key in the session area, which a full disk can't affect: ids of the writes that failed, and of those whose keys an
 * earlier session left. Missing until the latter were looked for.
 */
const DOUBTS = 'doubts';

/**
 * Runs a write of one of the extension's databases. Where an earlier write was cut off, repairs that first. Firefox needs
 * none of this, and only runs the write.
 * @param bytes Approximate size of the write.
 * @param isBrowsers Whether an error of `work` comes from the browser, so that what was written is uncertain.
 * @throws StoreFullError where there is no space, StoreInDoubtError where an earlier failure can't be repaired, and
 * whatever `work` throws.
 */
export function guardDatabase<T>(
  bytes: number,
  work: () => Promise<T>,
  isBrowsers: (error: unknown) => boolean,
): Promise<T> {
  return guard(bytes, DISK_SPARE_BYTES, work, isBrowsers);
}

/** The same for work that only deletes, to which a nearly full disk is no obstacle (DISK_DELETION_BYTES). */
export function guardDeletion<T>(
  work: () => Promise<T>,
  isBrowsers: (error: unknown) => boolean,
): Promise<T> {
  return guard(0, DISK_DELETION_BYTES, work, isBrowsers);
}

async function guard<T>(
  bytes: number,
  spare: number,
  work: () => Promise<T>,
  isBrowsers: (error: unknown) => boolean,
): Promise<T> {
  if (!isChromium()) return work();
  await repairStorage();
  const left = await checkDisk(bytes, spare);
  const name = crypto.randomUUID();
  await noteWrite(name).catch(passUnlessFull);
  try {
    const result = await work();
    await noteWritten(name, left);
    return result;
  } catch (error) {
    if (isBrowsers(error)) await noteFailure(name);
    else await noteWritten(name, left);
    throw error;
  }
}

/** Runs a write of the local storage area in the same way. @throws As `guardDatabase`. */
export async function guardLocal<T>(work: () => Promise<T>): Promise<T> {
  await repairStorage();
  await checkDisk(0);
  return tryLocal(work);
}

/**
 * Notes that a write begins. To be called directly only for long writes elsewhere, as in a worker, which has no storage
 * area.
 * @throws StoreFullError
 */
export async function noteWrite(name: string): Promise<void> {
  if (!isChromium()) return;
  await tryLocal(async () => storageArea('local')?.set({ [WRITING + name]: true }));
}

/**
 * Notes that a write has succeeded. Where space is short the key stays: the next write could fill the disk, and then
 * there would be no space for a key.
 * @param left Bytes left before the write.
 */
export async function noteWritten(name: string, left?: number): Promise<void> {
  if ((left ?? (await roomLeft())) < DISK_SHORT_BYTES) return;
  await tryLocal(async () => storageArea('local')?.remove(WRITING + name)).catch(
    noted('The key of a write was not removed.'),
  );
}

/** Notes that a write failed, so that the next one has to repair the storage first. */
export async function noteFailure(name: string): Promise<void> {
  if (!isChromium()) return;
  // Two at once may lose an id: its key then stays until the next session, which repairs once more.
  const names = [...(await doubts()), name];
  await storageArea('session')?.set({ [DOUBTS]: names });
}

/**
 * Repairs the storage after a write that was cut off, in this session or an earlier one. Does nothing where there was
 * none.
 * @throws StoreFullError, StoreInDoubtError
 */
export async function repairStorage(): Promise<void> {
  if ((await doubts()).length === 0) return;
  await navigator.locks.request('tifa-repairStorage', async () => {
    const names = await doubts();
    if (names.length === 0) return;
    const local = storageArea('local');
    try {
      if (local) await beginAreaLog(local).catch(async (error) => passUnlessFull(await explained(error)));
      await beginDatabaseLog();
    } catch (error) {
      throw await explained(error);
    }
    await local?.remove(names.map((name) => WRITING + name)).catch(passUnlessFull);
    await storageArea('session')?.set({ [DOUBTS]: [] });
  });
}

/** Ids of the writes that put the storage in doubt. */
async function doubts(): Promise<readonly string[]> {
  const session = storageArea('session');
  if (!isChromium() || !session) return [];
  const known = (await session.get(DOUBTS))[DOUBTS];
  if (Array.isArray(known)) return known;
  const items = (await storageArea('local')?.get(null)) ?? {};
  const names = Object.keys(items).filter((key) => key.startsWith(WRITING));
  const left = names.map((key) => key.slice(WRITING.length));
  await session.set({ [DOUBTS]: left });
  return left;
}

/** Runs a write of the local area; a full disk puts the storage in doubt. */
async function tryLocal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = await explained(error);
    if (why instanceof StoreFullError) await noteFailure('local');
    throw why;
  }
}

/** The user's text matters more than its key: a storage area that fails for other reasons keeps nobody from saving. */
function passUnlessFull(error: unknown): void {
  if (error instanceof StoreFullError) throw error;
  warn('The storage area failed to note a write.', error);
}

async function explained(error: unknown): Promise<Error> {
  if (error instanceof StoreFullError || error instanceof StoreInDoubtError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const isFull =
    (await isDiskFull()) || /NO_SPACE|QuotaExceeded/.test(`${(error as Error)?.name} ${message}`);
  return new (isFull ? StoreFullError : StoreInDoubtError)(message, { cause: error });
}

/** Whether so little space is left that a write must have failed for that reason. */
export async function isDiskFull(): Promise<boolean> {
  return checkDisk(0).then(
    () => false,
    () => true,
  );
}

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
async function beginDatabaseLog(): Promise<void> {
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
async function beginAreaLog(area: Pick<StorageArea, 'set' | 'remove'>): Promise<void> {
  const size = 1_000_000;
  try {
    for (let at = 0; at * size < FILL_BYTES; at++)
      await area.set({ [SCRATCH]: String.fromCharCode(0x61 + at).repeat(size) });
  } finally {
    await area.remove(SCRATCH);
  }
}
