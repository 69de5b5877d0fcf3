import { ADDRESS_MAX_UNITS } from '../limits';
import type { PageDescription } from './page-description';

type Said = Pick<PageDescription, 'url' | 'base' | 'canonicals' | 'metas'>;

/**
 * The address that a page gives as its own: its canonical link, else `og:url`, else its structured data. Relative ones
 * are resolved. Only one of the web and of the page's own host is believed, and none that names the host's front page
 * while another page is read; a page without a host, such as a file, may name any. Empty where it gives none.
 * @param structured Addresses of the structured data, which only a whole reading of the page looks at.
 */
export function findCanonical(
  { url, base, canonicals, metas }: Said,
  structured: readonly string[] = [],
): string {
  const page = URL.canParse(url) ? new URL(url) : null;
  return firstTrusted([...canonicals, ...(metas.get('ogurl') ?? []), ...structured], base, page);
}

/**
 * An address of the web as it names a page: without its fragment unless that is a route within the page. Empty for
 * all other addresses.
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
