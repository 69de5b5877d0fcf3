import { isDiskFull } from '../disk/guard';
import { STORE_OPEN_MS } from '../limits';
import { OutdatedPageError, openingError, StoreSilentError } from './store-errors';
import { schemaOf, USER_SCHEMA, type UserDatabase } from './user-database';

/**
 * Opens the user database, which may be open already.
 * @throws OutdatedPageError where a newer version of the extension has changed it; StoreRefusedError, StoreFullError,
 * StoreDamagedError where it can't be opened; StoreSilentError after STORE_OPEN_MS.
 */
export async function openUser(database: UserDatabase): Promise<void> {
  if (database.isOutdated) throw outdated();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    const late = () => reject(new StoreSilentError(`not open after ${STORE_OPEN_MS} ms`));
    timer = setTimeout(late, STORE_OPEN_MS);
  });
  try {
    await Promise.race([database.open(), limit]);
  } catch (error) {
    throw database.isOutdated ? outdated() : openingError(error, await isDiskFull());
  } finally {
    clearTimeout(timer);
  }
  checkSchema(database.backendDB());
}

/** @throws OutdatedPageError where a database is of a later schema than this code knows. */
export function checkSchema({ version }: IDBDatabase): void {
  if (schemaOf(version) > USER_SCHEMA) throw outdated();
}

function outdated(): OutdatedPageError {
  return new OutdatedPageError('Tifa Lens was updated since this page was opened; reload it');
}
