import { storage } from '@wxt-dev/storage';

/**
 * What is remembered of the user database outside of it, since browsers open a damaged one as a fresh empty one without
 * a word.
 */
export interface Canary {
  /** Id that was written into the database when it was made. */
  readonly databaseId: string;
  /** Snippets and documents that it held after the last write. */
  readonly snippets: number;
  readonly documents: number;
  /** Time of the last backup, ms since the epoch; null where none was made. */
  readonly backedUpAt: number | null;
}

const item = storage.defineItem<Canary>('local:canary');

/** What is remembered; null where nothing was saved yet. */
export function readCanary(): Promise<Canary | null> {
  return item.getValue();
}

/** Calls back at every change. Returns how to stop. */
export function watchCanary(onChange: (canary: Canary | null) => void): () => void {
  return item.watch(onChange);
}

/** Remembers that a backup of all was made at a time, ms since the epoch. */
export async function noteBackup(backedUpAt: number): Promise<void> {
  const canary = await readCanary();
  if (canary !== null) await item.setValue({ ...canary, backedUpAt });
}

/** Forgets all: the reader has deleted everything, and nothing is missing. */
export async function forgetCanary(): Promise<void> {
  await item.removeValue();
}
