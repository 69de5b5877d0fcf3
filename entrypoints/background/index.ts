import type { Tabs } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../utils/browser';
import { settle } from '../../utils/disk/guard';
import { askForPage } from '../../utils/hooks/ask-page';
import { openLibrary } from '../../utils/hooks/open-library';
import { openSidePanel } from '../../utils/hooks/side-panel';
import { requestPage } from '../../utils/messaging/client';
import { serveBackground } from '../../utils/messaging/server';
import { isPage } from '../../utils/reports/page-state';
import {
  forgetTabReport,
  forgetTabSaves,
  isTabAsked,
  putTabAsked,
  tabOfAsked,
} from '../../utils/reports/tab-storage';
import { siteState } from '../../utils/settings/settings';
import {
  changeSettings,
  readSettings,
  switchSite,
  watchSettings,
} from '../../utils/settings/stored-settings';
import { takeWelcome } from '../../utils/settings/welcomed';
import { showAllButtons, showButton } from './badge';
import { loadCorpus } from './loaded-corpus';
import { addPage, createMenus, onMenuClicked } from './menus';
import { listenToOmnibox } from './omnibox';
import { injectIntoOpenTabs } from './pages';
import { rebuildWhereNeeded, resumeRebuild } from './rebuild';
import { requestHandlers } from './requests';
import { saveSelectionOf } from './saving';

/** Every listener is added in the first turn: the browser wakes a stopped background only for those. */
export default defineBackground(() => {
  serveBackground(requestHandlers);
  listenToOmnibox();
  resumeRebuild().catch((error: unknown) => console.warn('A rebuild was not resumed.', error));

  browser.runtime.onInstalled.addListener(({ reason }) => {
    createMenus();
    loadCorpus().then(
      () => rebuildWhereNeeded(false),
      (error: unknown) => console.error('The corpus was not installed.', error),
    );
    if (reason === 'install') void welcome();
    const isNew = reason === 'install' || reason === 'update';
    if (import.meta.env.CHROME && isNew) void injectIntoOpenTabs();
  });
  browser.runtime.onStartup.addListener(createMenus);
  browser.contextMenus.onClicked.addListener((info, tab) => void onMenuClicked(info, tab));
  browser.commands.onCommand.addListener((command, tab) => void onCommand(command, tab));

  browser.tabs.onUpdated.addListener((tabId, { status }) => {
    if (status === 'loading') void forgetTab(tabId);
    if (status === 'complete') void reportAnew(tabId);
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void forgetTabReport(tabId);
    void putTabAsked(tabId, false);
    void forgetTabSaves(tabId);
  });

  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'session') return;
    for (const name of Object.keys(changes)) {
      const tabId = tabOfAsked(name);
      if (tabId !== null) void showButton(tabId);
    }
  });

  // Where a write was cut off, at the browser's end perhaps: before anything else is written.
  settle().catch((error: unknown) => console.warn('The storage is still in doubt.', error));

  let shown: string | undefined;
  watchSettings(({ badge, activeOn, sitesOn, sitesOff }) => {
    const now = JSON.stringify([badge, activeOn, sitesOn, sitesOff]);
    if (now !== shown) void showAllButtons();
    shown = now;
  });
});

/** Once for an installation, and never at an update or a new start of the background. */
async function welcome(): Promise<void> {
  if (await takeWelcome()) await openLibrary({ view: 'welcome' });
}

async function forgetTab(tabId: number): Promise<void> {
  await Promise.all([forgetTabReport(tabId), putTabAsked(tabId, false)]);
  await showButton(tabId);
}

/**
 * The old document can still report while the new one loads, and a page can change its address without loading:
 * once all is loaded, only what the living frames say counts.
 */
async function reportAnew(tabId: number): Promise<void> {
  await forgetTabReport(tabId);
  // The reports come before the answers: the button is not shown in between as if there were none.
  await requestPage({ tabId }, 'reportNow', undefined).catch(() => undefined);
  await showButton(tabId);
}

/**
 * Switches the tab's site, or only its page where each has to be asked for. What is switched off is kept, so that in a private window the popup is opened, where the
 * reader is asked first.
 */
async function toggleSite({ id, url, incognito }: Tabs.Tab): Promise<void> {
  if (!isPage(url) || id === undefined) return;
  const { hostname } = new URL(url);
  const state = siteState(await readSettings(), hostname);
  const isKept = state === 'on' || state === 'unlisted';
  if (state === 'unasked') await askForPage(id, !(await isTabAsked(id)));
  else if (incognito && isKept) await browser.action.openPopup().catch(() => undefined);
  else await switchSite(hostname, state !== 'on');
}

async function onCommand(command: string, inFront?: Tabs.Tab): Promise<void> {
  // At once: the browser opens it only in the turn of the keys themselves.
  if (command === 'openSidePanel' && inFront?.windowId !== undefined) {
    return openSidePanel(inFront.windowId).catch(() => undefined);
  }
  // Some browsers don't tell the tab; the one in front may be another by the time the background has started.
  const tab = inFront ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  if (tab?.id === undefined) return;
  if (command === 'toggleSite') await toggleSite(tab);
  if (command === 'addPage') await addPage(tab);
  if (command === 'saveSelection') await saveSelectionOf({ ...tab, id: tab.id });
  if (command === 'toggleDim') await changeSettings(({ dim }) => ({ dim: !dim }));
  if (command === 'nextMark' || command === 'previousMark') {
    const direction = command === 'nextMark' ? 'next' : 'previous';
    await requestPage({ tabId: tab.id }, 'showNeighbour', { direction }).catch(() => undefined);
  }
}
