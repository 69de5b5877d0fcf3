import { i18n } from '#i18n';
import type { Notices } from '../hooks/use-notices';

/** Does a change of the settings; where it fails that is said, with a way to try it again. */
export async function settle(change: () => Promise<void>, notices: Notices): Promise<void> {
  try {
    await change();
  } catch {
    notices.fail(i18n.t('page.settingsFailed'), () => void settle(change, notices));
  }
}
