/** A newer version of the extension has changed the database: this page's code must not write into it. */
export class OutdatedPageError extends Error {
  override readonly name = 'OutdatedPageError';
}

/** The disk, or what the browser gives the extension of it, is full; nothing of the write was stored. */
export class StoreFullError extends Error {
  override readonly name = 'StoreFullError';
}

/** The browser refuses the database, as Firefox does where it never keeps history. */
export class StoreRefusedError extends Error {
  override readonly name = 'StoreRefusedError';
}

/** The database did not open within STORE_OPEN_MS. */
export class StoreSilentError extends Error {
  override readonly name = 'StoreSilentError';
}

/** The database could not be opened or brought to this version; what it holds is as it was. */
export class StoreDamagedError extends Error {
  override readonly name = 'StoreDamagedError';
}

/** What an error wraps besides itself: Dexie's have an inner one, those of many rows one for each. */
interface Wrapping {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly inner?: unknown;
  readonly cause?: unknown;
  readonly failures?: readonly unknown[];
}

/** Names with which browsers refuse to open a database at all. */
const REFUSALS: readonly string[] = [
  'InvalidStateError',
  'SecurityError',
  'MissingAPIError',
  'MissingApiError',
];

/** The error of this module that says why a database did not open. */
export function openingError(error: unknown): Error {
  if (isOfThisModule(error)) return error;
  const names = namesIn(error);
  const words = wordsOf(error);
  if (names.includes('QuotaExceededError')) return new StoreFullError(words, { cause: error });
  if (names.some((name) => REFUSALS.includes(name))) return new StoreRefusedError(words, { cause: error });
  return new StoreDamagedError(words, { cause: error });
}

/** The error of this module that says why a write failed; any other error as it is. */
export function writingError(error: unknown): unknown {
  if (isOfThisModule(error) || !namesIn(error).includes('QuotaExceededError')) return error;
  return new StoreFullError(wordsOf(error), { cause: error });
}

function isOfThisModule(error: unknown): error is Error {
  return [OutdatedPageError, StoreFullError, StoreRefusedError, StoreSilentError, StoreDamagedError].some(
    (kind) => error instanceof kind,
  );
}

/** Names of an error and of all that it wraps. */
function namesIn(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const { name, inner, cause, failures = [] } = error as Wrapping;
  const wrapped = [inner, cause, ...Object.values(failures)].flatMap((each) => namesIn(each, depth + 1));
  return [String(name), ...wrapped];
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
