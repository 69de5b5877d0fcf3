import { formatLibraryRoute, lookUpRoute } from '../library/route';
import { textFragmentUrl } from '../quote/text-fragment';
import type { Snippet } from '../snippets/snippet';

/**
 * Where a snippet's place can be read: its page at the place, the document in the library, or the look-up of a wording
 * that stands on no page. Null for addresses that an extension's page can't open.
 * @param library Address of the library's page; empty within it.
 */
export function snippetHref({ url, document, position, quote }: Snippet, library = ''): string | null {
  if (document !== null) {
    const span = position === null ? null : { start: position, end: position + quote.exact.length };
    return library + formatLibraryRoute({ view: 'document', id: document, span });
  }
  if (url === '') return library + formatLibraryRoute(lookUpRoute(quote.exact));
  return /^https?:/i.test(url) ? textFragmentUrl(url, quote) : null;
}
