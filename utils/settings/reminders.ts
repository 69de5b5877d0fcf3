import { storage } from '@wxt-dev/storage';
import { guardLocal } from '../disk/guard';

/** Whether the page for a new installation was opened: an extension that is loaded from a folder is installed again and again. */
const welcomedItem = storage.defineItem<boolean>('local:welcomed', { fallback: false });

/** Whether to open the page for a new installation, which is remembered: true once, and where nothing can be stored. */
export async function takeWelcome(): Promise<boolean> {
  try {
    if (await welcomedItem.getValue()) return false;
    await guardLocal(() => welcomedItem.setValue(true));
  } catch (error) {
    console.warn('That the first page was opened is not remembered.', error);
  }
  return true;
}

/** When the reader said "later" to a backup, ms since the epoch. */
const putOffItem = storage.defineItem<number>('local:backupPutOff');

/** When a backup was put off last; null where it was not. */
export async function readBackupPutOff(): Promise<number | null> {
  const time: unknown = await putOffItem.getValue();
  return typeof time === 'number' ? time : null;
}

/** Remembers that a backup was put off at a time. */
export async function putOffBackup(time: number): Promise<void> {
  await guardLocal(() => putOffItem.setValue(time));
}

/** Forgets it. */
export async function forgetBackupPutOff(): Promise<void> {
  await guardLocal(() => putOffItem.removeValue());
}
