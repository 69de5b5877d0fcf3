import type { Settings } from '../../utils/settings/settings';
import type { Tab } from './harness/browser';

/** What the toolbar button shows of a tab: its tooltip and its badge. @param helper A page of the extension. */
export function buttonOf(helper: Tab, tab: Tab): Promise<{ title: string; badge: string }> {
  return helper.evaluate(
    async (tabId) => ({
      title: await chrome.action.getTitle({ tabId }),
      badge: await chrome.action.getBadgeText({ tabId }),
    }),
    tab.id,
  );
}

/** What is stored of the settings. @param helper A page of the extension. */
export function storedSettings(helper: Tab): Promise<Partial<Settings>> {
  return helper.evaluate(async () => {
    const { settings = {} } = await chrome.storage.local.get('settings');
    return settings as Partial<Settings>;
  });
}

/** Sets some settings, and forgets all others, past the extension's own pages. */
export async function putSettings(helper: Tab, settings: Partial<Settings>): Promise<void> {
  await helper.evaluate((wanted) => chrome.storage.local.set({ settings: wanted }), settings as never);
}

/** What went wrong in the background since it started, one line each. @param helper A page of the extension. */
export async function backgroundLog(helper: Tab): Promise<string[]> {
  const answer = (await helper.evaluate((message) => chrome.runtime.sendMessage(message), {
    id: 0,
    type: 'readLog',
    timestamp: Date.now(),
  } as never)) as { res: readonly object[] };
  return answer.res.map((line) => JSON.stringify(line));
}
