import { defineBackground } from 'wxt/utils/define-background';
import { openLibrary } from '../../utils/actions/surfaces';
import { browser } from '../../utils/browser';
import { repairStorage } from '../../utils/disk/guard';
import { readAnnounced } from '../../utils/generation/handover';
import { noted, noteUncaught, warn } from '../../utils/log';
import { requestPage } from '../../utils/messaging/client';
import { serveBackground } from '../../utils/messaging/server';
import { forgetTabReport, forgetTabSaves, putTabAsked, tabOfAsked } from '../../utils/reports/tab-storage';
import { takeWelcome } from '../../utils/settings/reminders';
import { watchSettings } from '../../utils/settings/stored-settings';
import { forgetButton, showAllButtons, showButton } from './badge';
import { createMenus, onCommand, onMenuClicked } from './commands';
import { loadCorpus, readAhead } from './loaded-corpus';
import { listenToOmnibox } from './omnibox';
import { injectIntoOpenTabs } from './pages';
import { rebuildWhereNeeded, resumeRebuild } from './rebuild';
import { requestHandlers } from './requests';

/** Adds every listener in the first turn: the browser wakes a stopped background only for those. */
export default defineBackground(() => {
  noteUncaught();
  serveBackground(requestHandlers);
  listenToOmnibox();
  readAnnounced(readAhead);
  resumeRebuild().catch((error: unknown) => warn('A rebuild was not resumed.', error));

  browser.runtime.onInstalled.addListener(({ reason }) => {
    createMenus();
    loadCorpus().then(
      () => rebuildWhereNeeded(false),
      (error: unknown) => warn('The corpus was not installed.', error),
    );
    if (reason === 'install') void welcome();
    const isNewVersion = reason === 'install' || reason === 'update';
    if (import.meta.env.CHROME && isNewVersion) void injectIntoOpenTabs();
  });
  browser.runtime.onStartup.addListener(createMenus);
  browser.contextMenus.onClicked.addListener((info, tab) => void onMenuClicked(info, tab));
  browser.commands.onCommand.addListener((command, tab) => void onCommand(command, tab));

  listenToTabs();

  // A write may have been cut off, perhaps when the browser was closed. Repair that before anything else is written.
  repairStorage().catch((error: unknown) => warn('The storage is still in doubt.', error));

  let shown: string | undefined;
  watchSettings(({ badge, activeOn, sitesOn, sitesOff }) => {
    const now = JSON.stringify([badge, activeOn, sitesOn, sitesOff]);
    if (now !== shown) void showAllButtons();
    shown = now;
  });
});

/** Keeps what is known of each tab, and its toolbar button, up to date. */
function listenToTabs(): void {
  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'loading') void forgetPage(tabId);
    if (status === 'complete') void askForReports(tabId);
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void forgetPage(tabId);
    void forgetTabSaves(tabId);
    forgetButton(tabId);
  });
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'session') return;
    for (const name of Object.keys(changes)) {
      const tabId = tabOfAsked(name);
      if (tabId !== null) void showButton(tabId);
    }
  });
}

/** Opens the welcome page once per installation, never after an update or a restart of the background. */
async function welcome(): Promise<void> {
  if (await takeWelcome()) await openLibrary({ view: 'welcome' });
}

/** Its button waits until the next page is loaded or reports: until then the browser shows the plain one. */
async function forgetPage(tabId: number): Promise<void> {
  await Promise.all([forgetTabReport(tabId), putTabAsked(tabId, false)]);
}

/**
 * Has a tab's frames report again. The old document can still report while the new one loads, and a page can change its
 * address without loading; once everything is loaded, only what the frames report now counts.
 */
async function askForReports(tabId: number): Promise<void> {
  await forgetTabReport(tabId);
  // The reports arrive before the answers, so the button never shows a tab without reports in between.
  await requestPage({ tabId }, 'reportNow', undefined).catch(noted('No frame of a loaded page reported.'));
  await showButton(tabId);
}
