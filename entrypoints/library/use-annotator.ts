import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { commonPorts } from '../../utils/annotator/ports';
import { views } from '../../utils/annotator/render';
import { browser } from '../../utils/browser';
import type { ListedDocument } from '../../utils/collections/listed-document';
import { lookUpRoute } from '../../utils/library/route';
import { QUERY_MAX_UNITS } from '../../utils/limits';
import { answerPage } from '../../utils/messaging/client';
import { Views } from '../../utils/page/card/views';
import { PageAnnotator } from '../../utils/page/page-annotator';
import type { PageOptions } from '../../utils/page/page-ports';
import { forcedColours } from '../../utils/page/painting/highlights';
import type { Settings } from '../../utils/settings/settings';
import { liveSnippets } from '../../utils/store/snippets';
import type { Go } from './library-context';

/** What is annotated, and what is stored as its source when something is saved from it. */
export interface AnnotatedText
  extends Pick<ListedDocument, 'url' | 'title' | 'date' | 'outlet' | 'author' | 'own' | 'state'> {
  /** Null for what is no document of the corpus. */
  readonly id: string | null;
}

/**
 * Marks the phrases in an element as the annotator of a page does, with the same card; another generation of the
 * corpus marks them again. The keys for the next and previous mark work as on pages. What is saved is saved under the
 * document's address and title, and marked wherever it appears.
 */
export function useAnnotator(
  article: RefObject<HTMLElement | null>,
  document: AnnotatedText,
  generation: string | undefined,
  settings: Settings,
  go: Go,
): RefObject<PageAnnotator | null> {
  const annotator = useRef<PageAnnotator | null>(null);
  const options: PageOptions = useMemo(
    // The whole of a bundled document is a verbatim run of the corpus; an own one is left out of it.
    // And the reader has tools of its own for what is selected.
    () => ({
      ...settings,
      markReuse: settings.markReuse && (document.own || document.state !== 'used'),
      selectionButton: false,
    }),
    [settings, document.state, document.own],
  );
  const latest = useRef({ document, options, go });
  latest.current = { document, options, go };
  const isForced = useForcedColours();

  useEffect(() => {
    if (!article.current) return;
    const ports = commonPorts(document.id);
    const page = new PageAnnotator(
      {
        ...ports,
        save: (draft, consent) => {
          const { url, title, date, outlet, author } = latest.current.document;
          const isPublic = !browser.extension.inIncognitoContext;
          return ports.save({ ...draft, url, title, date, outlet, author }, consent || isPublic);
        },
        hide: (phrase, consent) => ports.hide(phrase, consent || !browser.extension.inIncognitoContext),
        openLookUp: (text) => latest.current.go(lookUpRoute(text.slice(0, QUERY_MAX_UNITS))),
        // A document that is read here is no page that was added.
        report: () => undefined,
        isAlive: () => true,
        views: Views.of(views),
      },
      latest.current.options,
      article.current,
    );
    annotator.current = page;
    const unwatch = liveSnippets(
      1,
      () => page.saved.askAgain(),
      () => undefined,
    );
    return () => {
      unwatch();
      page.stop();
      annotator.current = null;
    };
  }, [document.id, generation, isForced]);

  useEffect(() => annotator.current?.setOptions(options), [options]);

  useEffect(() => {
    answerPage('showNeighbour', ({ direction }) => annotator.current?.showNeighbour(direction));
  }, []);
  return annotator;
}

/** Whether the system forces its colours; marks are painted in another way then. */
function useForcedColours(): boolean {
  const [isForced, setForced] = useState(forcedColours().matches);
  useEffect(() => {
    const query = forcedColours();
    const follow = () => setForced(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return isForced;
}
