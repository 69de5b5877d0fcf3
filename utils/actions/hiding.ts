import { i18n } from '#i18n';
import type { Notices } from '../hooks/use-notices';
import type { PageTab } from '../hooks/use-page-tab';
import { figure } from '../labels/figures';
import { HIDDEN_PHRASES, UNDO_MS } from '../limits';
import { request } from '../messaging/client';

/** A phrase of a page, by its key and in the page's wording. */
export interface HidablePhrase {
  readonly phrase: string;
  readonly text: string;
}

/** How the phrases of a tab's page are hidden on all pages, with undo; in a private window the user is asked first. */
export function useHiding(
  tab: PageTab | null | undefined,
  notices: Notices,
): (phrase: HidablePhrase) => void {
  async function hide({ phrase, text }: HidablePhrase) {
    try {
      const outcome = await request('hidePhrase', { phrase, consent: true });
      if (outcome.status === 'full') return notices.fail(i18n.t('hide.full', [figure(HIDDEN_PHRASES)]));
      if (outcome.status !== 'hidden') return;
      const undo = { words: i18n.t('undo'), act: () => void bringBack(outcome.key, notices) };
      const words = i18n.t('hide.done');
      notices.show({ id: crypto.randomUUID(), words, more: text, actions: [undo] }, UNDO_MS);
    } catch {
      notices.fail(i18n.t('hide.failed'), () => void hide({ phrase, text }));
    }
  }

  return (phrase) => {
    if (!tab?.incognito) return void hide(phrase);
    const yes = { words: i18n.t('private.hideAnyway'), act: () => void hide(phrase) };
    const no = { words: i18n.t('cancel'), act: () => undefined };
    const words = i18n.t('private.hideQuestion');
    notices.show({ id: crypto.randomUUID(), words, more: phrase.text, actions: [yes, no] });
  };
}

/** Has a hidden phrase, by its key, marked again. */
export async function bringBack(key: string, notices: Notices): Promise<void> {
  try {
    await request('unhidePhrase', { key });
  } catch {
    notices.fail(i18n.t('hide.backFailed'), () => void bringBack(key, notices));
  }
}
