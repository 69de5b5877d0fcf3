import { storage } from '@wxt-dev/storage';
import type { FrameReport, TabReport } from './report';
import { summarise } from './summary';

/**
 * Reports live in extension storage for the session: they outlive a stopped background and are gone when the
 * browser closes, so nothing of a page reaches the disk.
 */
const key = (tabId: number) => `session:tabReport:${tabId}` as const;

/** What a tab's frames have reported; empty where none has. */
export async function readTabReport(tabId: number): Promise<TabReport> {
  return (await storage.getItem<TabReport>(key(tabId))) ?? {};
}

/** The wordings that pages of some tabs have in the place of changed snippets, by the snippets' ids. */
export async function readChangedWordings(tabIds: readonly number[]): Promise<Map<string, string>> {
  const reports = await storage.getItems(tabIds.map(key));
  const snippets = reports.flatMap(({ value }) => summarise((value as TabReport | null) ?? {}).snippets);
  return new Map(snippets.flatMap(({ id, wording }) => (wording === null ? [] : [[id, wording]])));
}

/** Calls back at every change of a tab's report. Returns how to stop. */
export function watchTabReport(tabId: number, onChange: (report: TabReport) => void): () => void {
  return storage.watch<TabReport>(key(tabId), (report) => onChange(report ?? {}));
}

/** Frames of one tab report at the same moment; each change waits for the one before. */
let lastChange: Promise<unknown> = Promise.resolve();

/** Puts one frame's report beside the others of its tab. For the background alone. */
export function putFrameReport(tabId: number, frameId: number, report: FrameReport): Promise<void> {
  return inTurn(async () => {
    const whole = { ...(await readTabReport(tabId)), [frameId]: report };
    await storage.setItem<TabReport>(key(tabId), whole);
  });
}

/** Forgets a tab's reports: it was closed, or another document is loading. For the background alone. */
export function forgetTabReport(tabId: number): Promise<void> {
  return inTurn(() => storage.removeItem(key(tabId)));
}

function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const turn = lastChange.then(change, change);
  lastChange = turn.catch(() => undefined);
  return turn;
}
