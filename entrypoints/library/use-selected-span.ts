import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TextPlaces } from '../../components/documents/text-places';
import type { Span } from '../../utils/text/span';

/** The span of a document's text that is selected; null where nothing of it is. */
export function useSelectedSpan(
  article: RefObject<HTMLElement | null>,
  places: TextPlaces | null,
): Span | null {
  const [span, setSpan] = useState<Span | null>(null);
  useEffect(() => {
    if (!places) return;
    const read = () => {
      const selection = getSelection();
      const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
      const isInText = range !== null && !range.collapsed && article.current?.contains(range.startContainer);
      setSpan(isInText ? places.spanOf(range) : null);
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [article, places]);
  return span;
}
