import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { linkIcon } from '../../components/common/icons';
import { DocumentText, TextLayout } from '../../components/documents/document-text';
import { DocumentOutline, FindBar, SelectionBar } from '../../components/documents/reading-tools';
import { copyText } from '../../utils/actions/failures';
import { askBeforeKeeping, saveDraft } from '../../utils/actions/saving';
import { browser } from '../../utils/browser';
import type { ListedDocument } from '../../utils/collections/listed-document';
import { outlineOf, sectionPath } from '../../utils/corpus/sections';
import { useNotices } from '../../utils/hooks/use-notices';
import type { DocumentStructure } from '../../utils/hooks/use-package';
import { dateText } from '../../utils/labels/documents';
import { formatLibraryRoute, type LibraryRoute, libraryPath, lookUpRoute } from '../../utils/library/route';
import { QUERY_MAX_UNITS, SNIPPET_MAX_UNITS } from '../../utils/limits';
import { citeSource } from '../../utils/lookup/line-list';
import { describe } from '../../utils/quote/describe';
import { cite } from '../../utils/snippets/references';
import { makeDraft } from '../../utils/snippets/snippet';
import type { Span } from '../../utils/text/span';
import { useLibrary } from './library-context';
import { scrollToMiddle, scrollUntilSettled, useScrollPosition } from './scroll-position';
import { useAnnotator } from './use-annotator';
import { useCurrentSection, useFind, useHighlight, useRoomBeside, useSelectedSpan } from './use-reading';

interface DocumentReaderProps {
  document: ListedDocument;
  structure: DocumentStructure;
  route: Extract<LibraryRoute, { view: 'document' }>;
}

/** A document's text with its outline, its marks, and a search. */
export function DocumentReader(props: DocumentReaderProps) {
  const { document: info, structure, route } = props;
  const { settings, corpus, go } = useLibrary();
  const article = useRef<HTMLElement>(null);
  const findInput = useRef<HTMLInputElement>(null);
  const [layout, setLayout] = useState<TextLayout | null>(null);
  const outline = useMemo(() => outlineOf(structure.sections), [structure]);
  const current = useCurrentSection(outline, layout);
  const beside = useRoomBeside();
  const find = useFind(structure.text, layout, findInput);
  const selected = useSelectedSpan(article, layout);
  const { copy, save } = useQuoteActions(info, structure);
  const target = useTarget(route.span, structure, layout);
  const text = useMemo(() => <DocumentText title={info.title} {...structure} />, [info.title, structure]);

  useEffect(() => setLayout(article.current && new TextLayout(article.current)), [text]);
  useAnnotator(article, info, corpus?.generation, settings, go);
  useReadingPosition(layout, target, route);

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
          <ParagraphLink article={article} layout={layout} onCopy={(span) => void copy(span)} />
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

/** Scrolls to the quote that the address names, or to the line that was at the top when the document was left. */
function useReadingPosition(
  layout: TextLayout | null,
  target: StaticRange | null,
  route: DocumentReaderProps['route'],
): void {
  useScrollPosition(
    layout !== null,
    () => {
      const line = target && layout?.elementAt(route.span?.start ?? 0);
      if (!target || !line) return scrollUntilSettled(() => scrollTo(0, 0));
      scrollToMiddle(target, 'always');
      // Reading keys continue from here.
      line.tabIndex = -1;
      line.focus({ preventScroll: true });
    },
    () => {
      const line = layout?.firstBelow(0);
      return line ? { at: Number(line.dataset.start), top: line.getBoundingClientRect().top } : null;
    },
    ({ at, top }) => {
      const line = layout?.elementAt(at);
      if (!line) return;
      scrollUntilSettled(() =>
        scrollBy({ top: line.getBoundingClientRect().top - top, behavior: 'instant' }),
      );
    },
    route,
  );
}

/** Highlights the quote that the address names, and faintly its sentences; null where it names none. */
function useTarget(
  span: Span | null,
  { sentences }: DocumentStructure,
  layout: TextLayout | null,
): StaticRange | null {
  const target = useMemo(() => (span && layout?.rangeOf(span)) ?? null, [span, layout]);
  const around = useMemo(() => {
    const first = span && sentences.find(({ end }) => end > span.start);
    const last = span && sentences.findLast(({ start }) => start < span.end);
    if (!first || !last || first.start > span.start || last.end < span.end) return null;
    return layout?.rangeOf({ start: first.start, end: last.end }) ?? null;
  }, [span, sentences, layout]);
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

interface ParagraphLinkProps {
  article: RefObject<HTMLElement | null>;
  layout: TextLayout | null;
  onCopy(span: Span): void;
}

/**
 * The button that copies a link to a paragraph. There is one for all paragraphs: it follows the pointer;
 * while it has the focus, arrow keys move it.
 */
export function ParagraphLink({ article, layout, onCopy }: ParagraphLinkProps) {
  const [line, setLine] = useState<HTMLElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const text = article.current;
    if (!text) return;
    const onOver = ({ target, pointerType }: PointerEvent) => {
      // A finger selects text, which can be copied with a link too.
      if (pointerType === 'touch') return;
      const found = (target as Element).closest<HTMLElement>('[data-start]');
      if (found && document.activeElement !== button.current) setLine(found);
    };
    text.addEventListener('pointerover', onOver);
    return () => text.removeEventListener('pointerover', onOver);
  }, [article, layout]);

  if (!layout) return null;

  function moveTo(next: HTMLElement | null | undefined) {
    if (!next) return;
    setLine(next);
    next.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  return (
    <div
      role="toolbar"
      aria-label={i18n.t('documents.links')}
      class={`paragraph-link${line ? '' : ' unplaced'}`}
      style={{ top: `${line?.offsetTop ?? 0}px` }}
      onFocusIn={() => {
        if (!line || !isInSight(line)) setLine(layout.firstBelow(innerHeight * 0.2));
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step === 0 || !line) return;
        event.preventDefault();
        moveTo(layout.neighbourOf(line, step));
      }}
    >
      <Button
        look="square"
        icon={linkIcon}
        buttonRef={button}
        label={
          line
            ? i18n.t('documents.copyThisLink', [shorten(line.textContent ?? '')])
            : i18n.t('documents.copyLink')
        }
        onPress={() => line && onCopy(layout.lineOf(line))}
      />
    </div>
  );
}

function isInSight(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** Enough of a paragraph to recognise it by ear. */
function shorten(text: string): string {
  return text.length <= 20 ? text : `${text.slice(0, 20)}…`;
}

/** What can be done with a stretch of a document's text. */
interface QuoteActions {
  /** Puts its text, its source and a link to it on the clipboard. */
  copy(span: Span): Promise<void>;
  /** Saves its text as a snippet; in a private window the user is asked first. */
  save(span: Span): void;
}

/** Copies and saves stretches of a document. */
export function useQuoteActions(info: ListedDocument, structure: DocumentStructure): QuoteActions {
  const notices = useNotices();
  async function copy(span: Span) {
    const title = citeSource(info.title, [dateText(info), ...sectionPath(structure, span.start)]);
    const url = browser.runtime.getURL(libraryPath({ view: 'document', id: info.id, span }));
    if (await copyText(cite({ quote: describe(structure.text, span), title, url }, '')))
      notices.say(i18n.t('documents.copied'));
    else notices.refuse(i18n.t('snippets.copyFailed'));
  }

  function save(span: Span) {
    const quote = describe(structure.text, span);
    const { url, title, date, outlet, author } = info;
    const draft = makeDraft({
      id: crypto.randomUUID(),
      quote: { ...quote, exact: quote.exact.slice(0, SNIPPET_MAX_UNITS) },
      position: span.start,
      ...{ url, title, date, outlet, author },
      document: info.id,
    });
    const send = () => void saveDraft(notices, draft);
    if (browser.extension.inIncognitoContext) askBeforeKeeping(notices, send);
    else send();
  }

  return { copy, save };
}
