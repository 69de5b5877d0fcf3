import { BACKUP_AGE_MS, BACKUP_WORTH } from '../limits';

/** What decides whether a reader is reminded of backups. Times are ms since the epoch. */
export interface BackupState {
  /** Snippets and documents of their own. */
  readonly things: number;
  /** Whether any of them is new or was changed since the last backup. */
  readonly hasChanged: boolean;
  /** Time of the last backup; null where none was made. */
  readonly backedUpAt: number | null;
  /** Time at which the reader said "later"; null where they did not. */
  readonly putOffAt: number | null;
}

/**
 * Whether a backup is to be spoken of: there is something worth it, it has changed since the last one, that one is old
 * or there is none, and the reader has not said "later" within the same time.
 */
export function isBackupDue({ things, hasChanged, backedUpAt, putOffAt }: BackupState, now: number): boolean {
  // The clock may have been wrong then: a time that has not come yet says nothing.
  const isOld = (time: number | null) => time === null || time > now || now - time >= BACKUP_AGE_MS;
  return things >= BACKUP_WORTH && hasChanged && isOld(backedUpAt) && isOld(putOffAt);
}

/** Name of a backup that is made on a day, as `2020-11-05`. */
export function backupFileName(day: string): string {
  return `tifa-lens-backup-${day}.zip`;
}
