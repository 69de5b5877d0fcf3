import { ADDRESS_MAX_UNITS } from '../limits';
import type { TextQuoteSelector } from '../quote/describe';
import type { SnippetDraft } from './snippet';

/** Query parameters for tracking, which don't name another page. */
const TRACKING = /^(?:utm_.*|spm|from|isappinstalled|share_token|wechat_.*|fbclid|gclid)$/i;

/**
 * Keys by which a page's snippets are found again under any of its addresses: that of the visited address, and that of
 * the address which the page states as its own, if that names a page of the same host. Each once; empty for anything but
 * web pages and local files.
 */
export function pageKeys(url: string, canonical: string): string[] {
  const visited = parsed(url);
  if (visited === null) return [];
  const own = parsed(canonical);
  const isTrusted = own !== null && own.host === visited.host && own.pathname + own.search !== '/';
  return [...new Set([keyOf(visited), ...(isTrusted ? [keyOf(own)] : [])])];
}

/** Key by which the snippets of a corpus document are found again. */
export function documentKey(id: string): string {
  return `document:${id}`;
}

/** Key of a wording that was looked up, and is from no page. */
function wordingKey(wording: string): string {
  return `wording:${wording}`;
}

/** Keys (see `Snippet`) of a draft. */
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
 * Key of an address, the same for http and https. A fragment counts if it is an address within the page. The query stays
 * as written: decoding would make different words in GB18030, which some sites use, the same.
 */
function keyOf({ protocol, host, pathname, search, hash }: URL): string {
  const query = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(pair.split('=')[0]));
  const scheme = protocol === 'file:' ? 'file:' : '';
  return `${scheme}//${host}${pathname}${query.length > 0 ? `?${query.join('&')}` : ''}${/^#[!/]/.test(hash) ? hash : ''}`;
}

/** Cuts the address as snippets do, so that page and snippet have the same key. */
function parsed(address: string): URL | null {
  const known = address.slice(0, ADDRESS_MAX_UNITS);
  return /^(?:https?|file):/i.test(known) && URL.canParse(known) ? new URL(known) : null;
}

/** Identifies a wording and its surroundings on a page. White space doesn't count, since older versions stored less of it. */
export function placeKey({ exact, prefix, suffix }: TextQuoteSelector): string {
  return JSON.stringify([exact, prefix, suffix].map((part) => part.replace(/\s+/g, '')));
}
