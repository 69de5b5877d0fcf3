import { useEffect, useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { GlossList } from '../../components/glossary/gloss-list';
import { type ListedDocument, listDocuments } from '../../utils/collections/listed-document';
import { useGloss } from '../../utils/hooks/use-glossary';
import { useBundledDocuments, useDocumentText } from '../../utils/hooks/use-package';
import { creditTexts, dateText, levelName, sourceText, stateName } from '../../utils/labels/documents';
import { formatNumber, formatPercent } from '../../utils/labels/numbers';
import { factLine } from '../../utils/labels/wording';
import { formatLibraryRoute, type LibraryRoute, lookUpRoute } from '../../utils/library/route';
import { DocumentReader } from './document-reader';
import { documentHref, useLibrary } from './library-context';

interface DocumentViewProps {
  route: Extract<LibraryRoute, { view: 'document' }>;
}

/** One document: its facts, its text, and links to those before and after it. */
export function DocumentView({ route }: DocumentViewProps) {
  const { corpus, userCorpus } = useLibrary();
  const bundled = useBundledDocuments();
  const ready = bundled !== undefined && userCorpus !== undefined && corpus !== undefined;
  const documents = useMemo(
    () => (ready ? listDocuments(bundled, corpus, userCorpus) : []),
    [ready, bundled, corpus, userCorpus],
  );
  const place = documents.findIndex(({ id }) => id === route.id);
  const info: ListedDocument | undefined = documents[place];
  const structure = useDocumentText(info?.id, info?.own ?? false);
  useTitle(info?.title);

  if (!ready) return null;
  if (!info) return <Nowhere title={i18n.t('documents.unknown')} why={i18n.t('documents.unknownWhy')} />;
  if (structure === null) {
    return (
      <Nowhere
        title={i18n.t('documents.unreadable', [info.title])}
        why={info.state === 'textless' ? i18n.t('documents.textlessWhy') : i18n.t('documents.unreadableWhy')}
      />
    );
  }
  return (
    <>
      <Back />
      <Facts info={info} />
      {structure && <GlossPart title={info.title} text={structure.text} />}
      {structure && <DocumentReader document={info} structure={structure} route={route} />}
      <Neighbours before={documents[place - 1]} after={documents[place + 1]} />
    </>
  );
}

/** The term list of the document. */
function GlossPart({ title, text }: { title: string; text: string }) {
  const { go } = useLibrary();
  return <GlossList {...useGloss(text, title)} onLookUp={(wording) => go(lookUpRoute(wording))} />;
}

/** Shows the document's title in the window's, while it is open. */
function useTitle(title: string | undefined) {
  useEffect(() => {
    if (title === undefined) return;
    const before = document.title;
    document.title = factLine([title, i18n.t('name')]);
    return () => {
      document.title = before;
    };
  }, [title]);
}

function Back() {
  return (
    <a class="document-back" href={formatLibraryRoute({ view: 'documents' })}>
      ← {i18n.t('documents.back')}
    </a>
  );
}

function Nowhere({ title, why }: { title: string; why: string }) {
  return (
    <Blank title={title} why={why}>
      <Back />
    </Blank>
  );
}

function Facts({ info }: { info: ListedDocument }) {
  const { state, share, han, url } = info;
  const facts = [
    dateText(info),
    levelName(info.level),
    ...creditTexts(info),
    i18n.t('documents.hanCount', han, [formatNumber(han)]),
    share === null ? '' : i18n.t('documents.shareIs', [formatPercent(share)]),
  ].filter((fact) => fact !== '');
  return (
    <p class="document-facts">
      {state !== 'used' && <strong class="document-state">{stateName(state)}</strong>}
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      <span>
        {/^https?:/i.test(url) ? (
          <a href={url} target="_blank" rel="noreferrer" title={url}>
            {sourceText(info)}
          </a>
        ) : (
          sourceText(info)
        )}
      </span>
    </p>
  );
}

function Neighbours({ before, after }: { before?: ListedDocument; after?: ListedDocument }) {
  if (!before && !after) return null;
  return (
    <nav class="document-neighbours" aria-label={i18n.t('documents.neighbours')}>
      {before && <Neighbour document={before} label={i18n.t('documents.before')} rel="prev" />}
      {after && <Neighbour document={after} label={i18n.t('documents.after')} rel="next" />}
    </nav>
  );
}

function Neighbour({
  document: { id, title },
  label,
  rel,
}: {
  document: ListedDocument;
  label: string;
  rel: string;
}) {
  return (
    <a href={documentHref(id)} rel={rel}>
      <span>{label}</span>
      <strong lang="zh-Hans">{title}</strong>
    </a>
  );
}
