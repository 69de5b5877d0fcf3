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

/** Puts the annotator into one frame. A frame that has gone meanwhile, or that may not be read, is left alone. */
export async function injectAnnotator(tabId: number, frameId: number): Promise<void> {
  await inject({ tabId, frameIds: [frameId] }, '/annotator.js');
}

/**
 * Puts the sentinel into every page that was open before the extension was installed or updated. Firefox does so
 * by itself; Chromium leaves open tabs with a dead script, or none.
 */
export async function injectIntoOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({
    url: ['http://*/*', 'https://*/*', 'file://*/*'],
    discarded: false,
  });
  await Promise.all(
    tabs.map((tab) => tab.id !== undefined && inject({ tabId: tab.id, allFrames: true }, '/sentinel.js')),
  );
}

async function inject(
  target: { tabId: number; frameIds?: number[]; allFrames?: boolean },
  file: string,
): Promise<void> {
  // Otherwise the browser waits until the page's pictures are there, too.
  const injection = { target, files: [file], injectImmediately: true };
  await browser.scripting.executeScript(injection).catch(() => undefined);
}
