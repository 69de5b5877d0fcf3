import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { requestPage } from '../messaging/client';
import { findPlace, type PagePhrase } from '../reports/page-phrases';
import { isSiteOn, type Settings } from '../settings/settings';
import { changeSettings, switchSite } from '../settings/stored-settings';
import { settle } from './settle';
import type { Notices } from './use-notices';
import { hostOf } from './use-page';
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
  /** The site as readers know it, and whether it is switched on. */
  readonly site: string;
  readonly siteOn: boolean;
  /** The phrase that was gone to last, and which of its places, from 0; null for none. */
  readonly shown: { readonly phrase: string; readonly nth: number } | null;
  /** Goes to the first place of a phrase and opens its card; a second time to its next. */
  goToPhrase(phrase: PagePhrase): void;
  goToPlace(place: FramePlace): void;
  dim(on: boolean): void;
  /** Switches the tab's site; in a private window what is switched off is asked for first, since it is kept. */
  switchSite(on: boolean): void;
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
  const site = host || i18n.t('page.localFiles');

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
    const act = () => void settle(() => switchSite(host, on), notices);
    if (on || !tab?.incognito) return act();
    const yes = { words: i18n.t('private.switchAnyway'), act };
    const no = { words: i18n.t('cancel'), act: () => undefined };
    const words = i18n.t('private.switchQuestion', [site]);
    notices.show({ id: crypto.randomUUID(), words, actions: [yes, no] });
  }

  const change = (part: Partial<Settings>) => void settle(() => changeSettings(part), notices);
  return {
    site,
    siteOn: settings !== undefined && isSiteOn(settings, host),
    shown,
    goToPhrase,
    goToPlace: (place) => void goToPlace(place),
    dim: (on) => change({ dim: on }),
    switchSite: askedSwitch,
    change,
  };
}
