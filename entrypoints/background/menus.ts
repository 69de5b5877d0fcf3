import type { Menus, Tabs } from 'webextension-polyfill';
import { i18n } from '#i18n';
import { browser } from '../../utils/browser';
import { QUERY_MAX_UNITS, SNIPPET_MAX_UNITS } from '../../utils/limits';
import { requestPage } from '../../utils/messaging/client';
import { requestHandlers, saveFromTab } from './requests';

const SAVE = 'saveSelection';
const LOOK_UP = 'lookUpSelection';

/** Makes the entries of the context menu anew; they outlive a stopped background. */
export async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: SAVE, title: i18n.t('menuSaveSelection'), contexts: ['selection'] });
  browser.contextMenus.create({ id: LOOK_UP, title: i18n.t('menuLookUpSelection'), contexts: ['selection'] });
}

/** Does what was chosen in the context menu. */
export async function onMenuClicked(info: Menus.OnClickData, tab?: Tabs.Tab): Promise<void> {
  const text = info.selectionText?.trim() ?? '';
  if (text === '') return;
  if (info.menuItemId === LOOK_UP) {
    await requestHandlers.openLookUp({ text: text.slice(0, QUERY_MAX_UNITS) }, { kind: 'extensionPage' });
  }
  if (info.menuItemId === SAVE && tab?.id !== undefined) await saveSelection(text, tab.id, tab);
}

async function saveSelection(text: string, tabId: number, tab: Tabs.Tab): Promise<void> {
  const url = tab.url ?? '';
  const title = tab.title ?? '';
  const draft = { id: crypto.randomUUID(), text: text.slice(0, SNIPPET_MAX_UNITS), url, title, phrase: null };
  const place = { url, title, index: tab.index, windowId: tab.windowId, incognito: tab.incognito };
  const outcome = await saveFromTab(draft, place, false).then(
    ({ status }) => (status === 'saved' ? 'saved' : 'private'),
    () => 'failed' as const,
  );
  // Pages with few Han characters have no annotator to say it; the popup shows the snippet all the same.
  await requestPage({ tabId, frameId: 0 }, 'snippetSaved', { outcome, text: draft.text }).catch(
    () => undefined,
  );
}
