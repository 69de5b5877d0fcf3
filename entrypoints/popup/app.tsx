import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/blank';
import { NoticeBar } from '../../components/notice-bar';
import { Switch } from '../../components/switch';
import { panelId, Tabs } from '../../components/tabs';
import { type Notices, useNotices } from '../../utils/hooks/use-notices';
import { hostOf, usePage } from '../../utils/hooks/use-page';
import { type PageTab, usePageTab } from '../../utils/hooks/use-page-tab';
import { useSaving } from '../../utils/hooks/use-saving';
import { useSlash } from '../../utils/hooks/use-slash';
import { useSnippetActions } from '../../utils/hooks/use-snippet-actions';
import { useCorpus, useCorpusFailure, useSettings, useSnippets } from '../../utils/hooks/use-stored';
import { POPUP_LINES } from '../../utils/limits';
import { isSiteOn, type Settings } from '../../utils/settings/settings';
import { switchSite } from '../../utils/settings/stored-settings';
import { LookUpView } from './look-up-view';
import { OptionsView } from './options-view';
import { PageView } from './page-view';
import { useRoute, type View } from './route';
import { SnippetsView } from './snippets-view';

/** The whole of the popup, and of the same page in a tab. */
export function App() {
  const [limit, setLimit] = useState(POPUP_LINES);
  const settings = useSettings();
  const corpus = useCorpus();
  const corpusFailed = useCorpusFailure(corpus);
  const snippets = useSnippets(limit);
  const tab = usePageTab();
  const page = usePage(tab, settings);
  const notices = useNotices();
  const saving = useSaving(tab, snippets?.snippets ?? [], notices);
  const actions = useSnippetActions(notices);
  const [route, changeRoute] = useRoute();
  const input = useRef<HTMLInputElement>(null);
  // Without a page there is nothing to say of one.
  const view = tab === null && route.view === 'page' ? 'lookUp' : route.view;
  const ready = tab !== undefined && settings !== undefined;
  const focusBox = useBoxFocus(input, ready && view === 'lookUp', ready);
  useSlash(() => {
    focusBox();
    changeRoute({ view: 'lookUp' });
  });

  if (!ready) return null;
  const site = hostOf(tab?.url ?? null) || i18n.t('page.localFiles');
  return (
    <>
      <header class="head">
        <h1>
          <img src="/icons/seal.svg" alt="" width="24" height="24" />
          {i18n.t('name')}
        </h1>
        {tab && page && page.name !== 'unreadable' && (
          <SiteSwitch tab={tab} site={site} settings={settings} notices={notices} />
        )}
        <Tabs
          tabs={viewTabs(tab !== null)}
          selected={view}
          label={i18n.t('views.label')}
          onSelect={(selected, byPointer) => {
            if (byPointer) focusBox();
            changeRoute({ view: selected });
          }}
        />
      </header>
      <main>
        <div class="panel" role="tabpanel" id={panelId(view)} aria-labelledby={`tab-${view}`} key={view}>
          {corpusFailed && (view === 'page' || view === 'lookUp') && (
            <Blank title={i18n.t('corpus.failed')} why={i18n.t('corpus.failedWhy')} />
          )}
          {view === 'page' && tab && !corpusFailed && (
            <PageView
              tab={tab}
              page={page}
              site={site}
              settings={settings}
              saving={saving}
              notices={notices}
            />
          )}
          {view === 'lookUp' && !corpusFailed && (
            <LookUpView
              query={route.query}
              corpus={corpus}
              saving={saving}
              inputRef={input}
              onQuery={(query) => changeRoute({ query, view: 'lookUp' })}
            />
          )}
          {view === 'snippets' && (
            <SnippetsView
              list={snippets}
              corpus={corpus}
              actions={actions}
              onMore={() => setLimit(limit + POPUP_LINES)}
            />
          )}
          {view === 'options' && <OptionsView settings={settings} corpus={corpus} notices={notices} />}
        </div>
      </main>
      <NoticeBar notice={notices.notice} />
    </>
  );
}

interface SiteSwitchProps {
  tab: PageTab;
  site: string;
  settings: Settings;
  notices: Notices;
}

function SiteSwitch({ tab, site, settings, notices }: SiteSwitchProps) {
  const host = hostOf(tab.url);

  async function change(on: boolean) {
    try {
      await switchSite(host, on);
    } catch {
      notices.fail(i18n.t('page.settingsFailed'), () => void change(on));
    }
  }

  /** What is switched off is kept by its name; in a private window the reader is asked first. */
  function ask(on: boolean) {
    if (on || !tab.incognito) return void change(on);
    const yes = { words: i18n.t('private.switchAnyway'), act: () => void change(false) };
    const no = { words: i18n.t('cancel'), act: notices.dismiss };
    notices.show({
      id: crypto.randomUUID(),
      words: i18n.t('private.switchQuestion', [site]),
      actions: [yes, no],
    });
  }

  return (
    <div class="site">
      <Switch on={isSiteOn(settings, host)} label={i18n.t('page.switchSite', [site])} onSwitch={ask}>
        <bdi>{site}</bdi>
      </Switch>
    </div>
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
 * Gives the look-up box the focus at the start, and after the returned function was called: once, when its view is
 * drawn and before the next key can come. Arrow keys over the tabs keep the focus there.
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
