import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { KeysDialog } from '../../components/common/keys-dialog';
import { SectionNav } from '../../components/common/navigation';
import { NoticeBar } from '../../components/common/notice-bar';
import { holdsSnippets, StoreGate } from '../../components/common/store-gate';
import { rebuildCorpus } from '../../utils/actions/documents';
import type { BuildStep } from '../../utils/generation/install-step';
import type { RebuildState } from '../../utils/generation/rebuild-state';
import { useKeysDialog } from '../../utils/hooks/use-keys';
import { useNotices } from '../../utils/hooks/use-notices';
import { useStoreState } from '../../utils/hooks/use-storage';
import { useCorpus, useReaderCorpus, useRebuild, useSettings } from '../../utils/hooks/use-stored';
import { ALL_SNIPPETS, formatLibraryRoute, type LibraryRoute, lookUpRoute } from '../../utils/library/route';
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
    request('rebuildCorpus', undefined).catch(() => undefined);
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

export interface RebuildBarProps {
  /** Null where no rebuild is under way, or has failed. */
  state: RebuildState | null;
  onRetry(): void;
}

/** Of the whole time the part that has gone when a step begins: mining and indexing take most of it. */
const BEGUN: Readonly<Record<BuildStep, number>> = {
  reading: 0.02,
  indexing: 0.1,
  mining: 0.4,
  learning: 0.85,
  storing: 0.95,
};

/** Says that the corpus is being made anew and how far that is, or that it failed. Always there for screen readers. */
export function RebuildBar({ state, onRetry }: RebuildBarProps) {
  return (
    <div class="rebuild-bar" role="status">
      {state?.status === 'running' && state.step !== null && (
        <>
          <p>
            <span>{i18n.t('growth.building')}</span> <span class="rebuild-step">{stepWords(state.step)}</span>
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

function stepWords(step: BuildStep): string {
  if (step === 'reading') return i18n.t('growth.reading');
  if (step === 'indexing') return i18n.t('growth.indexing');
  if (step === 'mining') return i18n.t('growth.mining');
  return step === 'learning' ? i18n.t('growth.learning') : i18n.t('growth.storing');
}
