import { useEffect, useState } from 'preact/hooks';
import type { Tabs } from 'webextension-polyfill';
import { browser } from '../browser';
import { noted } from '../log';

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
      const found = await findTab().catch(noted('The tab in front was not found.', null));
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
