import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import { helpIcon } from '../../components/common/icons';
import { KeysDialog } from '../../components/common/keys-dialog';
import { NoticeBar } from '../../components/common/notice-bar';
import { StoreGate } from '../../components/common/store-gate';
import { SiteSwitch } from '../../components/page/page-overview';
import { LookUp } from '../../components/phrases/look-up';
import { documentRoute, ownDocumentsOf } from '../../utils/actions/documents';
import { useHiding } from '../../utils/actions/pages';
import { openLibrary } from '../../utils/actions/surfaces';
import { useKey, useKeysDialog } from '../../utils/hooks/use-keys';
import { usePartLookUp } from '../../utils/hooks/use-look-up';
import { useNotices } from '../../utils/hooks/use-notices';
import { usePage, usePageTab } from '../../utils/hooks/use-page';
import { usePageActions } from '../../utils/hooks/use-page-actions';
import { useSavedHere } from '../../utils/hooks/use-saved-here';
import { useSaving } from '../../utils/hooks/use-saving';
import { useStoreState } from '../../utils/hooks/use-storage';
import { useCorpus, useCorpusFailure, useSettings, useSnippets } from '../../utils/hooks/use-stored';
import { ALL_SNIPPETS, lookUpRoute } from '../../utils/library/route';
import { POPUP_LINES } from '../../utils/limits';
import { PageView, useHeld } from './page-view';

/** The panel beside the pages of a window: the look-up box, and the page in front with all its marks. */
export function App() {
  const settings = useSettings();
  const corpus = useCorpus();
  const corpusFailed = useCorpusFailure(corpus);
  const snippets = useSnippets(POPUP_LINES);
  const tab = usePageTab(true);
  const page = useHeld(tab?.id, usePage(tab, settings));
  const notices = useNotices();
  const store = useStoreState(notices);
  const saving = useSaving(tab, snippets?.snippets ?? [], notices);
  const actions = usePageActions(tab, settings, notices);
  const hide = useHiding(tab, notices);
  const reported = page && 'summary' in page ? page.summary.snippets : [];
  const savedHere = useSavedHere(tab?.id, reported, notices);
  const [query, setQuery] = useState('');
  const lookUp = usePartLookUp(query);
  const input = useRef<HTMLInputElement>(null);
  const keys = useKeysDialog('panel');
  useKey('/', () => input.current?.focus());
  if (tab === undefined || settings === undefined) return null;
  const onLookUp = (text: string) => void openLibrary(lookUpRoute(text), tab);
  return (
    <>
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
          onPress={() => void openLibrary({ view: 'help' }, tab)}
        />
      </header>
      <main>
        <StoreGate
          {...store}
          beside={false}
          now={Date.now()}
          onRestore={() => void openLibrary({ view: 'files' }, tab)}
        />
        {corpusFailed ? (
          <Blank title={i18n.t('corpus.failed')} why={i18n.t('corpus.failedWhy')} />
        ) : (
          <LookUp
            query={query}
            lookUp={lookUp}
            usesRecord={corpus?.usesRecord ?? true}
            inputRef={input}
            saveOf={(text) => saving.markOf({ text, phrase: null })}
            onSave={(text) => saving.save({ text, phrase: null })}
            onOpen={onLookUp}
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
                onHide={hide}
                savedHere={savedHere}
                onAllSnippets={() => void openLibrary(ALL_SNIPPETS, tab)}
                own={ownDocumentsOf(page, corpus)}
                onOwn={({ id }) => void openLibrary(documentRoute(id), tab)}
                onLookUp={onLookUp}
              />
            ) : (
              <Blank title={i18n.t('panel.noTab')} why={i18n.t('panel.noTabWhy')} />
            )}
          </LookUp>
        )}
      </main>
      {keys && <KeysDialog {...keys} />}
      <NoticeBar notice={notices.notice} onHold={notices.hold} />
    </>
  );
}
