import type { OwnDocument } from '../../components/own-documents';
import { browser } from '../browser';
import { type LibraryRoute, libraryPath } from '../library/route';
import type { PageState } from '../reports/page-state';
import type { GenerationRow } from '../store/corpus';

/** The library's place of a document. */
export function documentRoute(id: string): LibraryRoute {
  return { view: 'document', id, span: null };
}

/** The own documents of the reader that are a page's text; those that the corpus has no longer are passed over. */
export function ownDocumentsOf(
  page: PageState | undefined,
  corpus: GenerationRow | null | undefined,
): OwnDocument[] {
  const ids = page && 'summary' in page ? page.summary.own : [];
  return ids.flatMap((id) => {
    const title = corpus?.documents.find((document) => document.id === id)?.title;
    return title === undefined
      ? []
      : [{ id, title, href: browser.runtime.getURL(libraryPath(documentRoute(id))) }];
  });
}
