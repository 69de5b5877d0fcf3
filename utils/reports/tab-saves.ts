import { storage } from '@wxt-dev/storage';

/** Where something was saved: a frame of a tab, and the origin of its page: another page in the same frame is somebody else. */
export interface SavingFrame {
  readonly tabId: number;
  readonly frameId: number;
  readonly origin: string;
}

/** Its id is that of the snippet, or the key of the phrase that was hidden. */
type TabSave = Omit<SavingFrame, 'tabId'> & { readonly id: string };

/**
 * Ids of the snippets that were saved in a tab, in extension storage for the session as its reports are: what a page
 * saved can be noted and taken back, and what was hidden from it shown again, there after it has changed its address.
 */
const key = (tabId: number) => `session:savesOfTab:${tabId}` as const;

/** Saves that are remembered of a tab, the last ones: no notice is of an earlier one. */
const MOST = 20;

/** Remembers that a snippet was saved in a frame. For the background alone. */
export async function noteTabSave({ tabId, ...frame }: SavingFrame, id: string): Promise<void> {
  const save: TabSave = { id, frameId: frame.frameId, origin: frame.origin };
  await storage.setItem<TabSave[]>(key(tabId), [...(await readTabSaves(tabId)), save].slice(-MOST));
}

/** Whether a snippet was saved in a frame lately, from a page of the origin that it has now. */
export async function wasSavedIn({ tabId, frameId, origin }: SavingFrame, id: string): Promise<boolean> {
  return (await readTabSaves(tabId)).some(
    (save) => save.id === id && save.frameId === frameId && save.origin === origin,
  );
}

/** Forgets a tab's saves: it was closed. For the background alone. */
export function forgetTabSaves(tabId: number): Promise<void> {
  return storage.removeItem(key(tabId));
}

async function readTabSaves(tabId: number): Promise<readonly TabSave[]> {
  return (await storage.getItem<TabSave[]>(key(tabId))) ?? [];
}
