import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import { FilterBox } from '../../components/common/text-fields';
import { CollectionList } from '../../components/documents/collections';
import { DocumentEdit } from '../../components/documents/document-edit';
import { DocumentRows, type DocumentRowsProps } from '../../components/documents/document-rows';
import { DocumentHead, DocumentSelection, type Sorting } from '../../components/documents/document-tools';
import { collectionActions } from '../../utils/actions/collections';
import { documentActions } from '../../utils/actions/documents';
import { type ListedDocument, listDocuments, sortDocuments } from '../../utils/collections/listed-document';
import { isBuiltIn, textlessOf, type UserCorpus, withBuiltIn } from '../../utils/collections/user-corpus';
import { useNotices } from '../../utils/hooks/use-notices';
import { useBundledDocuments } from '../../utils/hooks/use-package';
import { useCorpusFailure } from '../../utils/hooks/use-stored';
import { sourceText, titleListText } from '../../utils/labels/documents';
import { formatNumber } from '../../utils/labels/numbers';
import { formatLibraryRoute } from '../../utils/library/route';
import { findAll } from '../../utils/text/find-all';
import { documentHref, useLibrary } from './library-context';
import { useScrollPosition } from './scroll-position';

/** All documents of the corpus, and what the user can do with them. */
export function DocumentsView() {
  const { corpus, userCorpus } = useLibrary();
  const bundled = useBundledDocuments();
  const actions = documentActions(useNotices());
  const corpusFailed = useCorpusFailure(corpus);
  const [filter, setFilter] = useState('');
  const [sorting, setSorting] = useState<Sorting>({ order: 'added', descending: true });
  const [edited, setEdited] = useState<ListedDocument | null>(null);
  const ready = bundled !== undefined && userCorpus !== undefined && corpus !== undefined;
  const collections = userCorpus?.collections ?? withBuiltIn([]);

  const all = useMemo(
    () => (ready ? listDocuments(bundled, corpus, userCorpus) : []),
    [ready, bundled, corpus, userCorpus],
  );
  const shown = useMemo(() => {
    const found = all.filter((document) => matchesFilter(document, filter));
    return sortDocuments(found, sorting.order, sorting.descending);
  }, [all, filter, sorting]);
  useScrollPosition(ready, () => scrollTo(0, 0));

  if (!ready) return null;
  const own = all.filter((document) => document.own).length;
  return (
    <>
      <div class="documents-top">
        <h2 class="view-title">{i18n.t('documents.title')}</h2>
        <p class="documents-count">{countText(all.length - own, own)}</p>
        <a class="button outlined" href={formatLibraryRoute({ view: 'import' })}>
          {i18n.t('documents.add')}
        </a>
      </div>
      {corpusFailed && <Blank title={i18n.t('corpus.failed')} why={i18n.t('corpus.failedWhy')} />}
      {userCorpus && <TextlessLine userCorpus={userCorpus} />}
      <FilterBox
        label={i18n.t('documents.filter')}
        value={filter}
        onChange={setFilter}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setFilter('');
        }}
      />
      <DocumentList
        documents={shown}
        collections={collections}
        changeable={userCorpus !== null}
        filter={filter}
        sorting={sorting}
        onFilter={setFilter}
        onSort={setSorting}
        onEdit={setEdited}
      >
        {userCorpus && own === 0 && filter === '' && (
          <p class="documents-hint">{i18n.t('documents.noneOwn')}</p>
        )}
      </DocumentList>
      {edited && (
        <DocumentEdit
          key={edited.id}
          document={edited}
          collections={collections}
          onSave={(change) => {
            void actions.change(edited.id, change);
            setEdited(null);
          }}
          onClose={() => setEdited(null)}
        />
      )}
      <CollectionsPart />
    </>
  );
}

interface DocumentListProps
  extends Pick<DocumentRowsProps, 'documents' | 'collections' | 'changeable' | 'onEdit'> {
  filter: string;
  sorting: Sorting;
  onFilter(filter: string): void;
  onSort(sorting: Sorting): void;
  /** Shown below the list. */
  children: ComponentChildren;
}

/** The documents that the filter leaves, to select, edit, hide and remove. */
function DocumentList(props: DocumentListProps) {
  const { documents, collections, changeable, filter, sorting, onFilter, children } = props;
  const actions = documentActions(useNotices());
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const selected = documents.filter(({ id }) => selection.has(id));
  const clear = () => setSelection(new Set());
  return (
    <section class="documents-list">
      <DocumentHead
        sorting={sorting}
        selected={selected.length}
        total={documents.length}
        changeable={changeable}
        onSort={props.onSort}
        onSelectAll={(whole) => setSelection(new Set(whole ? documents.map(({ id }) => id) : []))}
      >
        {selected.length > 0 ? (
          <DocumentSelection
            documents={selected}
            collections={collections}
            onHide={(ids, hide) => void actions.hide(ids, hide).then(clear)}
            onRemove={(ids) => void actions.remove(ids).then(clear)}
            onMove={(ids, collection) => void actions.move(ids, collection).then(clear)}
            onClear={clear}
          />
        ) : undefined}
      </DocumentHead>
      {documents.length === 0 ? (
        <Blank title={i18n.t('documents.noneFound', [filter.trim()])}>
          <Button look="outlined" onPress={() => onFilter('')}>
            {i18n.t('documents.clearFilter')}
          </Button>
        </Blank>
      ) : (
        <DocumentRows
          documents={documents}
          collections={collections}
          changeable={changeable}
          now={Date.now()}
          selection={selection}
          hrefOf={(id) => documentHref(id)}
          onSelect={setSelection}
          onEdit={props.onEdit}
          onRemove={(ids) => void actions.remove(ids)}
          onHide={(ids, hide) => void actions.hide(ids, hide)}
        />
      )}
      {children}
    </section>
  );
}

/** Lists the documents whose texts are missing, and what to do; empty where there are none. */
function TextlessLine({ userCorpus }: { userCorpus: UserCorpus }) {
  const documents = textlessOf(userCorpus);
  if (documents.length === 0) return null;
  return (
    <p class="documents-textless" role="status">
      {i18n.t('documents.textless', documents.length, [
        formatNumber(documents.length),
        titleListText(documents),
      ])}{' '}
      <a href={formatLibraryRoute({ view: 'files' })}>{i18n.t('documents.toRestore')}</a>
    </p>
  );
}

/**
 * Whether a document's title, source, outlet, author or date contains what the user typed; everything matches
 * an empty filter.
 */
function matchesFilter(document: ListedDocument, filter: string): boolean {
  const { title, outlet, author, date, year } = document;
  const text = [title, sourceText(document), outlet, author, date ?? year ?? ''].join('\n');
  return filter
    .trim()
    .split(/\s+/)
    .every((part) => part === '' || findAll(text, part).length > 0);
}

function countText(bundled: number, own: number): string {
  return i18n.t('documents.count', [formatNumber(bundled), formatNumber(own)]);
}

/** The collections of the corpus: switched on and off, named, exported, removed. */
function CollectionsPart() {
  const { userCorpus } = useLibrary();
  const notices = useNotices();
  const bundled = useBundledDocuments() ?? [];
  if (!userCorpus) return null;
  const { change, exportFile, remove } = collectionActions(userCorpus, notices);
  const counted = (id: string) => userCorpus.documents.filter(({ collection }) => collection === id).length;
  const countOf: Record<string, number | null> = {
    bundled: bundled.length === 0 ? null : bundled.length,
    record: null,
  };
  const listed = userCorpus.collections.map((collection) => ({
    collection,
    documents: collection.id in countOf ? countOf[collection.id] : counted(collection.id),
    isOwn: collection.id === 'mine' || !isBuiltIn(collection.id),
    matchesFilter: !isBuiltIn(collection.id),
  }));
  return (
    <section class="collections-part">
      <h2>{i18n.t('intake.collections.title')}</h2>
      <p class="collections-why">
        {userCorpus.collections.some(({ on }) => on)
          ? i18n.t('intake.collections.why')
          : i18n.t('intake.collections.allOff')}
      </p>
      <CollectionList
        collections={listed}
        onSwitch={(collection, on) => void change({ ...collection, on })}
        onRename={(collection, name) => void change({ ...collection, name })}
        onExport={(collection) => void exportFile(collection)}
        onRemove={(collection) => void remove(collection)}
      />
    </section>
  );
}
