import { storage } from '@wxt-dev/storage';

/**
 * Ids of the snippets that were saved in a tab, in extension storage for the session as its reports are: what a page
 * saved can be noted and taken back there after it has changed its address.
 */
const key = (tabId: number) => `session:tabSaves:${tabId}` as const;

/** Saves that are remembered of a tab, the last ones: no notice is of an earlier one. */
const MOST = 20;

/** Remembers that a snippet was saved in a tab. For the background alone. */
export async function noteTabSave(tabId: number, id: string): Promise<void> {
  const earlier = await readTabSaves(tabId);
  await storage.setItem<string[]>(key(tabId), [...earlier, id].slice(-MOST));
}

/** Ids of the snippets that were saved in a tab, the last of them at the end; empty where none was. */
export async function readTabSaves(tabId: number): Promise<readonly string[]> {
  return (await storage.getItem<string[]>(key(tabId))) ?? [];
}

/** Forgets a tab's saves: it was closed. For the background alone. */
export function forgetTabSaves(tabId: number): Promise<void> {
  return storage.removeItem(key(tabId));
}
