import { useEffect, useState } from 'preact/hooks';
import type { Tabs } from 'webextension-polyfill';
import { browser } from '../browser';

/** The tab whose page the popup speaks of. */
export interface PageTab {
  readonly id: number;
  /** Null where the browser does not tell it: its own pages. */
  readonly url: string | null;
  readonly title: string;
  readonly incognito: boolean;
  readonly loading: boolean;
}

/** The tab, kept up to date; null where there is none, undefined until that is known. */
export function usePageTab(): PageTab | null | undefined {
  const [tab, setTab] = useState<PageTab | null>();

  useEffect(() => {
    let stopped = false;
    let id: number | undefined;
    const onUpdated = (tabId: number, _change: unknown, updated: Tabs.Tab) => {
      if (tabId === id) setTab(toPageTab(updated));
    };
    browser.tabs.onUpdated.addListener(onUpdated);
    findTab()
      .catch(() => null)
      .then((found) => {
        if (stopped) return;
        id = found?.id;
        setTab(found && toPageTab(found));
      });
    return () => {
      stopped = true;
      browser.tabs.onUpdated.removeListener(onUpdated);
    };
  }, []);

  return tab;
}

/** The tab named by `?tab=` in the address, else the one in front; one's own tab is no page. */
async function findTab(): Promise<Tabs.Tab | null> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return browser.tabs.get(Number(named));
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  const own = await browser.tabs.getCurrent();
  return active === undefined || active.id === own?.id ? null : active;
}

function toPageTab({ id, url, title, incognito, status }: Tabs.Tab): PageTab | null {
  if (id === undefined) return null;
  return { id, url: url || null, title: title ?? '', incognito, loading: status === 'loading' };
}
