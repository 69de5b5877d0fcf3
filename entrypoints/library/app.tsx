import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { KeysDialog } from '../../components/keys-dialog';
import { NoticeBar } from '../../components/notice-bar';
import { RebuildBar } from '../../components/rebuild-bar';
import { SectionNav } from '../../components/section-nav';
import { holdsSnippets, StoreGate } from '../../components/store-gate';
import { rebuildCorpus } from '../../utils/hooks/reader-corpus-changes';
import { useKeysDialog } from '../../utils/hooks/use-keys-dialog';
import { useNotices } from '../../utils/hooks/use-notices';
import { useRebuild } from '../../utils/hooks/use-rebuild';
import { useStoreState } from '../../utils/hooks/use-store-state';
import { useCorpus, useReaderCorpus, useSettings } from '../../utils/hooks/use-stored';
import { ALL_SNIPPETS, formatLibraryRoute, type LibraryRoute, lookUpRoute } from '../../utils/library/route';
import { noted } from '../../utils/log';
import { request } from '../../utils/messaging/client';
import { AddPageView } from './add-page-view';
import { DocumentView } from './document-view';
import { DocumentsView } from './documents-view';
import { FilesView } from './files-view';
import { HelpView } from './help-view';
import { ImportView } from './import-view';
import { LookUpView } from './look-up-view';
import { SettingsView } from './settings-view';
import { SnippetsView } from './snippets-view';
import { useRoute } from './use-route';
import type { ViewProps } from './view-props';

/** The library: look-up, documents, snippets, settings, help, each at its own address. */
export function App() {
  const [route, go, isPrivate] = useRoute();
  const settings = useSettings();
  const corpus = useCorpus();
  const reader = useReaderCorpus();
  const notices = useNotices();
  const store = useStoreState(notices);
  const rebuilding = useRebuild();
  const keys = useKeysDialog('library');
  useEffect(() => {
    // Where a rebuild was cut off, or the package has changed; nobody waits for it, so that nobody is told.
    request('rebuildCorpus', undefined).catch(noted('A rebuild was not begun for a changed corpus.'));
  }, []);
  const section = sections().find(({ id }) => id === sectionOf(route))?.name ?? '';
  useEffect(() => {
    // A document has its own title.
    if (route.view !== 'document') document.title = `${section} · ${i18n.t('name')}`;
  }, [route.view, section]);
  if (settings === undefined) return null;
  const props: ViewProps = { settings, corpus, reader, notices, go, isPrivate };
  return (
    <>
      <header class="head">
        <h1>
          <img src="/icons/seal.svg" alt="" width="24" height="24" />
          {i18n.t('name')}
        </h1>
        <SectionNav sections={sections()} current={sectionOf(route)} label={i18n.t('library.sections')} />
      </header>
      <RebuildBar state={rebuilding} onRetry={() => void rebuildCorpus(notices)} />
      <main class={`view ${route.view}`}>
        {showsOwn(route) ? (
          <StoreGate
            {...store}
            beside={route.view === 'documents' || holdsSnippets(store.state)}
            now={Date.now()}
            onRestore={() => go({ view: 'files' })}
          >
            {viewOf(route, props)}
          </StoreGate>
        ) : (
          viewOf(route, props)
        )}
      </main>
      {keys && <KeysDialog {...keys} />}
      <NoticeBar notice={notices.notice} onHold={notices.hold} />
    </>
  );
}

/** Whether a place lists what the reader saved. */
function showsOwn({ view }: LibraryRoute): boolean {
  return view === 'snippets' || view === 'documents';
}

function viewOf(route: LibraryRoute, props: ViewProps) {
  switch (route.view) {
    case 'lookUp':
      return <LookUpView route={route} {...props} />;
    case 'documents':
      return <DocumentsView {...props} />;
    case 'document':
      return <DocumentView route={route} key={route.id} {...props} />;
    case 'import':
      return <ImportView {...props} />;
    case 'addPage':
      return <AddPageView tabId={route.tabId} key={route.tabId} {...props} />;
    case 'snippets':
      return <SnippetsView route={route} {...props} />;
    case 'files':
      return <FilesView {...props} />;
    case 'settings':
      return <SettingsView {...props} />;
    case 'help':
    case 'welcome':
      return <HelpView {...props} isFirst={route.view === 'welcome'} />;
  }
}

function sections() {
  return [
    { id: 'lookUp', name: i18n.t('views.lookUp'), href: formatLibraryRoute(lookUpRoute('')) },
    { id: 'documents', name: i18n.t('views.documents'), href: formatLibraryRoute({ view: 'documents' }) },
    { id: 'snippets', name: i18n.t('views.snippets'), href: formatLibraryRoute(ALL_SNIPPETS) },
    { id: 'settings', name: i18n.t('views.settings'), href: formatLibraryRoute({ view: 'settings' }) },
    { id: 'help', name: i18n.t('views.help'), href: formatLibraryRoute({ view: 'help' }) },
  ];
}

/** The section that a place belongs to. */
function sectionOf({ view }: LibraryRoute): string {
  if (view === 'files') return 'snippets';
  if (view === 'welcome') return 'help';
  return view === 'document' || view === 'import' || view === 'addPage' ? 'documents' : view;
}
