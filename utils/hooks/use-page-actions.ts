import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { tryChange } from '../actions/failures';
import { askForPage, type HidablePhrase, hidePhrase } from '../actions/pages';
import { requestPage } from '../messaging/client';
import { findPlace, type PagePhrase } from '../reports/report';
import { covers, hostOf, type Settings, siteState } from '../settings/settings';
import { changeSettings, switchSite } from '../settings/stored-settings';
import { useNotices } from './use-notices';
import { type PageTab, useSiteState } from './use-page';

/** One occurrence of a phrase in one frame of a page. */
interface FramePlace {
  readonly frameId: number;
  readonly phrase: string;
  /** Which of the phrase's occurrences in the frame it is, from 0. */
  readonly nth: number;
}

/** What the user can do with the page of a tab. */
export interface PageActions {
  /** What the switch is for, as users know it: the site, or the page where each page has to be asked for. */
  readonly site: string;
  readonly siteOn: boolean;
  /** The phrase last gone to, and which of its occurrences, from 0; null for none. */
  readonly shown: { readonly phrase: string; readonly nth: number } | null;
  /** Goes to the first occurrence of a phrase and opens its card; a second call goes to the next. */
  goToPhrase(phrase: PagePhrase): void;
  goToPlace(place: FramePlace): void;
  /** Hides a phrase on all pages, with undo; in a private window the user is asked first. */
  hide(phrase: HidablePhrase): void;
  dim(on: boolean): void;
  /** Switches the site; in a private window the user is asked before anything is kept of it. */
  switchSite(on: boolean): void;
  /** Has the page marked this once. */
  markOnce(): void;
  /** Changes settings; a failure is reported. */
  change(part: Partial<Settings>): void;
}

/** Actions on a tab's page; failures are reported in a notice. */
export function usePageActions(tab: PageTab | null | undefined, settings: Settings | undefined): PageActions {
  const notices = useNotices();
  const [last, setLast] = useState<{ tabId: number; phrase: string; nth: number } | null>(null);
  const shown = last?.tabId === tab?.id ? last : null;
  const host = hostOf(tab?.url ?? null);
  const state = settings === undefined ? 'off' : siteState(settings, host);
  const isOn = useSiteState(tab, settings) === 'on';
  const name = host || i18n.t('page.localFiles');
  const site = state === 'unasked' ? i18n.t('page.thisPage') : name;

  async function goToPlace({ frameId, phrase, nth }: FramePlace) {
    if (!tab) return;
    try {
      await requestPage({ tabId: tab.id, frameId }, 'showPhrase', { phrase, nth });
    } catch (error) {
      notices.fail('page.noAnswer', error);
    }
  }

  function goToPhrase(phrase: PagePhrase) {
    const nth = shown?.phrase === phrase.phrase ? (shown.nth + 1) % phrase.count : 0;
    const place = findPlace(phrase, nth);
    if (place === null || !tab) return;
    setLast({ tabId: tab.id, phrase: phrase.phrase, nth });
    void goToPlace({ ...place, phrase: phrase.phrase });
  }

  function requestSwitch(on: boolean) {
    if (state === 'unasked' && tab) return void askForPage(tab.id, on);
    const act = () => void tryChange(notices, () => storeSwitch(on));
    const isKept = !on || state === 'unlisted';
    if (!isKept || !tab?.incognito) return act();
    const yes = { text: on ? i18n.t('private.listAnyway') : i18n.t('private.switchAnyway'), act };
    const question = on ? i18n.t('private.listQuestion', [name]) : i18n.t('private.switchQuestion', [name]);
    notices.ask(question, yes);
  }

  /** Where a whole domain was off and is on again with the site, that is said: the switch names the site alone. */
  async function storeSwitch(on: boolean) {
    const wider = settings?.sitesOff.filter((each) => each !== host && covers(each, host)) ?? [];
    await switchSite(host, on);
    if (!on || wider.length === 0) return;
    const undo = () => changeSettings(({ sitesOff }) => ({ sitesOff: [...sitesOff, ...wider] }));
    notices.offerUndo(i18n.t('page.switchedOnToo'), () => void tryChange(notices, undo), wider.join('\n'));
  }

  const change = (part: Partial<Settings>) => void tryChange(notices, () => changeSettings(part));
  return {
    site,
    siteOn: isOn,
    shown,
    goToPhrase,
    goToPlace: (place) => void goToPlace(place),
    hide: (phrase) => hidePhrase(phrase, tab?.incognito ?? false, notices),
    dim: (on) => change({ dim: on }),
    switchSite: requestSwitch,
    markOnce: () => tab && void askForPage(tab.id, true),
    change,
  };
}
