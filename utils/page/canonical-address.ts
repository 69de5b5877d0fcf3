import { findCanonical } from '../facts/canonical';
import { metaName } from '../facts/page-description';
import { attributeOf, elementsNamed, textIn } from './dom';

/** The address that the tab's page gives itself; empty where it gives none, and in the frames of a page. */
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
    jsonLd: elementsNamed('script')
      .filter((script) => /ld\+json/i.test(attributeOf(script, 'type') ?? ''))
      .map(textIn),
  });
}
