/**
 * Why a file can't be restored:
 * - `notBackup` it is something else; `newer` a later version of the extension made it;
 * - `damaged` it was cut off or changed; `encrypted` it is protected by a password; `unreadable` the browser can't read it;
 * - `tooLarge` it has too many bytes; `unpacksTooLarge` more than `limit` bytes come out of it.
 */
export type BackupProblem =
  | { readonly kind: 'notBackup' | 'newer' | 'damaged' | 'encrypted' | 'unreadable' }
  | { readonly kind: 'tooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'unpacksTooLarge'; readonly limit: number };

/** A file can't be restored; `problem` says why, for the surface to put into words. */
export class BackupError extends Error {
  override readonly name = 'BackupError';

  constructor(
    readonly problem: BackupProblem,
    options?: ErrorOptions,
  ) {
    super(problem.kind, options);
  }
}
