import { browser } from '../browser';

interface SidePanels {
  /** Chromium's side panel. */
  readonly sidePanel?: { open(where: { windowId: number }): Promise<void> };
  /** Firefox's sidebar. */
  readonly sidebarAction?: { open(): Promise<void> };
}

/** Whether the browser has a panel beside its pages; on phones there is none. */
export function hasSidePanel(): boolean {
  const { sidePanel, sidebarAction } = browser as SidePanels;
  return sidePanel !== undefined || sidebarAction !== undefined;
}

/**
 * Opens the panel beside the pages of a window. Browsers do so only at once in what the reader did: nothing may be
 * waited for before. Rejects where the browser refuses.
 */
export async function openSidePanel(windowId: number): Promise<void> {
  const { sidePanel, sidebarAction } = browser as SidePanels;
  if (sidePanel) await sidePanel.open({ windowId });
  else await sidebarAction?.open();
}
