import { i18n } from '#i18n';
import { failureText } from '../labels/problems';
import { clearRecentLookUps } from '../settings/look-ups';
import { forgetBackupPutOff } from '../settings/reminders';
import { resetSettings } from '../settings/stored-settings';
import { forgetCanary } from '../store/canary';
import { deleteUserData, type UserCounts } from '../store/user-data';
import { rebuildCorpus } from './documents';
import type { Notices } from './notices';
import { announceSnippets } from './snippets';

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
    notices.fail(failureText(error, i18n.t('files.deleteFailed')));
    return null;
  }
  announceSnippets();
  await rebuildCorpus(notices);
  return counts;
}
