import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { commonPorts } from '../../utils/annotator/ports';
import { browser } from '../../utils/browser';
import type { CollectedInfo } from '../../utils/collections/reader-document';
import { lookUpRoute } from '../../utils/library/route';
import { QUERY_MAX_UNITS } from '../../utils/limits';
import { PageAnnotator } from '../../utils/page/page-annotator';
import type { Settings } from '../../utils/settings/settings';
import type { Go } from './use-route';

/**
 * Marks the phrases in an element as the annotator of a page does, with the same card; another generation of the
 * corpus marks them anew. What is saved is saved under the document's address and title.
 */
export function useAnnotator(
  article: RefObject<HTMLElement | null>,
  document: CollectedInfo,
  generation: string | undefined,
  settings: Settings,
  go: Go,
): void {
  const annotator = useRef<PageAnnotator | null>(null);
  const latest = useRef({ document, settings, go });
  latest.current = { document, settings, go };

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
      latest.current.settings,
      article.current,
    );
    annotator.current = page;
    return () => page.stop();
  }, [document.id, generation]);

  useEffect(() => annotator.current?.setOptions(settings), [settings]);
}
