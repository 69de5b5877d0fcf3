import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../utils/browser';
import { requestPage } from '../../utils/messaging/client';
import { serveBackground } from '../../utils/messaging/server';
import { forgetTabReport } from '../../utils/reports/tab-reports';
import { isSiteOn, readSettings, switchSite, watchSettings } from '../../utils/settings/settings';
import { showAllBadges, showBadge } from './badge';
import { loadCorpus } from './corpus';
import { injectIntoOpenTabs } from './injection';
import { createMenus, onMenuClicked } from './menus';
import { requestHandlers } from './requests';

/** Every listener is added in the first turn: the browser wakes a stopped background only for those. */
export default defineBackground(() => {
  serveBackground(requestHandlers);

  browser.runtime.onInstalled.addListener(() => {
    void createMenus();
    void loadCorpus();
    if (import.meta.env.CHROME) void injectIntoOpenTabs();
  });
  browser.runtime.onStartup.addListener(() => void createMenus());
  browser.contextMenus.onClicked.addListener((info, tab) => void onMenuClicked(info, tab));
  browser.commands.onCommand.addListener((command) => void onCommand(command));

  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'loading') void forgetTab(tabId);
    if (status === 'complete') void reportAnew(tabId);
  });
  browser.tabs.onRemoved.addListener((tabId) => void forgetTabReport(tabId));

  let badge: boolean | undefined;
  watchSettings((settings) => {
    if (settings.badge !== badge) void showAllBadges();
    badge = settings.badge;
  });
});

async function forgetTab(tabId: number): Promise<void> {
  await forgetTabReport(tabId);
  await showBadge(tabId, {});
}

/**
 * The old document can still report while the new one loads, and a page can change its address without loading:
 * once all is loaded, only what the living frames say counts.
 */
async function reportAnew(tabId: number): Promise<void> {
  await forgetTab(tabId);
  await requestPage({ tabId }, 'reportNow', undefined).catch(() => undefined);
}

async function onCommand(command: string): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return;
  if (command === 'toggleSite' && tab.url !== undefined) {
    const host = new URL(tab.url).hostname;
    await switchSite(host, !isSiteOn(await readSettings(), host));
  }
  if (command === 'nextMark' || command === 'previousMark') {
    const direction = command === 'nextMark' ? 'next' : 'previous';
    await requestPage({ tabId: tab.id }, 'showNeighbour', { direction }).catch(() => undefined);
  }
}
