import { i18n } from '#i18n';
import type { Notices } from '../hooks/use-notices';
import { figure } from '../labels/figures';
import { MISSED_BATCH, TOAST_MS } from '../limits';
import { request } from '../messaging/client';
import type { Snippet } from '../snippets/snippet';
import { failSave } from './fail-save';

/** Looks snippets up that were not when they were saved, and says how many could be; ends at the first batch of which none can. */
export async function lookUpMissed(missed: readonly Snippet[], notices: Notices): Promise<void> {
  let found = 0;
  try {
    for (let at = 0; at < missed.length; at += MISSED_BATCH) {
      const ids = missed.slice(at, at + MISSED_BATCH).map(({ id }) => id);
      const now = await request('lookUpMissed', { ids });
      if (now === 0) break;
      found += now;
    }
  } catch (error) {
    // Those that were found until then are stored.
    const otherwise = i18n.t('snippets.stillNotLookedUp');
    return failSave(notices, error, { otherwise, retry: () => void lookUpMissed(missed, notices) });
  }
  if (found === 0)
    return notices.fail(i18n.t('snippets.stillNotLookedUp'), () => void lookUpMissed(missed, notices));
  const words = i18n.t('snippets.lookedUpNow', found, [figure(found)]);
  notices.show({ id: crypto.randomUUID(), words, actions: [] }, TOAST_MS);
}
