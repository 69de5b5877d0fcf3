import type { Menus, Tabs } from 'webextension-polyfill';
import { i18n } from '#i18n';
import { browser } from '../../utils/browser';
import { openLibrary } from '../../utils/hooks/open-library';
import { lookUpRoute } from '../../utils/library/route';
import { QUERY_MAX_UNITS } from '../../utils/limits';
import { saveSelection } from './saving';

const SAVE = 'saveSelection';
const LOOK_UP = 'lookUpSelection';
const ADD_PAGE = 'addPage';
const LIBRARY = 'openLibrary';

let making: Promise<void> = Promise.resolve();

/** Makes the entries of the context menu anew; they outlive a stopped background. Calls at once wait for each other. */
export function createMenus(): void {
  making = making.then(makeMenus, makeMenus);
}

async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: SAVE, title: i18n.t('menuSaveSelection'), contexts: ['selection'] });
  browser.contextMenus.create({ id: LOOK_UP, title: i18n.t('menuLookUpSelection'), contexts: ['selection'] });
  browser.contextMenus.create({ id: ADD_PAGE, title: i18n.t('menuAddPage'), contexts: ['page'] });
  browser.contextMenus.create({ id: LIBRARY, title: i18n.t('library.open'), contexts: ['action'] });
}

/** Does what was chosen in the context menu. */
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

/** Shows a tab's page in the library, which asks before it is added; and says so where it can't be read. */
export async function addPage(tab: Tabs.Tab): Promise<void> {
  if (tab.id !== undefined) await openLibrary({ view: 'addPage', tabId: tab.id }, tab);
}
