import { browser } from '../../utils/browser';
import { noted } from '../../utils/log';
import { requestPage } from '../../utils/messaging/client';

/** Notifies the annotators of all tabs; tabs without one are skipped. */
export async function notifyAllPages(event: 'corpusInstalled' | 'snippetsChanged'): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(({ id: tabId }) =>
      // Most tabs have no annotator, so a failure says nothing.
      tabId === undefined ? null : requestPage({ tabId }, event, undefined).catch(() => undefined),
    ),
  );
}

/** Injects the annotator into one frame. Skips a frame that is gone or may not be read. */
export async function injectAnnotator(tabId: number, frameId: number): Promise<void> {
  await inject({ tabId, frameIds: [frameId] }, '/annotator.js');
}

/** Injects the annotator's views into its frame, if possible. They have run there when the promise resolves. */
export async function injectViews(tabId: number, frameId: number): Promise<void> {
  await inject({ tabId, frameIds: [frameId] }, '/views.js');
}

/**
 * Injects the sentinel into every page that was open before the extension was installed or updated. Firefox does that
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
  file: '/annotator.js' | '/sentinel.js' | '/views.js',
): Promise<void> {
  // Otherwise the browser waits until the page's images are loaded, too.
  const injection = { target, files: [file], injectImmediately: true };
  await browser.scripting.executeScript(injection).catch(noted(`${file} was not injected.`));
}
