import { formatLibraryRoute } from '../../utils/library/route';

/** Address of a document within the library, for links. */
export function documentHref(id: string): string {
  return formatLibraryRoute({ view: 'document', id, span: null });
}
