import { useEffect, useRef, useState } from 'preact/hooks';
import type { Tabs } from 'webextension-polyfill';
import { browser } from '../browser';
import { PANEL_RETRIES, PANEL_RETRY_MS } from '../limits';
import { noted } from '../log';
import { requestPage } from '../messaging/client';
import { type FrameLink, linkToFrame } from '../messaging/panel-port';
import type { PlaceNews, ReportedFrame } from '../reports/page-places';
import { type PageState, pageState } from '../reports/page-state';
import type { TabReport } from '../reports/report';
import { isTabAsked, readTabReport, watchTabAsked, watchTabReport } from '../reports/tab-storage';
import { hostOf, type Settings, type SiteState, siteState } from '../settings/settings';
import { storedAndChanged, useAsync, useWatched } from './use-async';

/** The tab whose page the popup or the side panel is about. */
export interface PageTab {
  readonly id: number;
  /** Null where the browser hides it: its own pages. */
  readonly url: string | null;
  readonly title: string;
  readonly incognito: boolean;
  readonly loading: boolean;
  /** Its position in its window, from 0. */
  readonly index: number;
  readonly windowId: number;
}

/**
 * The tab, kept up to date; null where there is none, undefined until it is known.
 * @param follows Whether it is always the active tab, as for a panel beside the tabs, or the first one for good.
 */
export function usePageTab(follows = false): PageTab | null | undefined {
  return useWatched<PageTab | null>((onTab) => watchTab(follows, onTab), [follows], { keeps: true });
}

function watchTab(follows: boolean, onTab: (tab: PageTab | null) => void): () => void {
  let looks = 0;
  let id: number | undefined;
  async function look() {
    const turn = ++looks;
    const found = await findTab().catch(noted('The active tab was not found.', null));
    // Meanwhile another tab may have become active.
    if (turn !== looks) return;
    id = found?.id;
    onTab(found && toPageTab(found));
  }
  const onUpdated = (tabId: number, _change: unknown, updated: Tabs.Tab) => {
    if (tabId === id) onTab(toPageTab(updated));
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
}

/** The tab named by `?tab=` in the address, else the active one of this window; the extension's own tab is no page. */
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

/** What to say about the tab's page; undefined until something is known, and where there is no tab. */
export function usePage(
  tab: PageTab | null | undefined,
  settings: Settings | undefined,
): PageState | undefined {
  const site = useSiteState(tab, settings);
  const report = useReport(tab?.id);
  const answers = useAnswer(tab?.id, tab?.loading, site === 'on');
  const filesAllowed = useAsync(() => browser.extension.isAllowedFileSchemeAccess(), true, []) ?? true;
  if (!tab || settings === undefined) return undefined;
  return pageState({ url: tab.url, loading: tab.loading, site, filesAllowed, report, answers });
}

/** Whether the tab's page is marked: for its site, or because the user asked for it. */
export function useSiteState(tab: PageTab | null | undefined, settings: Settings | undefined): SiteState {
  const isAsked = useAsked(tab?.id);
  const state = settings === undefined ? 'off' : siteState(settings, hostOf(tab?.url ?? null));
  return isAsked && state !== 'off' ? 'on' : state;
}

function useAsked(tabId: number | undefined): boolean {
  const watch = (tab: number) =>
    storedAndChanged(
      () => isTabAsked(tab),
      (onValue) => watchTabAsked(tab, onValue),
      noted('Whether a page was asked for was not read.', false),
    );
  return useWatched(tabId === undefined ? null : watch(tabId), [tabId]) ?? false;
}

function useReport(tabId: number | undefined): TabReport | undefined {
  const watch = (tab: number) =>
    storedAndChanged<TabReport>(
      () => readTabReport(tab),
      (onValue) => watchTabReport(tab, onValue),
      noted('A tab’s report was not read.', {}),
    );
  return useWatched(tabId === undefined ? null : watch(tabId), [tabId]);
}

/** Whether an annotator of the tab answers; asking also makes it report again. Asked again when the site is switched. */
function useAnswer(
  tabId: number | undefined,
  loading: boolean | undefined,
  siteOn: boolean,
): boolean | undefined {
  const ask = (tab: number) => requestPage({ tabId: tab }, 'reportNow', undefined).then(() => true);
  const asks = tabId !== undefined && !loading && siteOn;
  return useAsync(asks ? () => ask(tabId) : null, false, [tabId, loading, siteOn]);
}

/** What the frames of a tab's page have reported of their marks' positions. */
interface ReportedPlaces {
  readonly frames: readonly ReportedFrame[];
  /** Scrolls the top frame until a share of its height (0 to 1) is in the middle of its viewport. */
  scrollTo(share: number): void;
}

/**
 * Has the frames of a tab report the positions of their marks while this is shown. A frame whose document is gone is
 * forgotten; one that can't be reached is tried again a few times, since it may be on its way back.
 * @param frameIds The frames that have reported.
 */
export function usePagePlaces(tabId: number | undefined, frameIds: readonly number[]): ReportedPlaces {
  const [frames, setFrames] = useState<ReadonlyMap<number, ReportedFrame>>(new Map());
  const links = useRef(new Map<number, FrameLink>());
  const [attempt, setAttempt] = useState(0);
  const tries = useRef(0);
  const names = frameIds.join();

  useEffect(
    () => () => {
      for (const link of links.current.values()) link.close();
      links.current.clear();
      tries.current = 0;
      setFrames(new Map());
    },
    [tabId],
  );

  useEffect(() => {
    if (tabId === undefined) return;
    const tryAgain = () => {
      if (tries.current++ < PANEL_RETRIES) setTimeout(() => setAttempt((n) => n + 1), PANEL_RETRY_MS);
    };
    for (const frameId of names === '' ? [] : names.split(',').map(Number)) {
      if (links.current.has(frameId)) continue;
      const link = linkToFrame(
        { tabId, frameId },
        (news) => {
          tries.current = 0;
          setFrames((before) => withNews(before, frameId, news));
        },
        () => {
          if (links.current.get(frameId) !== link) return;
          links.current.delete(frameId);
          setFrames((before) => new Map([...before].filter(([id]) => id !== frameId)));
          tryAgain();
        },
      );
      links.current.set(frameId, link);
    }
  }, [tabId, names, attempt]);

  return { frames: [...frames.values()], scrollTo: (share) => links.current.get(0)?.scrollTo(share) };
}

/**
 * The text of a tab's frames, read again when the page has more or less of it; empty while it isn't known.
 * @param han Han characters that the frames have reported.
 */
export function usePageText(tabId: number, frameIds: readonly number[], han: number): string {
  const read = async () => {
    const texts = frameIds.map((frameId) =>
      requestPage({ tabId, frameId }, 'readText', undefined).catch(
        noted('The text of a page was not read.', ''),
      ),
    );
    return (await Promise.all(texts)).join('\n');
  };
  return useAsync(read, '', [tabId, frameIds.join(), han], { keeps: true }) ?? '';
}

function withNews(
  before: ReadonlyMap<number, ReportedFrame>,
  frameId: number,
  news: PlaceNews,
): ReadonlyMap<number, ReportedFrame> {
  const frame = before.get(frameId);
  const next = new Map(before);
  if (news.type === 'placed') next.set(frameId, { frameId, places: news.places, view: frame?.view ?? null });
  else if (frame) next.set(frameId, { ...frame, view: news.view });
  return next;
}
