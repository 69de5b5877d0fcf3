import { ADDRESS_MAX_UNITS } from '../limits';
import type { PageDescription } from './page-description';

type Said = Pick<PageDescription, 'url' | 'base' | 'canonicals' | 'metas'>;

/**
 * The address that a page gives as its own: its canonical link, else `og:url`, else its structured data; empty where it
 * gives none. Relative ones are resolved. An address counts only if it is http or https, of the page's own host, and not
 * the host's front page while the page is another; a page without a host, such as a file, may name any.
 * @param structured Addresses in the structured data, where this was read.
 */
export function findCanonical(
  { url, base, canonicals, metas }: Said,
  structured: readonly string[] = [],
): string {
  const page = URL.canParse(url) ? new URL(url) : null;
  return firstTrusted([...canonicals, ...(metas.get('ogurl') ?? []), ...structured], base, page);
}

/**
 * An http or https address as it names a page: without its fragment, unless that is a route (`#/…`, `#!…`). Empty for all
 * other addresses.
 */
export function pageAddress(address: string): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return '';
  if (!/^#[!/]/.test(url.hash)) url.hash = '';
  return url.href;
}

function firstTrusted(addresses: readonly string[], base: string, page: URL | null): string {
  for (const address of addresses) {
    const written = address.trim();
    if (written === '' || !URL.canParse(written, base || undefined)) continue;
    const own = pageAddress(new URL(written, base || undefined).href);
    if (own !== '' && own.length <= ADDRESS_MAX_UNITS && isTrusted(new URL(own), page)) return own;
  }
  return '';
}

function isTrusted(own: URL, page: URL | null): boolean {
  if (page === null || page.host === '') return true;
  const isFront = ({ pathname, search }: URL) => `${pathname}${search}` === '/';
  return own.host === page.host && (!isFront(own) || isFront(page));
}
