/** What the browser says of a frame. */
export interface FrameFacts {
  /** 0 for the top frame of its tab. */
  readonly frameId: number;
  /** Address of its document; empty where it is not known. */
  readonly url: string;
  /** Origin of its document, `null` for one without; undefined where it is not known. */
  readonly origin: string | undefined;
  /** Address of its tab. */
  readonly tabUrl: string;
}

/**
 * The address that a frame is judged by: its own, never that of the page around it. The top frame's is its tab's,
 * which follows a page that changes its address without loading. A document without an address (`about:srcdoc`) is part
 * of the tab's page where it has its origin.
 */
export function frameAddress({ frameId, url, origin, tabUrl }: FrameFacts): string {
  if (frameId === 0 && (url === '' || siteOf(url) === siteOf(tabUrl))) return tabUrl;
  if (/^(?:https?|file):/i.test(url)) return url;
  return origin !== undefined && origin !== 'null' && origin === originOf(tabUrl) ? tabUrl : url;
}

/** Origin of an address; `null` for one without. */
export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null';
}

/** The same for all addresses of an origin; local files have none and are one site. */
function siteOf(url: string): string {
  return /^file:/i.test(url) ? 'file:' : originOf(url);
}
