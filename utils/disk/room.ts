import { DISK_SPARE_BYTES } from '../limits';

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
