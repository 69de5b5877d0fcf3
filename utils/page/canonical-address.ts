import { findCanonical, metaName } from '../facts/page-description';
import { attributeOf, elementsNamed } from './dom';

/**
 * The address that the tab's page gives itself by its links and meta elements; empty where it gives none, and in the
 * frames of a page. Structured data is read only when something is saved: few pages have an address there alone, and
 * every page would carry the code.
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
