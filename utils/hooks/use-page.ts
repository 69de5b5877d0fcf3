import { useEffect, useRef, useState } from 'preact/hooks';
import type { Tabs } from 'webextension-polyfill';
import { browser } from '../browser';
import { PANEL_RETRIES, PANEL_RETRY_MS } from '../limits';
import { requestPage } from '../messaging/client';
import { type FrameLink, linkToFrame } from '../messaging/panel-port';
import { isTabAsked, watchTabAsked } from '../reports/asked-tabs';
import type { PlaceNews } from '../reports/frame-places';
import type { ToldFrame } from '../reports/page-places';
import { type PageState, pageState } from '../reports/page-state';
import type { TabReport } from '../reports/report';
import { readTabReport, watchTabReport } from '../reports/tab-reports';
import { type Settings, type SiteState, siteState } from '../settings/settings';

/** What to say of the tab's page; undefined until something is known, and where there is no tab. */
export function usePage(
  tab: PageTab | null | undefined,
  settings: Settings | undefined,
): PageState | undefined {
  const site = useSiteState(tab, settings);
  const report = useReport(tab?.id);
  const answers = useAnswer(tab?.id, tab?.loading, site === 'on');
  const filesAllowed = useFilesAllowed();
  if (!tab || settings === undefined) return undefined;
  return pageState({ url: tab.url, loading: tab.loading, site, filesAllowed, report, answers });
}

/** Whether the tab's page is marked: for its site, or since the user has asked for it. */
export function useSiteState(tab: PageTab | null | undefined, settings: Settings | undefined): SiteState {
  const isAsked = useAsked(tab?.id);
  const state = settings === undefined ? 'off' : siteState(settings, hostOf(tab?.url ?? null));
  return isAsked && state !== 'off' ? 'on' : state;
}

/** Host name of an address as settings know it; empty for local files and where there is none. */
export function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : '';
}

function useAsked(tabId: number | undefined): boolean {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    setAsked(false);
    if (tabId === undefined) return;
    let changed = false;
    const stop = watchTabAsked(tabId, (latest) => {
      changed = true;
      setAsked(latest);
    });
    isTabAsked(tabId)
      .catch(() => false)
      .then((stored) => {
        if (!changed) setAsked(stored);
      });
    return () => {
      changed = true;
      stop();
    };
  }, [tabId]);
  return isAsked;
}

function useReport(tabId: number | undefined): TabReport | undefined {
  const [report, setReport] = useState<TabReport>();
  useEffect(() => {
    setReport(undefined);
    if (tabId === undefined) return;
    let changed = false;
    const stop = watchTabReport(tabId, (latest) => {
      changed = true;
      setReport(latest);
    });
    readTabReport(tabId)
      .catch(() => ({}))
      .then((stored) => {
        if (!changed) setReport(stored);
      });
    return () => {
      changed = true;
      stop();
    };
  }, [tabId]);
  return report;
}

/** Whether an annotator of the tab answers; asking also makes it report anew. Asked again when the site is switched. */
function useAnswer(
  tabId: number | undefined,
  loading: boolean | undefined,
  siteOn: boolean,
): boolean | undefined {
  const [answers, setAnswers] = useState<boolean>();
  useEffect(() => {
    setAnswers(undefined);
    if (tabId === undefined || loading || !siteOn) return;
    let stopped = false;
    requestPage({ tabId }, 'reportNow', undefined)
      .then(
        () => true,
        () => false,
      )
      .then((answer) => {
        if (!stopped) setAnswers(answer);
      });
    return () => {
      stopped = true;
    };
  }, [tabId, loading, siteOn]);
  return answers;
}

function useFilesAllowed(): boolean {
  const [allowed, setAllowed] = useState(true);
  useEffect(() => {
    browser.extension.isAllowedFileSchemeAccess().then(setAllowed, () => undefined);
  }, []);
  return allowed;
}

/** The tab whose page the popup or the side panel speaks of. */
export interface PageTab {
  readonly id: number;
  /** Null where the browser does not tell it: its own pages. */
  readonly url: string | null;
  readonly title: string;
  readonly incognito: boolean;
  readonly loading: boolean;
  /** Its place in its window, from 0. */
  readonly index: number;
  readonly windowId: number;
}

/**
 * The tab, kept up to date; null where there is none, undefined until that is known.
 * @param follows Whether it is always the tab in front, as for a panel beside the tabs, or the first one for good.
 */
export function usePageTab(follows = false): PageTab | null | undefined {
  const [tab, setTab] = useState<PageTab | null>();

  useEffect(() => {
    let looks = 0;
    let id: number | undefined;
    async function look() {
      const turn = ++looks;
      const found = await findTab().catch(() => null);
      // Meanwhile another tab may have come to the front.
      if (turn !== looks) return;
      id = found?.id;
      setTab(found && toPageTab(found));
    }
    const onUpdated = (tabId: number, _change: unknown, updated: Tabs.Tab) => {
      if (tabId === id) setTab(toPageTab(updated));
    };
    const onActivated = () => void look();
    browser.tabs.onUpdated.addListener(onUpdated);
    if (follows) browser.tabs.onActivated.addListener(onActivated);
    void look();
    return () => {
      looks++;
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onActivated.removeListener(onActivated);
    };
  }, [follows]);

  return tab;
}

/** The tab named by `?tab=` in the address, else the one in front of this window; one's own tab is no page. */
async function findTab(): Promise<Tabs.Tab | null> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return browser.tabs.get(Number(named));
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  const own = await browser.tabs.getCurrent();
  return active === undefined || active.id === own?.id ? null : active;
}

function toPageTab({ id, url, title, incognito, status, index, windowId }: Tabs.Tab): PageTab | null {
  if (id === undefined || windowId === undefined) return null;
  const loading = status === 'loading';
  return { id, url: url || null, title: title ?? '', incognito, loading, index, windowId };
}

/** What the frames of a tab's page have told of their places. */
export interface ToldPlaces {
  readonly frames: readonly ToldFrame[];
  /** Scrolls the top frame until a part of its height (0 to 1) is in the middle of its viewport. */
  scrollTo(part: number): void;
}

/**
 * Has the frames of a tab tell of their places for as long as this is shown. A frame whose document has gone is
 * forgotten; one that is reported and can't be reached is tried again a few times, since it may be on its way back.
 * @param frameIds The frames that have reported.
 */
export function usePagePlaces(tabId: number | undefined, frameIds: readonly number[]): ToldPlaces {
  const [told, setTold] = useState<ReadonlyMap<number, ToldFrame>>(new Map());
  const links = useRef(new Map<number, FrameLink>());
  const [attempt, setAttempt] = useState(0);
  const tries = useRef(0);
  const names = frameIds.join();

  useEffect(
    () => () => {
      for (const link of links.current.values()) link.close();
      links.current.clear();
      tries.current = 0;
      setTold(new Map());
    },
    [tabId],
  );

  useEffect(() => {
    if (tabId === undefined) return;
    const lost = () => {
      if (tries.current++ < PANEL_RETRIES) setTimeout(() => setAttempt((n) => n + 1), PANEL_RETRY_MS);
    };
    for (const frameId of names === '' ? [] : names.split(',').map(Number)) {
      if (links.current.has(frameId)) continue;
      const link = linkToFrame(
        { tabId, frameId },
        (news) => {
          tries.current = 0;
          setTold((before) => withNews(before, frameId, news));
        },
        () => {
          if (links.current.get(frameId) !== link) return;
          links.current.delete(frameId);
          setTold((before) => new Map([...before].filter(([id]) => id !== frameId)));
          lost();
        },
      );
      links.current.set(frameId, link);
    }
  }, [tabId, names, attempt]);

  return { frames: [...told.values()], scrollTo: (part) => links.current.get(0)?.scrollTo(part) };
}

function withNews(
  before: ReadonlyMap<number, ToldFrame>,
  frameId: number,
  news: PlaceNews,
): ReadonlyMap<number, ToldFrame> {
  const frame = before.get(frameId);
  const next = new Map(before);
  if (news.type === 'placed') next.set(frameId, { frameId, places: news.places, view: frame?.view ?? null });
  else if (frame) next.set(frameId, { ...frame, view: news.view });
  return next;
}
