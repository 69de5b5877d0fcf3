import { browser } from '../browser';
import { type LibraryRoute, libraryPath, lookUpRoute } from '../library/route';
import { leavePrivateLookUp } from '../settings/private-look-up';

/** The tab from which the library is opened, as far as it matters. */
export interface FromTab {
  readonly index?: number;
  readonly windowId?: number | undefined;
  readonly incognito: boolean;
}

/**
 * Opens a place of the library in a new tab, beside the tab it was asked from. What is looked up from a private
 * window stays out of the address, and the browser chooses the window, since not all show the library in a private one.
 */
export async function openLibrary(route: LibraryRoute, from?: FromTab | null): Promise<void> {
  const isLookUp = route.view === 'lookUp' && route.query !== '';
  if (from?.incognito && isLookUp) await leavePrivateLookUp(route.query);
  const shown = from?.incognito && isLookUp ? lookUpRoute('') : route;
  const url = browser.runtime.getURL(libraryPath(shown));
  const { index, windowId } = from ?? {};
  if (from?.incognito || index === undefined) await browser.tabs.create({ url });
  else await browser.tabs.create({ url, index: index + 1, windowId });
}
