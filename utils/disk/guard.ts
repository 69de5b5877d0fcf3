import { DISK_SHORT_BYTES } from '../limits';
import { noted, warn } from '../log';
import { storageArea } from './area';
import { beginAreaLog, beginDatabaseLog } from './new-logs';
import { checkDisk, isChromium, roomLeft, StoreFullError } from './room';

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
  await tryLocal(async () => storageArea('local')?.remove(MARK + name)).catch(
    noted('The mark of a write was not removed.'),
  );
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
  warn('The storage area does not take a mark.', error);
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
