import { ADDRESS_MAX_UNITS } from '../limits';

/** All that a page's facts are read from; `describePage` takes it from a live page or a parsed one. */
export interface PageDescription {
  /** Address of the page; empty for a file. */
  readonly url: string;
  /** Base of relative addresses; empty where that is not known. */
  readonly base: string;
  /** Text of the title element. */
  readonly title: string;
  /** Contents of the meta elements by name (see `metaName`), in the page's order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** Addresses of `<link rel=canonical>`, as written. */
  readonly canonicals: readonly string[];
  /** Texts of the JSON-LD scripts. */
  readonly jsonLd: readonly string[];
  /** Texts of inline scripts in which WeChat says when and by whom a page was published. */
  readonly scripts: readonly string[];
  /** Texts of the elements by whose ids WeChat's pages are recognised (WECHAT_IDS). */
  readonly ids: ReadonlyMap<string, string>;
  /** Dates of time elements and of elements marked as `datePublished`. */
  readonly times: readonly MarkedTime[];
  readonly lines: readonly PageLine[];
}

/** A line of a page's text, between two line breaks, block edges and the like. */
export interface PageLine {
  /** White space is collapsed. */
  readonly text: string;
  /** The same, with a space wherever an inline element begins or ends. */
  readonly spaced: string;
  /** Texts of its links. */
  readonly links: readonly string[];
  readonly isHeading: boolean;
  /** Numbers of the elements around it that look like navigation, footer, side bar, related items or the like. */
  readonly furniture: readonly number[];
}

/** A machine-readable date of an element. */
export interface MarkedTime {
  readonly value: string;
  /** Whether it is marked as the date of publication. */
  readonly isPublished: boolean;
  /** Index of the line it is in. */
  readonly line: number;
}

/** Ids on WeChat's pages: time of publication, account, author, title. */
export const WECHAT_IDS = ['publish_time', 'js_name', 'js_author_name', 'activity-name'] as const;

/** A meta element's name for look-up: in lower case, without the signs that sites put between its words. */
export function metaName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

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
