import { i18n } from '#i18n';
import type { Notices } from '../hooks/use-notices';
import { failureWords } from '../labels/problems';
import { forgetBackupPutOff } from '../settings/backup-put-off';
import { clearRecentLookUps } from '../settings/recent-look-ups';
import { resetSettings } from '../settings/stored-settings';
import { forgetCanary } from '../store/canary';
import { deleteUserData, type UserCounts } from '../store/user-data';
import { rebuildCorpus } from './documents';
import { tellOfSnippets } from './tell-snippets';

/**
 * Deletes all that the reader saved, added, set and looked up; the bundled corpus stays. Returns how much it was, and
 * null where it failed, which is said: then all of the database is as before, or it is empty and a setting has stayed.
 */
export async function deleteEverything(notices: Notices): Promise<UserCounts | null> {
  let counts: UserCounts;
  try {
    counts = await deleteUserData();
    await resetSettings();
    await clearRecentLookUps();
    await forgetBackupPutOff();
    // Last, since until then something missing would be noticed.
    await forgetCanary();
  } catch (error) {
    notices.fail(failureWords(error, i18n.t('files.deleteFailed')));
    return null;
  }
  tellOfSnippets();
  await rebuildCorpus(notices);
  return counts;
}
