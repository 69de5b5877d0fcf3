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
  const isPrivate = from?.incognito ?? browser.extension.inIncognitoContext;
  const isHidden = isPrivate && route.view === 'lookUp' && route.query !== '';
  if (isHidden) await leavePrivateLookUp(route.query);
  const url = browser.runtime.getURL(libraryPath(isHidden ? lookUpRoute('') : route));
  const { index, windowId } = from ?? {};
  if (isPrivate || index === undefined) await browser.tabs.create({ url });
  else await browser.tabs.create({ url, index: index + 1, windowId });
}
