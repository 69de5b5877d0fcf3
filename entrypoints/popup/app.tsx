import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import { addIcon, helpIcon, libraryIcon, panelIcon } from '../../components/common/icons';
import { KeysDialog } from '../../components/common/keys-dialog';
import { panelId, Tabs } from '../../components/common/navigation';
import { hasSnippetsLeft, StoreGate } from '../../components/common/store-gate';
import { SiteSwitch } from '../../components/page/page-overview';
import { LookUp } from '../../components/phrases/look-up';
import type { Notices } from '../../utils/actions/notices';
import { ownDocumentsOf } from '../../utils/actions/pages';
import { hasSidePanel, openLibrary, openSidePanel } from '../../utils/actions/surfaces';
import { useGlossaryHits } from '../../utils/hooks/use-glossary';
import { useKey, useKeysDialog } from '../../utils/hooks/use-keys';
import { usePartLookUp } from '../../utils/hooks/use-look-up';
import { NoticesProvider, useNotices } from '../../utils/hooks/use-notices';
import { OpenLibraryContext, useOpenLibrary } from '../../utils/hooks/use-open-library';
import { type PageTab, usePage, usePageTab } from '../../utils/hooks/use-page';
import { type PageActions, usePageActions } from '../../utils/hooks/use-page-actions';
import { useSavedHere, useSaving } from '../../utils/hooks/use-saving';
import { useSnippetActions } from '../../utils/hooks/use-snippets';
import { useStoreState } from '../../utils/hooks/use-storage';
import { useCorpus, useCorpusFailure, useSettings, useSnippets } from '../../utils/hooks/use-stored';
import { type LibraryRoute, lookUpRoute } from '../../utils/library/route';
import { POPUP_LINES } from '../../utils/limits';
import type { PageState } from '../../utils/reports/page-state';
import type { Settings } from '../../utils/settings/settings';
import { closePopup, useView, type View } from './surface';
import { OptionsView, PageView, SnippetsView } from './views';

/** The popup, and the same page in a tab. */
export function App() {
  return (
    <NoticesProvider>
      <Popup />
    </NoticesProvider>
  );
}

function Popup() {
  const settings = useSettings();
  const tab = usePageTab();
  const page = usePage(tab, settings);
  const data = usePanelData(tab, page, settings);
  const notices = useNotices();
  const actions = usePageActions(tab, settings);
  const [chosen, show] = useView();
  const input = useRef<HTMLInputElement>(null);
  // Without a page there is no view of it.
  const view = tab === null && chosen === 'page' ? 'lookUp' : chosen;
  const ready = tab !== undefined && settings !== undefined;
  const focusBox = useBoxFocus(input, ready && view === 'lookUp', ready);
  const keys = useKeysDialog('popup');
  useKey('/', () => {
    focusBox();
    show('lookUp');
  });

  if (!ready) return null;
  const open = (route: LibraryRoute) => openLibrary(route, tab);
  const leaveFor = (route: LibraryRoute) =>
    void open(route).then(closePopup, (error) => reportUnopened(notices, error));
  const readable = page !== undefined && page.name !== 'unreadable';
  return (
    <OpenLibraryContext.Provider value={open}>
      <header class="head">
        <h1>
          <img src="/icons/seal.svg" alt="" width="24" height="24" />
          {i18n.t('name')}
        </h1>
        {tab && readable && (
          <SiteSwitch on={actions.siteOn} site={actions.site} onSwitch={actions.switchSite} />
        )}
        <Tabs
          tabs={viewTabs(tab !== null)}
          selected={view}
          label={i18n.t('views.label')}
          onSelect={(selected, byPointer) => {
            if (byPointer) focusBox();
            show(selected);
          }}
        />
        <span class="head-help">
          <Button
            look="square"
            icon={helpIcon}
            label={i18n.t('views.help')}
            onPress={() => leaveFor({ view: 'help' })}
          />
        </span>
      </header>
      <main>
        <div class="panel" role="tabpanel" id={panelId(view)} aria-labelledby={`tab-${view}`} key={view}>
          <Panel
            view={view}
            tab={tab}
            page={page}
            settings={settings}
            actions={actions}
            data={data}
            inputRef={input}
            onGo={leaveFor}
          />
        </div>
      </main>
      <FooterLinks tab={tab} readable={readable} />
      {keys && <KeysDialog {...keys} />}
    </OpenLibraryContext.Provider>
  );
}

/** What the views show. It is read before any view is drawn, and stays while the user goes from view to view. */
function usePanelData(
  tab: PageTab | null | undefined,
  page: PageState | undefined,
  settings: Settings | undefined,
) {
  const [limit, setLimit] = useState(POPUP_LINES);
  const [query, setQuery] = useState('');
  const corpus = useCorpus();
  const snippets = useSnippets(limit);
  const reported = page && 'summary' in page ? page.summary.snippets : [];
  return {
    corpus,
    corpusFailed: useCorpusFailure(corpus),
    store: useStoreState(),
    query,
    setQuery,
    lookUp: usePartLookUp(query),
    hits: useGlossaryHits(query),
    snippets,
    /** Lists more snippets. */
    more: () => setLimit(limit + POPUP_LINES),
    snippetActions: useSnippetActions(settings),
    saving: useSaving(tab, snippets?.snippets ?? []),
    savedHere: useSavedHere(tab?.id, reported),
  };
}

interface PanelProps {
  view: View;
  tab: PageTab | null;
  page: PageState | undefined;
  settings: Settings;
  actions: PageActions;
  data: ReturnType<typeof usePanelData>;
  /** The look-up box. */
  inputRef: RefObject<HTMLInputElement | null>;
  /** Opens a page of the library in place of the popup. */
  onGo(route: LibraryRoute): void;
}

/** The view that is chosen, or why it has nothing to show. */
function Panel({ view, tab, page, settings, actions, data, inputRef, onGo }: PanelProps) {
  const { corpus, corpusFailed, store, query, saving } = data;
  const open = useOpenLibrary();
  if (corpusFailed && (view === 'page' || view === 'lookUp'))
    return <Blank title={i18n.t('corpus.failed')} why={i18n.t('corpus.failedWhy')} />;
  if (view === 'page')
    return (
      tab && (
        <PageView
          page={page}
          dim={settings.dim}
          actions={actions}
          saving={saving}
          savedHere={data.savedHere}
          own={ownDocumentsOf(page, corpus)}
        />
      )
    );
  if (view === 'lookUp')
    return (
      <LookUp
        query={query}
        lookUp={data.lookUp}
        documents={corpus === null ? null : corpus?.documents}
        usesRecord={corpus?.usesRecord ?? true}
        hits={data.hits}
        inputRef={inputRef}
        saveOf={(text) => saving.markOf({ text, phrase: null })}
        onSave={(text) => saving.save({ text, phrase: null })}
        onOpen={(text) => void open(lookUpRoute(text))}
        onQuery={data.setQuery}
      />
    );
  if (view === 'options') return <OptionsView settings={settings} corpus={corpus} onGo={onGo} />;
  return (
    <StoreGate
      {...store}
      beside={hasSnippetsLeft(store.state)}
      now={Date.now()}
      onRestore={() => void open({ view: 'files' })}
    >
      <SnippetsView list={data.snippets} actions={data.snippetActions} onMore={data.more} />
    </StoreGate>
  );
}

function viewTabs(hasPage: boolean): { view: View; name: string }[] {
  const page = { view: 'page' as const, name: i18n.t('views.page') };
  return [
    ...(hasPage ? [page] : []),
    { view: 'lookUp', name: i18n.t('views.lookUp') },
    { view: 'snippets', name: i18n.t('views.snippets') },
    { view: 'options', name: i18n.t('views.options') },
  ];
}

/**
 * Focuses the look-up box at the start, and after the returned function is called: once, when its view is
 * drawn and before the next key. Arrow keys on the tabs keep the focus there.
 */
function useBoxFocus(
  input: { current: HTMLInputElement | null },
  drawn: boolean,
  ready: boolean,
): () => void {
  const wanted = useRef(true);
  useLayoutEffect(() => {
    if (!ready) return;
    if (wanted.current && drawn) input.current?.focus();
    wanted.current = false;
  });
  return () => {
    wanted.current = true;
  };
}

function reportUnopened(notices: Notices, error: unknown) {
  notices.fail('panel.notOpened', error);
}

interface FooterLinksProps {
  tab: PageTab | null;
  /** Whether the tab's page can be read at all. */
  readable: boolean;
}

/** Links to what is larger than a popup. */
function FooterLinks({ tab, readable }: FooterLinksProps) {
  const notices = useNotices();
  const open = useOpenLibrary();
  /** `opened` is already under way: the browser allows it only within the user's click. */
  function leave(opened: Promise<void>) {
    opened.then(closePopup, (error) => reportUnopened(notices, error));
  }

  return (
    <footer class="ways">
      {tab && readable && (
        <Button icon={addIcon} onPress={() => leave(open({ view: 'addPage', tabId: tab.id }))}>
          {i18n.t('panel.addPage')}
        </Button>
      )}
      {tab && hasSidePanel() && (
        <Button icon={panelIcon} onPress={() => leave(openSidePanel(tab.windowId))}>
          {i18n.t('panel.open')}
        </Button>
      )}
      <Button icon={libraryIcon} label={i18n.t('library.open')} onPress={() => leave(open(lookUpRoute('')))}>
        {i18n.t('panel.library')}
      </Button>
    </footer>
  );
}
