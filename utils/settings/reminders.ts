import { storage } from '@wxt-dev/storage';
import { guardLocal } from '../disk/guard';
import { warn } from '../log';

/** Whether the welcome page has been opened: an extension that is loaded from a folder is installed again and again. */
const welcomedItem = storage.defineItem<boolean>('local:welcomed', { fallback: false });

/** Whether to open the welcome page: true the first time, and where nothing can be stored. */
export async function takeWelcome(): Promise<boolean> {
  try {
    if (await welcomedItem.getValue()) return false;
    await guardLocal(() => welcomedItem.setValue(true));
  } catch (error) {
    warn('Could not store that the welcome page has been opened.', error);
  }
  return true;
}

/** When the user last put off a backup, ms since the epoch. */
const putOffItem = storage.defineItem<number>('local:backupPutOff');

/** When a backup was last put off, ms since the epoch; null for never. */
export async function readBackupPutOff(): Promise<number | null> {
  const time: unknown = await putOffItem.getValue();
  return typeof time === 'number' ? time : null;
}

/** Stores when a backup was put off. @param time ms since the epoch. */
export async function putOffBackup(time: number): Promise<void> {
  await guardLocal(() => putOffItem.setValue(time));
}

/** Forgets that a backup was put off. */
export async function forgetBackupPutOff(): Promise<void> {
  await guardLocal(() => putOffItem.removeValue());
}
