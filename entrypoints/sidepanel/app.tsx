import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import { helpIcon } from '../../components/common/icons';
import { KeysDialog } from '../../components/common/keys-dialog';
import { StoreGate } from '../../components/common/store-gate';
import { SiteSwitch } from '../../components/page/page-overview';
import { LookUp } from '../../components/phrases/look-up';
import { ownDocumentsOf } from '../../utils/actions/pages';
import { openLibrary } from '../../utils/actions/surfaces';
import { useGlossaryHits } from '../../utils/hooks/use-glossary';
import { useKey, useKeysDialog } from '../../utils/hooks/use-keys';
import { usePartLookUp } from '../../utils/hooks/use-look-up';
import { NoticesProvider } from '../../utils/hooks/use-notices';
import { OpenLibraryContext } from '../../utils/hooks/use-open-library';
import { usePage, usePageTab } from '../../utils/hooks/use-page';
import { usePageActions } from '../../utils/hooks/use-page-actions';
import { useSavedHere, useSaving } from '../../utils/hooks/use-saving';
import { useStoreState } from '../../utils/hooks/use-storage';
import { useCorpus, useCorpusFailure, useSettings, useSnippets } from '../../utils/hooks/use-stored';
import { type LibraryRoute, lookUpRoute } from '../../utils/library/route';
import { POPUP_LINES } from '../../utils/limits';
import { PageView, useSteadyPage } from './page-view';

/** The panel beside the pages of a window: the look-up box, and the active page with all its marks. */
export function App() {
  return (
    <NoticesProvider>
      <Panel />
    </NoticesProvider>
  );
}

function Panel() {
  const settings = useSettings();
  const corpus = useCorpus();
  const corpusFailed = useCorpusFailure(corpus);
  const snippets = useSnippets(POPUP_LINES);
  const tab = usePageTab(true);
  const page = useSteadyPage(tab?.id, usePage(tab, settings));
  const store = useStoreState();
  const saving = useSaving(tab, snippets?.snippets ?? []);
  const actions = usePageActions(tab, settings);
  const reported = page && 'summary' in page ? page.summary.snippets : [];
  const savedHere = useSavedHere(tab?.id, reported);
  const [query, setQuery] = useState('');
  const lookUp = usePartLookUp(query);
  const hits = useGlossaryHits(query);
  const input = useRef<HTMLInputElement>(null);
  const keys = useKeysDialog('panel');
  useKey('/', () => input.current?.focus());
  if (tab === undefined || settings === undefined) return null;
  const open = (route: LibraryRoute) => openLibrary(route, tab);
  return (
    <OpenLibraryContext.Provider value={open}>
      <header class="head">
        <h1>
          <img src="/icons/seal.svg" alt="" width="24" height="24" />
          {i18n.t('name')}
        </h1>
        {tab && page && page.name !== 'unreadable' && (
          <SiteSwitch on={actions.siteOn} site={actions.site} onSwitch={actions.switchSite} />
        )}
        <Button
          look="square"
          icon={helpIcon}
          label={i18n.t('views.help')}
          onPress={() => void open({ view: 'help' })}
        />
      </header>
      <main>
        <StoreGate
          {...store}
          beside={false}
          now={Date.now()}
          onRestore={() => void open({ view: 'files' })}
        />
        {corpusFailed ? (
          <Blank title={i18n.t('corpus.failed')} why={i18n.t('corpus.failedWhy')} />
        ) : (
          <LookUp
            query={query}
            lookUp={lookUp}
            usesRecord={corpus?.usesRecord ?? true}
            hits={hits}
            inputRef={input}
            saveOf={(text) => saving.markOf({ text, phrase: null })}
            onSave={(text) => saving.save({ text, phrase: null })}
            onOpen={(text) => void open(lookUpRoute(text))}
            onQuery={setQuery}
          >
            {tab ? (
              <PageView
                key={tab.id}
                tab={tab}
                page={page}
                settings={settings}
                actions={actions}
                saving={saving}
                savedHere={savedHere}
                own={ownDocumentsOf(page, corpus)}
              />
            ) : (
              <Blank title={i18n.t('panel.noTab')} why={i18n.t('panel.noTabWhy')} />
            )}
          </LookUp>
        )}
      </main>
      {keys && <KeysDialog {...keys} />}
    </OpenLibraryContext.Provider>
  );
}
