import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { DocumentOutline } from '../../components/documents/document-outline';
import { DocumentText } from '../../components/documents/document-text';
import { FindBar } from '../../components/documents/find-bar';
import { SelectionBar } from '../../components/documents/selection-bar';
import { TextPlaces } from '../../components/documents/text-places';
import type { ListedDocument } from '../../utils/collections/listed-document';
import { outlineOf } from '../../utils/corpus/outline';
import type { DocumentStructure } from '../../utils/hooks/use-document-text';
import { formatLibraryRoute, type LibraryRoute, lookUpRoute } from '../../utils/library/route';
import { QUERY_MAX_UNITS } from '../../utils/limits';
import type { Span } from '../../utils/text/span';
import { useKeptPlace } from './kept-place';
import { ParagraphLink } from './paragraph-link';
import { scrollToMiddle, whileSettling } from './scrolling';
import { useAnnotator } from './use-annotator';
import { useFind } from './use-find';
import { useHighlight } from './use-highlight';
import { useCurrentSection, useRoomBeside } from './use-outline';
import { usePlaceActions } from './use-place-actions';
import { useSelectedSpan } from './use-selected-span';
import type { ViewProps } from './view-props';

interface DocumentReaderProps extends Pick<ViewProps, 'settings' | 'corpus' | 'notices' | 'go'> {
  document: ListedDocument;
  structure: DocumentStructure;
  route: Extract<LibraryRoute, { view: 'document' }>;
}

/** A document's text with its outline, its phrases marked, and a search in it. */
export function DocumentReader(props: DocumentReaderProps) {
  const { document: info, structure, route, settings, corpus, notices, go } = props;
  const article = useRef<HTMLElement>(null);
  const findInput = useRef<HTMLInputElement>(null);
  const [places, setPlaces] = useState<TextPlaces | null>(null);
  const outline = useMemo(() => outlineOf(structure.sections), [structure]);
  const current = useCurrentSection(outline, places);
  const beside = useRoomBeside();
  const find = useFind(structure.text, places, findInput);
  const selected = useSelectedSpan(article, places);
  const { copy, save } = usePlaceActions(info, structure, notices);
  const target = useTarget(route.span, structure, places);
  const text = useMemo(() => <DocumentText title={info.title} {...structure} />, [info.title, structure]);

  useEffect(() => setPlaces(article.current && new TextPlaces(article.current)), [text]);
  useAnnotator(article, info, corpus?.generation, settings, go);
  useKeptPlace(
    places !== null,
    () => {
      const line = target && places?.elementAt(route.span?.start ?? 0);
      if (!target || !line) return whileSettling(() => scrollTo(0, 0));
      scrollToMiddle(target, 'always');
      // The keys of reading go on from here.
      line.tabIndex = -1;
      line.focus({ preventScroll: true });
    },
    () => {
      const line = places?.firstBelow(0);
      return line ? { at: Number(line.dataset.start), top: line.getBoundingClientRect().top } : null;
    },
    ({ at, top }) => {
      const line = places?.elementAt(at);
      if (!line) return;
      whileSettling(() => scrollBy({ top: line.getBoundingClientRect().top - top, behavior: 'instant' }));
    },
    route,
  );

  const hrefOf = (span: Span) => formatLibraryRoute({ view: 'document', id: info.id, span });
  return (
    <div class="document-body">
      {outline.length > 0 && (
        <DocumentOutline
          sections={outline}
          current={current}
          beside={beside}
          hrefOf={({ start, heading }) => hrefOf({ start, end: start + heading.length })}
        />
      )}
      <div class="document-page">
        <FindBar
          wording={find.wording}
          count={find.count}
          at={find.at}
          inputRef={findInput}
          onWording={find.find}
          onStep={find.step}
        />
        <div class="document-paper">
          <article class="document-text" lang="zh-Hans" ref={article}>
            {text}
          </article>
          <ParagraphLink article={article} places={places} onCopy={(span) => void copy(span)} />
        </div>
      </div>
      {selected && (
        <SelectionBar
          onCopy={() => void copy(selected)}
          onSave={() => save(selected)}
          onLookUp={() =>
            go(lookUpRoute(structure.text.slice(selected.start, selected.end).slice(0, QUERY_MAX_UNITS)))
          }
        />
      )}
    </div>
  );
}

/** Paints the place that the address names, and faintly the sentences it stands in; null where it names none. */
function useTarget(
  span: Span | null,
  { sentences }: DocumentStructure,
  places: TextPlaces | null,
): StaticRange | null {
  const target = useMemo(() => (span && places?.rangeOf(span)) ?? null, [span, places]);
  const around = useMemo(() => {
    const first = span && sentences.find(({ end }) => end > span.start);
    const last = span && sentences.findLast(({ start }) => start < span.end);
    if (!first || !last || first.start > span.start || last.end < span.end) return null;
    return places?.rangeOf({ start: first.start, end: last.end }) ?? null;
  }, [span, sentences, places]);
  useHighlight(
    'document-target',
    useMemo(() => (target ? [target] : []), [target]),
    1,
  );
  useHighlight(
    'document-sentence',
    useMemo(() => (around ? [around] : []), [around]),
    0,
  );
  return target;
}
