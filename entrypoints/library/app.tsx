import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { KeysDialog } from '../../components/common/keys-dialog';
import { SectionNav } from '../../components/common/navigation';
import { hasSnippetsLeft, StoreGate } from '../../components/common/store-gate';
import { rebuildCorpus } from '../../utils/actions/documents';
import type { BuildStep } from '../../utils/generation/corpus-worker';
import type { RebuildState } from '../../utils/generation/rebuild';
import { useKeysDialog } from '../../utils/hooks/use-keys';
import { NoticesProvider, useNotices } from '../../utils/hooks/use-notices';
import { useStoreState } from '../../utils/hooks/use-storage';
import { useCorpus, useRebuild, useSettings, useUserCorpus } from '../../utils/hooks/use-stored';
import { factLine } from '../../utils/labels/wording';
import {
  ALL_SNIPPETS,
  formatLibraryRoute,
  glossaryRoute,
  type LibraryRoute,
  lookUpRoute,
} from '../../utils/library/route';
import { noted } from '../../utils/log';
import { request } from '../../utils/messaging/client';
import { AddPageView } from './add-page-view';
import { DiscoverView } from './discover-view';
import { DocumentView } from './document-view';
import { DocumentsView } from './documents-view';
import { FilesView } from './files-view';
import { GlossaryView } from './glossary-view';
import { HelpView } from './help-view';
import { ImportView } from './import-view';
import { LibraryContext, useRoute } from './library-context';
import { LookUpView } from './look-up-view';
import { SettingsView } from './settings-view';
import { SnippetsView } from './snippets-view';

/** The library: look-up, documents, snippets, settings, help, each at its own address. */
export function App() {
  return (
    <NoticesProvider>
      <Sections />
    </NoticesProvider>
  );
}

function Sections() {
  const [route, go, isPrivate] = useRoute();
  const settings = useSettings();
  const corpus = useCorpus();
  const userCorpus = useUserCorpus();
  const notices = useNotices();
  const store = useStoreState();
  const rebuilding = useRebuild();
  const keys = useKeysDialog('library');
  useEffect(() => {
    // In case a rebuild was interrupted, or the package has changed. Nobody waits for it, so a failure is only noted.
    request('rebuildCorpus', undefined).catch(noted('A rebuild was not begun for a changed corpus.'));
  }, []);
  const section = sections().find(({ id }) => id === sectionOf(route))?.name ?? '';
  useEffect(() => {
    // A document has its own title.
    if (route.view !== 'document') document.title = factLine([section, i18n.t('name')]);
  }, [route.view, section]);
  if (settings === undefined) return null;
  return (
    <LibraryContext.Provider value={{ settings, corpus, userCorpus, go, isPrivate }}>
      <header class="head">
        <h1>
          <img src="/icons/seal.svg" alt="" width="24" height="24" />
          {i18n.t('name')}
        </h1>
        <SectionNav sections={sections()} current={sectionOf(route)} label={i18n.t('library.sections')} />
      </header>
      <RebuildBar state={rebuilding} onRetry={() => void rebuildCorpus(notices)} />
      <main class={`view ${route.view}`}>
        {listsSaved(route) ? (
          <StoreGate
            {...store}
            beside={route.view === 'documents' || hasSnippetsLeft(store.state)}
            now={Date.now()}
            onRestore={() => go({ view: 'files' })}
          >
            <View route={route} />
          </StoreGate>
        ) : (
          <View route={route} />
        )}
      </main>
      {keys && <KeysDialog {...keys} />}
    </LibraryContext.Provider>
  );
}

/** Whether a route lists what the user saved. */
function listsSaved({ view }: LibraryRoute): boolean {
  return view === 'snippets' || view === 'documents';
}

function View({ route }: { route: LibraryRoute }) {
  switch (route.view) {
    case 'lookUp':
      return <LookUpView route={route} />;
    case 'discover':
      return <DiscoverView route={route} />;
    case 'glossary':
      return <GlossaryView route={route} />;
    case 'documents':
      return <DocumentsView />;
    case 'document':
      return <DocumentView route={route} key={route.id} />;
    case 'import':
      return <ImportView />;
    case 'addPage':
      return <AddPageView tabId={route.tabId} key={route.tabId} />;
    case 'snippets':
      return <SnippetsView route={route} />;
    case 'files':
      return <FilesView />;
    case 'settings':
      return <SettingsView />;
    case 'help':
    case 'welcome':
      return <HelpView isFirst={route.view === 'welcome'} />;
  }
}

function sections() {
  return [
    { id: 'lookUp', name: i18n.t('views.lookUp'), href: formatLibraryRoute(lookUpRoute('')) },
    {
      id: 'discover',
      name: i18n.t('views.discover'),
      href: formatLibraryRoute({ view: 'discover', options: {} }),
    },
    { id: 'glossary', name: i18n.t('views.glossary'), href: formatLibraryRoute(glossaryRoute()) },
    { id: 'documents', name: i18n.t('views.documents'), href: formatLibraryRoute({ view: 'documents' }) },
    { id: 'snippets', name: i18n.t('views.snippets'), href: formatLibraryRoute(ALL_SNIPPETS) },
    { id: 'settings', name: i18n.t('views.settings'), href: formatLibraryRoute({ view: 'settings' }) },
    { id: 'help', name: i18n.t('views.help'), href: formatLibraryRoute({ view: 'help' }) },
  ];
}

/** The section that a route belongs to. */
function sectionOf({ view }: LibraryRoute): string {
  if (view === 'files') return 'snippets';
  if (view === 'welcome') return 'help';
  return view === 'document' || view === 'import' || view === 'addPage' ? 'documents' : view;
}

interface RebuildBarProps {
  /** Null where no rebuild is running or has failed. */
  state: RebuildState | null;
  onRetry(): void;
}

/** Share of the whole time that has passed when a step begins: mining and indexing take most of it. */
const BEGUN: Readonly<Record<BuildStep, number>> = {
  reading: 0.02,
  indexing: 0.1,
  mining: 0.4,
  learning: 0.85,
  storing: 0.95,
};

/** The progress of a rebuild of the corpus, or that it failed. Always in the document, for screen readers. */
export function RebuildBar({ state, onRetry }: RebuildBarProps) {
  return (
    <div class="rebuild-bar" role="status">
      {state?.status === 'running' && state.step !== null && (
        <>
          <p>
            <span>{i18n.t('growth.building')}</span> <span class="rebuild-step">{stepText(state.step)}</span>
          </p>
          <div class="rebuild-line" aria-hidden="true">
            <i style={{ width: `${BEGUN[state.step] * 100}%` }} />
          </div>
        </>
      )}
      {state?.status === 'failed' && state.job === 'build' && (
        <p>
          <span>{i18n.t('growth.failed')}</span> <Button onPress={onRetry}>{i18n.t('retry')}</Button>
        </p>
      )}
    </div>
  );
}

function stepText(step: BuildStep): string {
  if (step === 'reading') return i18n.t('growth.reading');
  if (step === 'indexing') return i18n.t('growth.indexing');
  if (step === 'mining') return i18n.t('growth.mining');
  return step === 'learning' ? i18n.t('growth.learning') : i18n.t('growth.storing');
}
