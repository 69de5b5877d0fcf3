import { storage } from '@wxt-dev/storage';
import { Queue } from '../queue';
import { type FrameReport, summarise, type TabReport } from './report';

/**
 * Reports live in extension storage for the session: they outlive a stopped background and are gone when the
 * browser closes, so nothing of a page reaches the disk.
 */
const reportKey = (tabId: number) => `session:tabReport:${tabId}` as const;

/** What a tab's frames have reported; empty where none has. */
export async function readTabReport(tabId: number): Promise<TabReport> {
  return (await storage.getItem<TabReport>(reportKey(tabId))) ?? {};
}

/** Changed wordings of snippets on the pages of some tabs, by the snippets' ids. */
export async function readChangedWordings(tabIds: readonly number[]): Promise<Map<string, string>> {
  const reports = await storage.getItems(tabIds.map(reportKey));
  const snippets = reports.flatMap(({ value }) => summarise((value as TabReport | null) ?? {}).snippets);
  return new Map(snippets.flatMap(({ id, wording }) => (wording === null ? [] : [[id, wording]])));
}

/** Calls back at every change of a tab's report. Returns how to stop. */
export function watchTabReport(tabId: number, onChange: (report: TabReport) => void): () => void {
  return storage.watch<TabReport>(reportKey(tabId), (report) => onChange(report ?? {}));
}

/** Frames of one tab report at the same moment; each change waits for the one before. */
const changes = new Queue();

/** Puts one frame's report beside the others of its tab. For the background alone. */
export function putFrameReport(tabId: number, frameId: number, report: FrameReport): Promise<void> {
  return changes.run(async () => {
    const whole = { ...(await readTabReport(tabId)), [frameId]: report };
    await storage.setItem<TabReport>(reportKey(tabId), whole);
  });
}

/** Forgets a tab's reports: it was closed, or another document is loading. For the background alone. */
export function forgetTabReport(tabId: number): Promise<void> {
  return changes.run(() => storage.removeItem(reportKey(tabId)));
}

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
const savesKey = (tabId: number) => `session:savesOfTab:${tabId}` as const;

/** Remembered saves of a tab, the latest ones: no notice is about an earlier one. */
const MAX_SAVES = 20;

/** Remembers that a snippet was saved in a frame. For the background alone. */
export async function noteTabSave({ tabId, ...frame }: SavingFrame, id: string): Promise<void> {
  const save: TabSave = { id, frameId: frame.frameId, origin: frame.origin };
  await storage.setItem<TabSave[]>(savesKey(tabId), [...(await readTabSaves(tabId)), save].slice(-MAX_SAVES));
}

/** Whether a snippet was saved in a frame lately, from a page of the origin that it has now. */
export async function wasSavedIn({ tabId, frameId, origin }: SavingFrame, id: string): Promise<boolean> {
  return (await readTabSaves(tabId)).some(
    (save) => save.id === id && save.frameId === frameId && save.origin === origin,
  );
}

/** Forgets a tab's saves: it was closed. For the background alone. */
export function forgetTabSaves(tabId: number): Promise<void> {
  return storage.removeItem(savesKey(tabId));
}

async function readTabSaves(tabId: number): Promise<readonly TabSave[]> {
  return (await storage.getItem<TabSave[]>(savesKey(tabId))) ?? [];
}

/** Whether the user has asked for a tab's page to be marked; in extension storage for the session as its reports are. */
const askedKey = (tabId: number) => `session:askedTab:${tabId}` as const;

/** Whether the page of a tab was asked for. */
export async function isTabAsked(tabId: number): Promise<boolean> {
  return (await storage.getItem<boolean>(askedKey(tabId))) === true;
}

/** Remembers that the page of a tab is asked for, or not any more: another one is loading, or the tab was closed. */
export async function putTabAsked(tabId: number, isAsked: boolean): Promise<void> {
  if (isAsked) await storage.setItem<boolean>(askedKey(tabId), true);
  else await storage.removeItem(askedKey(tabId));
}

/** Calls back at every change. Returns how to stop. */
export function watchTabAsked(tabId: number, onChange: (isAsked: boolean) => void): () => void {
  return storage.watch<boolean>(askedKey(tabId), (isAsked) => onChange(isAsked === true));
}

/** The tab to which a name in the session's storage belongs; null for other names. */
export function tabOfAsked(name: string): number | null {
  const [, tabId] = /^askedTab:(\d+)$/.exec(name) ?? [];
  return tabId === undefined ? null : Number(tabId);
}
