import { storage } from '@wxt-dev/storage';
import { guardLocal } from '../disk/guard';
import { warn } from '../log';

/** Whether the page for a new installation was opened: an extension that is loaded from a folder is installed again and again. */
const item = storage.defineItem<boolean>('local:welcomed', { fallback: false });

/** Whether to open the page for a new installation, which is remembered: true once, and where nothing can be stored. */
export async function takeWelcome(): Promise<boolean> {
  try {
    if (await item.getValue()) return false;
    await guardLocal(() => item.setValue(true));
  } catch (error) {
    warn('That the first page was opened is not remembered.', error);
  }
  return true;
}
