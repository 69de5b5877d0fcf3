import { DISK_SHORT_BYTES, DISK_SPARE_BYTES } from '../limits';
import { beginAreaLog, beginDatabaseLog } from './new-logs';

/** What is used of an area of the extension's storage. */
export interface StorageArea {
  /** One key, or all that there are for null. */
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
 * An area as both browsers have it under `chrome`, without a library, since this is in every page's annotator. It is
 * looked up at each use: it has gone once the extension was updated or removed. Undefined where there is none, as in
 * workers.
 */
export function storageArea(name: 'local' | 'session'): StorageArea | undefined {
  return (globalThis as unknown as { chrome?: Api }).chrome?.storage?.[name];
}

/** The disk, or what the browser gives the extension of it, is full; nothing of the write was stored. */
export class StoreFullError extends Error {
  override readonly name = 'StoreFullError';
}

/** Whether the browser is of Chromium's family, whose stores a full disk endangers (see the README). */
export function isChromium(): boolean {
  return globalThis.location?.protocol === 'chrome-extension:';
}

/**
 * Bytes that Chromium says can still be stored: what the disk has left, since the extension has no other quota.
 * Infinity where it does not say, and in Firefox, whose number is a share of the disk, full or not.
 */
export async function roomLeft(): Promise<number> {
  if (!isChromium()) return Number.POSITIVE_INFINITY;
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? Number.POSITIVE_INFINITY : quota - usage;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/**
 * Looks for room before a write, since one that hits the end of the disk can take with it what was stored before.
 * Returns the bytes that are left.
 * @param bytes Size of what is to be written, at least roughly.
 * @throws StoreFullError where less than that and DISK_SPARE_BYTES is left.
 */
export async function checkDisk(bytes: number): Promise<number> {
  const left = await roomLeft();
  if (left < bytes + DISK_SPARE_BYTES) throw new StoreFullError(`${left} bytes left for ${bytes}`);
  return left;
}

/** After a write that failed, the browser's storage could not be brought to a state in which new writes are safe. */
export class StoreInDoubtError extends Error {
  override readonly name = 'StoreInDoubtError';
}

/**
 * Keys in the local area: a write is under way, or there was little room at the time. What is left of them by an
 * earlier session of the browser puts everything in doubt.
 */
const MARK = 'writing:';

/**
 * Key in the area for the session, which a full disk can't touch: names of the writes that failed, and of the marks
 * that an earlier session left. Not there until these were looked for.
 */
const DOUBTS = 'doubts';

/**
 * Runs a write of a database of the extension. Where an earlier write was cut off, that is mended first. In Firefox,
 * which needs none of this, the write is all that is done.
 * @param bytes Size of what is written, at least roughly.
 * @param isBrowsers Whether an error of `work` comes from the browser, and says nothing certain of what was written.
 * @throws StoreFullError where there is no room, StoreInDoubtError where an earlier failure can't be mended, what
 * `work` throws.
 */
export async function guardDatabase<T>(
  bytes: number,
  work: () => Promise<T>,
  isBrowsers: (error: unknown) => boolean,
): Promise<T> {
  if (!isChromium()) return work();
  await settle();
  const left = await checkDisk(bytes);
  const name = crypto.randomUUID();
  await markWrite(name).catch(passUnlessFull);
  try {
    const result = await work();
    await clearMark(name, left);
    return result;
  } catch (error) {
    if (isBrowsers(error)) await castDoubt(name);
    else await clearMark(name, left);
    throw error;
  }
}

/** Runs a write of the local area, in the same way. @throws As `guardDatabase`. */
export async function guardLocal<T>(work: () => Promise<T>): Promise<T> {
  await settle();
  await checkDisk(0);
  return tryLocal(work);
}

/** Marks a longer write that others do, as in a worker, which has no storage area. @throws StoreFullError */
export async function markWrite(name: string): Promise<void> {
  if (!isChromium()) return;
  await tryLocal(async () => storageArea('local')?.set({ [MARK + name]: true }));
}

/**
 * Says that a write has ended well. Where there is little room its mark stays: the next one could hit the end of the
 * disk, and then there would be no room for a mark.
 * @param left Bytes that were left before it.
 */
export async function clearMark(name: string, left?: number): Promise<void> {
  if ((left ?? (await roomLeft())) < DISK_SHORT_BYTES) return;
  await tryLocal(async () => storageArea('local')?.remove(MARK + name)).catch(() => undefined);
}

/** Says that a write failed, so that the next one has to mend things first. */
export async function castDoubt(name: string): Promise<void> {
  if (!isChromium()) return;
  // Two at once may lose a name: its mark then stays until the next session, which mends once more.
  const names = [...(await doubts()), name];
  await storageArea('session')?.set({ [DOUBTS]: names });
}

/**
 * Mends what a write that was cut off has left, now or in an earlier session of the browser; nothing is done where
 * none was.
 * @throws StoreFullError, StoreInDoubtError
 */
export async function settle(): Promise<void> {
  if ((await doubts()).length === 0) return;
  await navigator.locks.request('tifa-settle', async () => {
    const names = await doubts();
    if (names.length === 0) return;
    const local = storageArea('local');
    try {
      if (local) await beginAreaLog(local).catch(async (error) => passUnlessFull(await explained(error)));
      await beginDatabaseLog();
    } catch (error) {
      throw await explained(error);
    }
    await local?.remove(names.map((name) => MARK + name)).catch(passUnlessFull);
    await storageArea('session')?.set({ [DOUBTS]: [] });
  });
}

/** Names of the writes that put things in doubt. */
async function doubts(): Promise<readonly string[]> {
  const session = storageArea('session');
  if (!isChromium() || !session) return [];
  const known = (await session.get(DOUBTS))[DOUBTS];
  if (Array.isArray(known)) return known;
  const items = (await storageArea('local')?.get(null)) ?? {};
  const names = Object.keys(items).filter((key) => key.startsWith(MARK));
  const left = names.map((key) => key.slice(MARK.length));
  await session.set({ [DOUBTS]: left });
  return left;
}

/** Runs a write of the local area; a full disk puts things in doubt. */
async function tryLocal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = await explained(error);
    if (why instanceof StoreFullError) await castDoubt('local');
    throw why;
  }
}

/** The user's text counts more than its mark: an area that fails for reasons of its own keeps nobody from saving. */
function passUnlessFull(error: unknown): void {
  if (error instanceof StoreFullError) throw error;
  console.warn('The storage area does not take a mark.', error);
}

async function explained(error: unknown): Promise<Error> {
  if (error instanceof StoreFullError || error instanceof StoreInDoubtError) return error;
  const words = error instanceof Error ? error.message : String(error);
  const isFull = (await isDiskFull()) || /NO_SPACE|QuotaExceeded/.test(`${(error as Error)?.name} ${words}`);
  return new (isFull ? StoreFullError : StoreInDoubtError)(words, { cause: error });
}

/** Whether so little is left that a write that failed did so for want of room. */
export async function isDiskFull(): Promise<boolean> {
  return checkDisk(0).then(
    () => false,
    () => true,
  );
}
