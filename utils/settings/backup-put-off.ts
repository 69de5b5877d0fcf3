import { storage } from '@wxt-dev/storage';
import { guardLocal } from '../disk/guard';

/** When the reader said "later" to a backup, ms since the epoch. */
const item = storage.defineItem<number>('local:backupPutOff');

/** When a backup was put off last; null where it was not. */
export async function readBackupPutOff(): Promise<number | null> {
  const time: unknown = await item.getValue();
  return typeof time === 'number' ? time : null;
}

/** Remembers that a backup was put off at a time. */
export async function putOffBackup(time: number): Promise<void> {
  await guardLocal(() => item.setValue(time));
}

/** Forgets it. */
export async function forgetBackupPutOff(): Promise<void> {
  await guardLocal(() => item.removeValue());
}
