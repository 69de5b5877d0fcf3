import { storage } from '@wxt-dev/storage';

/** Whether the user has asked for a tab's page to be marked; in extension storage for the session as its reports are. */
const key = (tabId: number) => `session:askedTab:${tabId}` as const;

/** Whether the page of a tab was asked for. */
export async function isTabAsked(tabId: number): Promise<boolean> {
  return (await storage.getItem<boolean>(key(tabId))) === true;
}

/** Remembers that the page of a tab is asked for, or not any more: another one is loading, or the tab was closed. */
export async function putTabAsked(tabId: number, isAsked: boolean): Promise<void> {
  if (isAsked) await storage.setItem<boolean>(key(tabId), true);
  else await storage.removeItem(key(tabId));
}

/** Calls back at every change. Returns how to stop. */
export function watchTabAsked(tabId: number, onChange: (isAsked: boolean) => void): () => void {
  return storage.watch<boolean>(key(tabId), (isAsked) => onChange(isAsked === true));
}

/** The tab whose asking is kept under a name of the session's storage; null for other names. */
export function tabOfAsked(name: string): number | null {
  const [, tabId] = /^askedTab:(\d+)$/.exec(name) ?? [];
  return tabId === undefined ? null : Number(tabId);
}
