import { i18n } from '#i18n';
import type { OwnDocument } from '../../components/page/page-overview';
import type { SiteListFormProps } from '../../components/settings/sites';
import { browser } from '../browser';
import { formatNumber } from '../labels/numbers';
import { libraryPath } from '../library/route';
import { HIDDEN_PHRASES } from '../limits';
import { noted } from '../log';
import { request, requestPage } from '../messaging/client';
import type { PageState } from '../reports/page-state';
import { putTabAsked } from '../reports/tab-storage';
import type { Settings } from '../settings/settings';
import { DEFAULT_SITES, formatSites, parseSites } from '../settings/sites';
import { changeSettings } from '../settings/stored-settings';
import type { GenerationRow } from '../store/corpus';
import { tryChange } from './failures';
import type { Notices } from './notices';
import { documentRoute } from './surfaces';

/** Has the page of a tab marked until another page is loaded there, though its site is not; or stops that. */
export async function askForPage(tabId: number, isAsked: boolean): Promise<void> {
  // Stored first, for frames whose annotator is still on its way.
  await putTabAsked(tabId, isAsked);
  await requestPage({ tabId }, 'markPage', { on: isAsked }).catch(
    noted('No frame of a page was asked to mark it.'),
  );
}

/** A phrase by its key, and in the page's wording. */
export interface HidablePhrase {
  readonly phrase: string;
  readonly text: string;
}

/** Hides a phrase on all pages, with undo; in a private window the user is asked first. */
export function hidePhrase(phrase: HidablePhrase, isPrivate: boolean, notices: Notices): void {
  if (!isPrivate) return void hide(phrase, notices);
  const yes = { text: i18n.t('private.hideAnyway'), act: () => void hide(phrase, notices) };
  notices.ask(i18n.t('private.hideQuestion'), yes, phrase.text);
}

async function hide({ phrase, text }: HidablePhrase, notices: Notices): Promise<void> {
  try {
    const outcome = await request('hidePhrase', { phrase, consent: true });
    if (outcome.status === 'full') return notices.refuse(i18n.t('hide.full', [formatNumber(HIDDEN_PHRASES)]));
    if (outcome.status !== 'hidden') return;
    notices.offerUndo(i18n.t('hide.done'), () => void unhidePhrase(outcome.key, notices), text);
  } catch (error) {
    const retry = () => void hide({ phrase, text }, notices);
    notices.fail('hide.failed', error, retry);
  }
}

/** Has a hidden phrase marked again. */
export async function unhidePhrase(key: string, notices: Notices): Promise<void> {
  try {
    await request('unhidePhrase', { key });
  } catch (error) {
    const retry = () => void unhidePhrase(key, notices);
    notices.fail('hide.backFailed', error, retry);
  }
}

/** The user's own documents that are a page's text; those no longer in the corpus are left out. */
export function ownDocumentsOf(
  page: PageState | undefined,
  corpus: GenerationRow | null | undefined,
): OwnDocument[] {
  const ids = page && 'summary' in page ? page.summary.own : [];
  return ids.flatMap((id) => {
    const title = corpus?.documents.find((document) => document.id === id)?.title;
    return title === undefined
      ? []
      : [{ id, title, href: browser.runtime.getURL(libraryPath(documentRoute(id))) }];
  });
}

/** Chooses where pages are marked; an empty list of sites starts as the default one. @throws As `changeSettings`. */
export async function chooseActiveOn(activeOn: Settings['activeOn']): Promise<void> {
  await changeSettings(({ sitesOn }) => {
    const isFirst = activeOn === 'listed' && sitesOn.length === 0;
    return { activeOn, sitesOn: isFirst ? DEFAULT_SITES : sitesOn };
  });
}

/** The lists of sites as their forms show them: those that are marked, and those that are switched off. */
export function siteLists(
  settings: Settings,
  notices: Notices,
): { readonly marked: SiteListFormProps; readonly off: SiteListFormProps } {
  const save = (name: 'sitesOn' | 'sitesOff') => async (text: string) => {
    const { sites, wrong } = parseSites(text);
    if (wrong.length > 0) return wrong;
    let isStored = false;
    await tryChange(notices, async () => {
      await changeSettings({ [name]: sites });
      isStored = true;
    });
    return isStored ? [] : null;
  };
  return {
    marked: {
      label: i18n.t('sites.listLabel'),
      stored: formatSites(settings.sitesOn),
      defaults: formatSites(DEFAULT_SITES),
      emptyText: i18n.t('sites.empty'),
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
