import { liveQuery } from 'dexie';
import { checkDisk } from '../disk/guard';
import type { OwnEntry } from '../glossary/own-entry';
import { isSame, type RowChange } from '../snippets/merge';
import { applyRows, openUser, takeBackRows, writeUser } from './user-access';
import { userDatabase as database } from './user-database';

/** The entries as last read, and what named the state of the database then. */
let latest: { readonly state: string; readonly entries: readonly OwnEntry[] } = { state: '', entries: [] };

/**
 * The user's entries in the order of their wordings: the same array as long as they are the same. Every look-up reads
 * them, and there may be 20,000, so they are fetched only after a write.
 * @throws What `openUser` throws.
 */
export async function readOwnEntries(): Promise<readonly OwnEntry[]> {
  await openUser(database);
  const { meta, glossary } = database;
  return database.transaction('r', meta, glossary, async () => {
    const named = await meta.get('database');
    const state = named === undefined ? '' : `${named.id} ${named.writes}`;
    if (state === '' || latest.state !== state) {
      const entries = await glossary.toArray();
      latest = { state, entries: isSame(entries, latest.entries) ? latest.entries : entries };
    }
    return latest.entries;
  });
}

/**
 * Calls back with the user's entries now and at every change in any context. Returns a function that stops it. `onError`
 * is called if the database can't be opened (private browsing in Firefox).
 */
export function liveOwnEntries(
  onChange: (entries: readonly OwnEntry[]) => void,
  onError: (error: unknown) => void,
): () => void {
  const subscription = liveQuery(() => database.glossary.toArray()).subscribe({
    next: onChange,
    error: onError,
  });
  return () => subscription.unsubscribe();
}

/** Changes entries, all or nothing. @throws StoreChangedError where one is not stored as the change expects it. */
export async function changeOwnEntries(change: RowChange<OwnEntry>): Promise<void> {
  await checkDisk(2 * JSON.stringify(change.put).length);
  return writeUser(database, [database.glossary], () => applyRows(database.glossary, change));
}

/** Undoes a change. @returns Number of entries that were changed since, and stay as they are. */
export function undoOwnEntries(change: RowChange<OwnEntry>): Promise<number> {
  return writeUser(database, [database.glossary], () => takeBackRows(database.glossary, change));
}
