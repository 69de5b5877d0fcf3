import { findCanonical, metaName } from '../../facts/page-description';
import { attributeOf, deepActiveElement, elementsNamed, hasFocus, localNameOf } from './dom';

/**
 * Host name of the site this frame belongs to: its tab's, which the user sees and switches on or off. Empty
 * for local files; the frame's own where the browser hides the tab's.
 */
export function siteOf(): string {
  const origins = location.ancestorOrigins as DOMStringList | undefined;
  const top = origins?.item(origins.length - 1);
  return top && URL.canParse(top) ? new URL(top).hostname : location.hostname;
}

/**
 * Whether this frame answers what the user asked of its tab: the frame with the focus does, or the top one
 * where none has it.
 */
export function answersForTab(): boolean {
  if (!hasFocus()) return window === window.top;
  return !isFocusInFrame();
}

/** Whether the focus is in an iframe of this document. */
export function isFocusInFrame(): boolean {
  const active = deepActiveElement();
  return active !== null && /^(iframe|frame|object|embed)$/.test(localNameOf(active));
}

/**
 * The address that the page gives for itself in its links and meta elements; empty where it gives none, and
 * in iframes. Structured data is only read when something is saved: few pages have an address in it alone,
 * and every page would carry the code.
 */
export function canonicalAddress(): string {
  if (window !== window.top) return '';
  const { href } = location;
  const valuesOf = (name: string, attribute: string, isMeant: (element: Element) => boolean) =>
    elementsNamed(name)
      .filter(isMeant)
      .map((element) => attributeOf(element, attribute) ?? '');
  const [base = ''] = valuesOf('base', 'href', () => true);
  const isAddress = (meta: Element) =>
    ['property', 'name', 'itemprop'].some((name) => metaName(attributeOf(meta, name) ?? '') === 'ogurl');
  return findCanonical({
    url: href,
    base: URL.canParse(base, href) ? new URL(base, href).href : href,
    canonicals: valuesOf('link', 'href', (link) =>
      /(?:^|\s)canonical(?:\s|$)/i.test(attributeOf(link, 'rel') ?? ''),
    ),
    metas: new Map([['ogurl', valuesOf('meta', 'content', isAddress)]]),
  });
}
