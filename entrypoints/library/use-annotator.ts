import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { commonPorts } from '../../utils/annotator/ports';
import { browser } from '../../utils/browser';
import type { ListedDocument } from '../../utils/collections/listed-document';
import { lookUpRoute } from '../../utils/library/route';
import { QUERY_MAX_UNITS } from '../../utils/limits';
import { PageAnnotator, type PageOptions } from '../../utils/page/page-annotator';
import type { Settings } from '../../utils/settings/settings';
import type { Go } from './use-route';

/**
 * Marks the phrases in an element as the annotator of a page does, with the same card; another generation of the
 * corpus marks them anew. What is saved is saved under the document's address and title.
 */
export function useAnnotator(
  article: RefObject<HTMLElement | null>,
  document: ListedDocument,
  generation: string | undefined,
  settings: Settings,
  go: Go,
): void {
  const annotator = useRef<PageAnnotator | null>(null);
  const options: PageOptions = useMemo(
    // The whole of a document that the corpus has is a verbatim run of the corpus.
    () => ({ ...settings, markReuse: settings.markReuse && document.state !== 'used' }),
    [settings, document.state],
  );
  const latest = useRef({ document, options, go });
  latest.current = { document, options, go };

  useEffect(() => {
    if (!article.current) return;
    const page = new PageAnnotator(
      {
        ...commonPorts,
        save: (draft, consent) => {
          const { url, title } = latest.current.document;
          const isPublic = !browser.extension.inIncognitoContext;
          return commonPorts.save({ ...draft, url, title }, consent || isPublic);
        },
        openLookUp: (text) => latest.current.go(lookUpRoute(text.slice(0, QUERY_MAX_UNITS))),
        report: () => undefined,
        isAlive: () => true,
      },
      latest.current.options,
      article.current,
    );
    annotator.current = page;
    return () => page.stop();
  }, [document.id, generation]);

  useEffect(() => annotator.current?.setOptions(options), [options]);
}
