import type { Menus, Tabs } from 'webextension-polyfill';
import { i18n } from '#i18n';
import { browser } from '../../utils/browser';
import { openLibrary } from '../../utils/hooks/open-library';
import { lookUpRoute } from '../../utils/library/route';
import { QUERY_MAX_UNITS, SNIPPET_MAX_UNITS } from '../../utils/limits';
import { requestPage } from '../../utils/messaging/client';
import type { PageProtocol } from '../../utils/messaging/protocol';
import { saveFromTab } from './saving';

const SAVE = 'saveSelection';
const LOOK_UP = 'lookUpSelection';
const ADD_PAGE = 'addPage';
const LIBRARY = 'openLibrary';

type Outcome = Parameters<PageProtocol['snippetSaved']>[0]['outcome'];

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
    await saveSelection(text, { ...tab, id: tab.id }, info.frameId ?? 0);
  }
}

/** Shows a tab's page in the library, which asks before it is added; and says so where it can't be read. */
export async function addPage(tab: Tabs.Tab): Promise<void> {
  if (tab.id !== undefined) await openLibrary({ view: 'addPage', tabId: tab.id }, tab);
}

async function saveSelection(text: string, tab: Tabs.Tab & { id: number }, frameId: number): Promise<void> {
  const { id: tabId, url = '', title = '', incognito } = tab;
  const place = await requestPage({ tabId, frameId }, 'describeSelection', undefined).catch(() => null);
  const exact = text.slice(0, SNIPPET_MAX_UNITS);
  const draft = {
    id: crypto.randomUUID(),
    ...(place ?? { quote: { exact, prefix: '', suffix: '' }, position: null, canonical: '', date: null }),
    url,
    title,
    phrase: null,
    document: null,
  };
  const outcome = await saveFromTab(draft, { url, title, incognito }, false).then(
    ({ status }): Outcome => (status === 'saved' ? 'saved' : 'private'),
    (): Outcome => 'failed',
  );
  const notice = { outcome, text: draft.quote.exact, id: outcome === 'saved' ? draft.id : null };
  await requestPage({ tabId, frameId }, 'snippetSaved', notice)
    .catch(() => requestPage({ tabId, frameId: 0 }, 'snippetSaved', notice))
    .catch(() => sayOnButton(tabId, outcome));
}

/** Pages without marks have no annotator that could say what came of it. */
async function sayOnButton(tabId: number, outcome: Outcome): Promise<void> {
  const titles = {
    saved: i18n.t('noticeSaved'),
    private: i18n.t('noticePrivate'),
    failed: i18n.t('noticeFailed'),
  };
  await Promise.all([
    browser.action.setBadgeText({ tabId, text: outcome === 'saved' ? '✓' : '!' }),
    browser.action.setTitle({ tabId, title: titles[outcome] }),
  ]).catch(() => undefined);
}
