import type { SiteState } from '../settings/settings';
import { summarise, type TabReport, type TabSummary } from './report';

/** What is known of the page that a popup describes. */
export interface PageFacts {
  /** Address; null where the browser doesn't give it, as for its own pages. */
  readonly url: string | null;
  /** Whether the browser is still loading it. */
  readonly loading: boolean;
  /** Whether its site is marked; `on` also where the user has asked for this page. */
  readonly site: SiteState;
  /** Whether the browser lets the extension into local files. */
  readonly filesAllowed: boolean;
  /** Reports of its frames; undefined until read. */
  readonly report: TabReport | undefined;
  /** Whether an annotator answered in it; undefined until one did or none could. */
  readonly answers: boolean | undefined;
}

/** State of a page, as shown to the user. */
export type PageState =
  | { readonly name: 'unreadable'; readonly why: 'browserPage' | 'store' | 'files' }
  | { readonly name: 'off' | 'unlisted' | 'unasked' | 'waiting' | 'noChinese' }
  | { readonly name: 'reading' | 'nothingFound' | 'found'; readonly summary: TabSummary };

/** Add-on stores, where browsers allow no extensions; with a `/path` if the store is only a part of the host. */
const stores = [
  'addons.mozilla.org',
  'chromewebstore.google.com',
  'chrome.google.com/webstore',
  'microsoftedge.microsoft.com/addons',
];

/** The state of a page. A page that has reported is readable, whatever its address. */
export function pageState(facts: PageFacts): PageState {
  const { url, loading, site, filesAllowed, report, answers } = facts;
  const summary = summarise(report ?? {});
  const reported = summary.han > 0 || summary.complete;
  if (!isPage(url)) return { name: 'unreadable', why: 'browserPage' };
  if (site !== 'on') return { name: site };
  if (!reported) {
    if (url.startsWith('file:') && !filesAllowed) return { name: 'unreadable', why: 'files' };
    if (isStore(url)) return { name: 'unreadable', why: 'store' };
    return { name: loading || report === undefined || answers !== false ? 'waiting' : 'noChinese' };
  }
  // A site that was just switched on has, for a moment, the empty report of when it was off.
  if (summary.complete && summary.han === 0) return { name: answers === undefined ? 'waiting' : 'noChinese' };
  if (!summary.complete) return { name: 'reading', summary };
  return { name: summary.painted === 0 ? 'nothingFound' : 'found', summary };
}

/** Whether an address is of a page that extensions may read: on the web, or a local file. */
export function isPage(url: string | null | undefined): url is string {
  return typeof url === 'string' && /^(https?|file):/i.test(url);
}

function isStore(url: string): boolean {
  const { host, pathname } = new URL(url);
  return stores.some(
    (store) => `${host}${pathname}`.startsWith(`${store}/`) || `${host}${pathname}` === store,
  );
}
