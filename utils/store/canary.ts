import { storage } from '@wxt-dev/storage';
import { guardLocal } from '../disk/guard';
import type { Tally } from './tally';

/**
 * What is remembered of the user database outside of it, since browsers open a damaged one as a fresh empty one without
 * a word.
 */
export interface Canary extends Tally {
  /** Time of the last backup, ms since the epoch; null where none was made. */
  readonly backedUpAt: number | null;
}

const KEY = 'local:canary';

/** What is remembered; null where nothing was saved yet. */
export function readCanary(): Promise<Canary | null> {
  return storage.getItem<Canary>(KEY);
}

/** Calls back at every change. Returns how to stop. */
export function watchCanary(onChange: (canary: Canary | null) => void): () => void {
  return storage.watch<Canary>(KEY, onChange);
}

/** Remembers what a database holds; what is known of a later write to it stays. */
export async function noteTally(tally: Tally): Promise<void> {
  const canary = await readCanary();
  if (canary?.databaseId === tally.databaseId && canary.writes > tally.writes) return;
  await writeCanary(tally, canary?.backedUpAt ?? null);
}

/** Remembers what a database holds in the place of all that was known of any. */
export async function adoptTally(tally: Tally): Promise<void> {
  const canary = await readCanary();
  await writeCanary(tally, canary?.backedUpAt ?? null);
}

/** Remembers that a backup of all was made at a time, ms since the epoch. */
export async function noteBackup(backedUpAt: number): Promise<void> {
  const canary = await readCanary();
  if (canary !== null) await writeCanary(canary, backedUpAt);
}

/** Forgets all: the reader has deleted everything, and nothing is missing. */
export async function forgetCanary(): Promise<void> {
  await guardLocal(() => storage.removeItem(KEY));
}

function writeCanary(tally: Tally, backedUpAt: number | null): Promise<void> {
  const { databaseId, writes, snippets, documents } = tally;
  return guardLocal(() =>
    storage.setItem<Canary>(KEY, { databaseId, writes, snippets, documents, backedUpAt }),
  );
}
