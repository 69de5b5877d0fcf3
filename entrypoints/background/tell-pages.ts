import { browser } from '../../utils/browser';
import { requestPage } from '../../utils/messaging/client';

/** Tells the annotators of all tabs of an event; tabs without one are passed over. */
export async function tellAllPages(event: 'corpusInstalled' | 'snippetsChanged'): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(({ id: tabId }) =>
      tabId === undefined ? null : requestPage({ tabId }, event, undefined).catch(() => undefined),
    ),
  );
}
