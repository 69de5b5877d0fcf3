import { liveQuery } from 'dexie';
import { checkDisk } from '../disk/guard';
import type { OwnEntry } from '../glossary/own-entry';
import type { RowChange } from '../snippets/merge';
import { applyRows, openUser, takeBackRows, writeUser } from './user-access';
import { userDatabase as database } from './user-database';

/** The user's entries in the order of their wordings. @throws What `openUser` throws. */
export async function readOwnEntries(): Promise<OwnEntry[]> {
  await openUser(database);
  return database.glossary.toArray();
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
