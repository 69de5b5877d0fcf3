import { i18n } from '#i18n';
import { failureText } from '../labels/problems';
import { note } from '../log';
import { clearRecentLookUps } from '../settings/look-ups';
import { forgetBackupPutOff } from '../settings/reminders';
import { resetSettings } from '../settings/stored-settings';
import { forgetCanary } from '../store/canary';
import { adoptDatabase, readRawStore } from '../store/store-state';
import { deleteUserData, type UserCounts } from '../store/user-data';
import { rebuildCorpus } from './documents';
import type { Notices } from './notices';
import { announceSnippets } from './snippets';
import { saveFile } from './surfaces';

/**
 * Deletes everything the user saved, added, set and looked up; the bundled corpus stays. Returns how much there was. Returns
 * null after a failure, which is reported: then the database is untouched, or it is empty and a setting remains.
 */
export async function deleteEverything(notices: Notices): Promise<UserCounts | null> {
  let counts: UserCounts;
  try {
    counts = await deleteUserData();
    await resetSettings();
    await clearRecentLookUps();
    await forgetBackupPutOff();
    // Last, so that a failure before it is noticed as missing data.
    await forgetCanary();
  } catch (error) {
    note('files.deleteFailed', error);
    notices.refuse(failureText(error, i18n.t('files.deleteFailed')));
    return null;
  }
  announceSnippets();
  await rebuildCorpus(notices);
  return counts;
}

/** Accepts the database as it is after its data was lost; a failure is reported. */
export async function startOver(notices: Notices): Promise<void> {
  try {
    await adoptDatabase();
  } catch (error) {
    notices.fail('store.beginAnewFailed', error, () => void startOver(notices));
  }
}

/** Saves what can be read of a database that can't be opened as a file; a failure is reported. */
export async function saveCopy(notices: Notices): Promise<void> {
  try {
    const text = JSON.stringify(await readRawStore());
    saveFile(new Blob([text], { type: 'application/json' }), 'tifa-lens-copy.json');
  } catch (error) {
    notices.fail('store.saveCopyFailed', error, () => void saveCopy(notices));
  }
}
