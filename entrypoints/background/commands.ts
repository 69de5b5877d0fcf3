import type { Menus, Tabs } from 'webextension-polyfill';
import { i18n } from '#i18n';
import { askForPage } from '../../utils/actions/pages';
import { openLibrary, openSidePanel } from '../../utils/actions/surfaces';
import { browser } from '../../utils/browser';
import { lookUpRoute } from '../../utils/library/route';
import { QUERY_MAX_UNITS } from '../../utils/limits';
import { noted } from '../../utils/log';
import { requestPage } from '../../utils/messaging/client';
import { Queue } from '../../utils/queue';
import { isPage } from '../../utils/reports/page-state';
import { isTabAsked } from '../../utils/reports/tab-storage';
import { siteState } from '../../utils/settings/settings';
import { changeSettings, readSettings, switchSite } from '../../utils/settings/stored-settings';
import { saveSelection, saveSelectionOf } from './saving';

const SAVE = 'saveSelection';
const LOOK_UP = 'lookUpSelection';
const ADD_PAGE = 'addPage';
const LIBRARY = 'openLibrary';

const creations = new Queue();

/** Recreates the entries of the context menu, which outlive a stopped background. Simultaneous calls run in turn. */
export function createMenus(): void {
  void creations.run(recreateMenus);
}

async function recreateMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: SAVE, title: i18n.t('menuSaveSelection'), contexts: ['selection'] });
  browser.contextMenus.create({ id: LOOK_UP, title: i18n.t('menuLookUpSelection'), contexts: ['selection'] });
  browser.contextMenus.create({ id: ADD_PAGE, title: i18n.t('menuAddPage'), contexts: ['page'] });
  browser.contextMenus.create({ id: LIBRARY, title: i18n.t('library.open'), contexts: ['action'] });
}

/** Handles a click on an entry of the context menu. */
export async function onMenuClicked(info: Menus.OnClickData, tab?: Tabs.Tab): Promise<void> {
  if (info.menuItemId === LIBRARY) return openLibrary(lookUpRoute(''), tab);
  if (info.menuItemId === ADD_PAGE) return tab && addPage(tab);
  const text = info.selectionText?.trim() ?? '';
  if (text === '') return;
  if (info.menuItemId === LOOK_UP) await openLibrary(lookUpRoute(text.slice(0, QUERY_MAX_UNITS)), tab);
  if (info.menuItemId === SAVE && tab?.id !== undefined) {
    const frame = { frameId: info.frameId ?? 0, url: info.frameUrl ?? '', title: '' };
    await saveSelection(text, { ...tab, id: tab.id }, frame);
  }
}

/** Handles a keyboard command. */
export async function onCommand(command: string, tabInFront?: Tabs.Tab): Promise<void> {
  // Without delay: the browser opens the panel only in the turn of the key press itself.
  if (command === 'openSidePanel' && tabInFront?.windowId !== undefined) {
    return openSidePanel(tabInFront.windowId).catch(noted('The side panel was not opened.'));
  }
  // Some browsers don't pass the tab. By the time the background has started, another one may be in front.
  const tab = tabInFront ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  if (tab?.id === undefined) return;
  if (command === 'toggleSite') await toggleSite(tab);
  if (command === 'addPage') await addPage(tab);
  if (command === 'saveSelection') await saveSelectionOf({ ...tab, id: tab.id });
  if (command === 'toggleDim') await changeSettings(({ dim }) => ({ dim: !dim }));
  if (command === 'nextMark' || command === 'previousMark') {
    const direction = command === 'nextMark' ? 'next' : 'previous';
    await requestPage({ tabId: tab.id }, 'showNeighbour', { direction }).catch(
      noted('No frame went to the next or previous mark.'),
    );
  }
}

/** Shows a tab's page in the library, which asks before adding it and says when it can't be read. */
async function addPage(tab: Tabs.Tab): Promise<void> {
  if (tab.id !== undefined) await openLibrary({ view: 'addPage', tabId: tab.id }, tab);
}

/**
 * Switches the tab's site on or off, or only its page where each page has to be asked for. Sites that are switched off
 * are stored; so in a private window this opens the popup, which asks first.
 */
async function toggleSite({ id, url, incognito }: Tabs.Tab): Promise<void> {
  if (!isPage(url) || id === undefined) return;
  const { hostname } = new URL(url);
  const state = siteState(await readSettings(), hostname);
  const isStored = state === 'on' || state === 'unlisted';
  if (state === 'unasked') await askForPage(id, !(await isTabAsked(id)));
  else if (incognito && isStored) await browser.action.openPopup().catch(noted('The popup was not opened.'));
  else await switchSite(hostname, state !== 'on');
}
