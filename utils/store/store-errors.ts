import { StoreFullError, StoreInDoubtError } from '../disk/guard';

export { StoreFullError, StoreInDoubtError };

/** A newer version of the extension has changed the database: this page's code must not write into it. */
export class OutdatedPageError extends Error {
  override readonly name = 'OutdatedPageError';
}

/** The browser refuses the database, as Firefox does where it never remembers history. */
export class StoreRefusedError extends Error {
  override readonly name = 'StoreRefusedError';
}

/** The database did not open within STORE_OPEN_MS. */
export class StoreSilentError extends Error {
  override readonly name = 'StoreSilentError';
}

/** The database could not be opened or upgraded; its content is unchanged. */
export class StoreDamagedError extends Error {
  override readonly name = 'StoreDamagedError';
}

/** Errors that an error wraps: Dexie's have an inner one, those of bulk writes one for each row. */
interface Wrapping {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly inner?: unknown;
  readonly cause?: unknown;
  readonly failures?: readonly unknown[];
}

/** Names of errors by which browsers refuse to open a database at all. */
const REFUSALS: readonly string[] = [
  'InvalidStateError',
  'SecurityError',
  'MissingAPIError',
  'MissingApiError',
];

/** Names of errors by which browsers say that a write failed, without a reliable reason. */
const UNEXPLAINED: readonly string[] = [
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'OpenFailedError',
  'QuotaExceededError',
  'TimeoutError',
  'UnknownError',
];

/**
 * The error of this module that explains why a database did not open.
 * @param isDiskFull On a full disk browsers report an internal error, as for a damaged database.
 */
export function openingError(error: unknown, isDiskFull = false): Error {
  if (isOfThisModule(error)) return error;
  const names = namesIn(error);
  const words = wordsOf(error);
  if (names.includes('QuotaExceededError')) return new StoreFullError(words, { cause: error });
  if (names.some((name) => REFUSALS.includes(name))) return new StoreRefusedError(words, { cause: error });
  if (isDiskFull) return new StoreFullError(words, { cause: error });
  return new StoreDamagedError(words, { cause: error });
}

/**
 * The error of this module that explains why a write failed; any other error unchanged.
 * @param isDiskFull On a full disk browsers report an aborted transaction or an internal error.
 */
export function writingError(error: unknown, isDiskFull = false): unknown {
  if (isOfThisModule(error) || !isOfBrowser(error)) return error;
  const isFull = isDiskFull || namesIn(error).includes('QuotaExceededError');
  const words = wordsOf(error);
  return new (isFull ? StoreFullError : StoreInDoubtError)(words, { cause: error });
}

/** Whether an error of a write, or one it wraps, comes from the browser, so that it is unknown what was written. */
export function isOfBrowser(error: unknown): boolean {
  return namesIn(error).some((name) => UNEXPLAINED.includes(name));
}

/**
 * Whether Firefox refuses a write only because the previous one found the disk full: it then allows one transaction
 * that deletes, and nothing else.
 */
export function isOnlyForDeletions(error: unknown): boolean {
  return namesIn(error).includes('InvalidStateError') && /mutation operation/.test(wordsOf(error));
}

function isOfThisModule(error: unknown): error is Error {
  return [
    OutdatedPageError,
    StoreFullError,
    StoreInDoubtError,
    StoreRefusedError,
    StoreSilentError,
    StoreDamagedError,
  ].some((kind) => error instanceof kind);
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
