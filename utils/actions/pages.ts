import { i18n } from '#i18n';
import type { SiteListFormProps } from '../../components/settings/sites';
import type { Notices } from '../hooks/use-notices';
import type { PageTab } from '../hooks/use-page';
import { figure } from '../labels/numbers';
import { HIDDEN_PHRASES, UNDO_MS } from '../limits';
import { request, requestPage } from '../messaging/client';
import { putTabAsked } from '../reports/asked-tabs';
import type { Settings } from '../settings/settings';
import { DEFAULT_SITES, formatSites, parseSites } from '../settings/site-list';
import { changeSettings } from '../settings/stored-settings';
import { settle } from './failures';

/** Has a tab's page marked though its site is not, until another page is loaded there; or no longer. */
export async function askForPage(tabId: number, isAsked: boolean): Promise<void> {
  // First, for frames whose annotator is still on its way.
  await putTabAsked(tabId, isAsked);
  await requestPage({ tabId }, 'markPage', { on: isAsked }).catch(() => undefined);
}

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

/** Chooses where pages are marked; an empty list of sites is the default one to begin with. @throws As `changeSettings`. */
export async function chooseActiveOn(activeOn: Settings['activeOn']): Promise<void> {
  await changeSettings(({ sitesOn }) => {
    const isFirst = activeOn === 'listed' && sitesOn.length === 0;
    return { activeOn, sitesOn: isFirst ? DEFAULT_SITES : sitesOn };
  });
}

/** The lists of sites as their forms show them: those that are marked, and those that are switched off. */
export function useSites(
  settings: Settings,
  notices: Notices,
): { readonly marked: SiteListFormProps; readonly off: SiteListFormProps } {
  const save = (name: 'sitesOn' | 'sitesOff') => async (text: string) => {
    const { sites, wrong } = parseSites(text);
    if (wrong.length > 0) return wrong;
    let isStored = false;
    await settle(async () => {
      await changeSettings({ [name]: sites });
      isStored = true;
    }, notices);
    return isStored ? [] : null;
  };
  return {
    marked: {
      label: i18n.t('sites.listLabel'),
      stored: formatSites(settings.sitesOn),
      defaults: formatSites(DEFAULT_SITES),
      emptyWords: i18n.t('sites.empty'),
      onSave: save('sitesOn'),
    },
    off: {
      label: i18n.t('sites.offLabel'),
      why: i18n.t('sites.offWhy'),
      stored: formatSites(settings.sitesOff),
      onSave: save('sitesOff'),
    },
  };
}
