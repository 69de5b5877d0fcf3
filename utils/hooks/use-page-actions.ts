import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { UNDO_MS } from '../limits';
import { requestPage } from '../messaging/client';
import { findPlace, type PagePhrase } from '../reports/report';
import { covers, type Settings, siteState } from '../settings/settings';
import { changeSettings, switchSite } from '../settings/stored-settings';
import { askForPage } from './ask-page';
import { settle } from './settle';
import type { Notices } from './use-notices';
import { hostOf, useSiteState } from './use-page';
import type { PageTab } from './use-page-tab';

/** One place of a phrase in one frame of a page. */
export interface FramePlace {
  readonly frameId: number;
  readonly phrase: string;
  /** Which of the phrase's places in the frame it is, from 0. */
  readonly nth: number;
}

/** What the reader can do with the page of a tab. */
export interface PageActions {
  /** What the switch is of, as users know it: the site or, where each page has to be asked for, the page; and whether it is on. */
  readonly site: string;
  readonly siteOn: boolean;
  /** The phrase that was gone to last, and which of its places, from 0; null for none. */
  readonly shown: { readonly phrase: string; readonly nth: number } | null;
  /** Goes to the first place of a phrase and opens its card; a second time to its next. */
  goToPhrase(phrase: PagePhrase): void;
  goToPlace(place: FramePlace): void;
  dim(on: boolean): void;
  /** Switches that; in a private window what is kept of it is asked for first. */
  switchSite(on: boolean): void;
  /** Has the page marked this once. */
  markOnce(): void;
  /** Changes settings, or says that it could not. */
  change(part: Partial<Settings>): void;
}

/** Acts on a tab's page; what fails is said in a notice. */
export function usePageActions(
  tab: PageTab | null | undefined,
  settings: Settings | undefined,
  notices: Notices,
): PageActions {
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
    } catch {
      notices.fail(i18n.t('page.noAnswer'));
    }
  }

  function goToPhrase(phrase: PagePhrase) {
    const nth = shown?.phrase === phrase.phrase ? (shown.nth + 1) % phrase.count : 0;
    const place = findPlace(phrase, nth);
    if (place === null || !tab) return;
    setLast({ tabId: tab.id, phrase: phrase.phrase, nth });
    void goToPlace({ ...place, phrase: phrase.phrase });
  }

  function askedSwitch(on: boolean) {
    if (state === 'unasked' && tab) return void askForPage(tab.id, on);
    const act = () => void settle(() => keepSwitch(on), notices);
    const isKept = !on || state === 'unlisted';
    if (!isKept || !tab?.incognito) return act();
    const yes = { words: on ? i18n.t('private.listAnyway') : i18n.t('private.switchAnyway'), act };
    const no = { words: i18n.t('cancel'), act: () => undefined };
    const words = on ? i18n.t('private.listQuestion', [name]) : i18n.t('private.switchQuestion', [name]);
    notices.show({ id: crypto.randomUUID(), words, actions: [yes, no] });
  }

  /** A domain that was off is on again with it, which is said: the switch names the site alone. */
  async function keepSwitch(on: boolean) {
    const wider = settings?.sitesOff.filter((each) => each !== host && covers(each, host)) ?? [];
    await switchSite(host, on);
    if (!on || wider.length === 0) return;
    const undo = {
      words: i18n.t('undo'),
      act: () =>
        void settle(() => changeSettings(({ sitesOff }) => ({ sitesOff: [...sitesOff, ...wider] })), notices),
    };
    const words = i18n.t('page.switchedOnToo');
    notices.show({ id: crypto.randomUUID(), words, more: wider.join('\n'), actions: [undo] }, UNDO_MS);
  }

  const change = (part: Partial<Settings>) => void settle(() => changeSettings(part), notices);
  return {
    site,
    siteOn: isOn,
    shown,
    goToPhrase,
    goToPlace: (place) => void goToPlace(place),
    dim: (on) => change({ dim: on }),
    switchSite: askedSwitch,
    markOnce: () => tab && void askForPage(tab.id, true),
    change,
  };
}
