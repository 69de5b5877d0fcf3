import { browser } from '../browser';
import { type LibraryRoute, libraryPath, lookUpRoute } from '../library/route';
import { leavePrivateLookUp } from '../settings/look-ups';
import type { Notices } from './notices';

/** The tab from which the library is opened. */
interface FromTab {
  readonly index?: number;
  readonly windowId?: number | undefined;
  readonly incognito: boolean;
}

/**
 * Opens a page of the library in a new tab beside the one it was asked from. What is looked up from a private window
 * stays out of the address, and the browser chooses the window, since not all show the library in a private one.
 */
export async function openLibrary(route: LibraryRoute, from?: FromTab | null): Promise<void> {
  const isPrivate = from?.incognito ?? browser.extension.inIncognitoContext;
  const isHidden = isPrivate && route.view === 'lookUp' && route.query !== '';
  if (isHidden) await leavePrivateLookUp(route.query);
  const url = browser.runtime.getURL(libraryPath(isHidden ? lookUpRoute('') : route));
  const { index, windowId } = from ?? {};
  if (isPrivate || index === undefined) await browser.tabs.create({ url });
  else await browser.tabs.create({ url, index: index + 1, windowId });
}

/** A document's page in the library, from its beginning. */
export function documentRoute(id: string): LibraryRoute {
  return { view: 'document', id, span: null };
}

interface SidePanels {
  /** Chromium's side panel. */
  readonly sidePanel?: { open(where: { windowId: number }): Promise<void> };
  /** Firefox's sidebar. */
  readonly sidebarAction?: { open(): Promise<void> };
}

/** Whether the browser has a panel beside its pages; phones have none. */
export function hasSidePanel(): boolean {
  const { sidePanel, sidebarAction } = browser as SidePanels;
  return sidePanel !== undefined || sidebarAction !== undefined;
}

/**
 * Opens the panel beside the pages of a window. Browsers allow it only directly in a user gesture: nothing may be awaited
 * before. Rejects where the browser refuses.
 */
export async function openSidePanel(windowId: number): Promise<void> {
  const { sidePanel, sidebarAction } = browser as SidePanels;
  if (sidePanel) await sidePanel.open({ windowId });
  else await sidebarAction?.open();
}

/** Time after which the browser has surely read the data, ms. */
const DOWNLOAD_MS = 60_000;

/** Downloads data as a file of this name. */
export function saveFile(data: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(data);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_MS);
}

/** Opens the browser's page of shortcuts; where it refuses, says how to get there. Null where there is no such page. */
export function changeKeys(notices: Notices): (() => void) | null {
  const open = shortcutSettings();
  const failed = (error: unknown) => notices.fail('options.changeKeysByHand', error);
  return open && (() => void open().catch(failed));
}

interface ShortcutSettings {
  openShortcutSettings?(): Promise<void>;
}

/** Firefox has a call for its page of shortcuts since version 137, Chromium browsers an address. */
function shortcutSettings(): (() => Promise<void>) | null {
  const { commands } = browser as { commands?: ShortcutSettings };
  if (commands?.openShortcutSettings) return () => commands.openShortcutSettings?.() ?? Promise.resolve();
  if (!commands || import.meta.env.FIREFOX) return null;
  return async () => void (await browser.tabs.create({ url: 'chrome://extensions/shortcuts' }));
}
