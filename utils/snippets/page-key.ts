import { ADDRESS_MAX_UNITS } from '../limits';
import type { TextQuoteSelector } from '../quote/selector';
import type { SnippetDraft } from './snippet';

/** Parts of a query by which sites see where a user came from; they don't name another page. */
const TRACKING = /^(?:utm_.*|spm|from|isappinstalled|share_token|wechat_.*|fbclid|gclid)$/i;

/**
 * Keys under which a page's snippets are found again, whichever of its addresses is visited: that of the visited
 * address, and that of the address which the page gives as its own where it is of the same host and names a page of
 * it. Each once; empty for what is no page of the web or a local file.
 */
export function pageKeys(url: string, canonical: string): string[] {
  const visited = parsed(url);
  if (visited === null) return [];
  const own = parsed(canonical);
  const isTrusted = own !== null && own.host === visited.host && own.pathname + own.search !== '/';
  return [...new Set([keyOf(visited), ...(isTrusted ? [keyOf(own)] : [])])];
}

/** Key under which the snippets of a corpus document are found again. */
export function documentKey(id: string): string {
  return `document:${id}`;
}

/** Key of a wording that was looked up and stands on no page. */
function wordingKey(wording: string): string {
  return `wording:${wording}`;
}

/** Keys (see `Snippet`) of what is to be saved. */
export function keysOf({
  url,
  canonical,
  document,
  quote,
}: Pick<SnippetDraft, 'url' | 'canonical' | 'document' | 'quote'>): string[] {
  if (document !== null) return [documentKey(document)];
  const keys = pageKeys(url, canonical);
  return keys.length > 0 ? keys : [wordingKey(quote.exact)];
}

/** Host of an address without `www.`; empty where it has none. */
export function siteOf(url: string): string {
  return parsed(url)?.hostname.replace(/^www\./, '') ?? '';
}

/**
 * The same page under http and https has one key. A fragment counts where it is an address within the page. The query
 * stays as it is written: in GB18030, as some sites have it, different words would be read as the same.
 */
function keyOf({ protocol, host, pathname, search, hash }: URL): string {
  const query = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(pair.split('=')[0]));
  const scheme = protocol === 'file:' ? 'file:' : '';
  return `${scheme}//${host}${pathname}${query.length > 0 ? `?${query.join('&')}` : ''}${/^#[!/]/.test(hash) ? hash : ''}`;
}

/** A snippet has no more of an address than ADDRESS_MAX_UNITS, so that its page is to have the same key. */
function parsed(address: string): URL | null {
  const known = address.slice(0, ADDRESS_MAX_UNITS);
  return /^(?:https?|file):/i.test(known) && URL.canParse(known) ? new URL(known) : null;
}

/** What a wording and its surroundings are known by on a page: white space counts nowhere, as older versions kept less of it. */
export function placeKey({ exact, prefix, suffix }: TextQuoteSelector): string {
  return JSON.stringify([exact, prefix, suffix].map((part) => part.replace(/\s+/g, '')));
}
