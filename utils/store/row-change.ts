import type { Table } from 'dexie';
import type { RowChange } from '../snippets/difference';
import { isSame } from '../snippets/is-same';

/** What was compared with the store is not what is stored any more, since another window changed it; nothing was written. */
export class StoreChangedError extends Error {
  override readonly name = 'StoreChangedError';
}

/**
 * Writes a change into a table; call it within the work of `writeUser` alone.
 * @throws StoreChangedError where a row is not stored as the change expects it.
 */
export async function applyRows<T extends { readonly id: string }>(
  table: Table<T, string>,
  { put, replaced }: RowChange<T>,
): Promise<void> {
  const expected = new Map(replaced.map((row) => [row.id, row]));
  const ids = [...new Set([...put, ...replaced].map(({ id }) => id))];
  const stored = await table.bulkGet(ids);
  for (const [at, id] of ids.entries())
    if (!isSame(stored[at], expected.get(id))) throw new StoreChangedError(id);
  await table.bulkDelete([...expected.keys()]);
  await table.bulkPut([...put]);
}

/**
 * Takes a change back within the work of `writeUser`: what was new goes, what was replaced or removed comes back.
 * @returns How many rows were changed since, and left as they are.
 */
export async function takeBackRows<T extends { readonly id: string }>(
  table: Table<T, string>,
  { put, replaced }: RowChange<T>,
): Promise<number> {
  const expected = new Map<string, T | undefined>(replaced.map(({ id }) => [id, undefined]));
  for (const row of put) expected.set(row.id, row);
  const ids = [...expected.keys()];
  const stored = await table.bulkGet(ids);
  const untouched = new Set(ids.filter((id, at) => isSame(stored[at], expected.get(id))));
  await table.bulkDelete([...untouched]);
  await table.bulkPut(replaced.filter(({ id }) => untouched.has(id)));
  return ids.length - untouched.size;
}
