import type { Table } from 'dexie';
import type { UserDatabase } from './user-database';

/**
 * Runs a write of the reader's data in one transaction over some tables: all of it is done, or nothing. Every write of
 * the user database goes through here.
 * @throws What `work` throws.
 */
export function writeUser<T>(
  database: UserDatabase,
  // biome-ignore lint/suspicious/noExplicitAny: tables of any rows
  tables: readonly Table<any, string>[],
  work: () => Promise<T>,
): Promise<T> {
  return database.transaction('rw', [...tables], work);
}
