import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/blank';
import { figure } from '../../components/figures';
import { PhraseList } from '../../components/phrase-list';
import { ShareSummary } from '../../components/share-summary';
import { Switch } from '../../components/switch';
import type { Notices } from '../../utils/hooks/use-notices';
import type { PageTab } from '../../utils/hooks/use-page-tab';
import type { Saving } from '../../utils/hooks/use-saving';
import { WAKE_HAN } from '../../utils/limits';
import { requestPage } from '../../utils/messaging/client';
import { findPlace, groupMarks, type PagePhrase } from '../../utils/reports/page-phrases';
import type { PageState } from '../../utils/reports/page-state';
import type { Settings } from '../../utils/settings/settings';
import { changeSettings } from '../../utils/settings/stored-settings';

interface PageViewProps {
  tab: PageTab;
  /** Undefined while nothing is known of the page. */
  page: PageState | undefined;
  /** The site as readers know it. */
  site: string;
  settings: Settings;
  saving: Saving;
  notices: Notices;
}

/** This page: its share and its phrases, or why there are none. */
export function PageView({ tab, page, site, settings, saving, notices }: PageViewProps) {
  const [shown, setShown] = useState<{ phrase: string; nth: number } | null>(null);

  async function go(phrase: PagePhrase) {
    const nth = shown?.phrase === phrase.phrase ? (shown.nth + 1) % phrase.count : 0;
    const place = findPlace(phrase, nth);
    if (place === null) return;
    setShown({ phrase: phrase.phrase, nth });
    try {
      const target = { tabId: tab.id, frameId: place.frameId };
      await requestPage(target, 'showPhrase', { phrase: phrase.phrase, nth: place.nth });
    } catch {
      notices.fail(i18n.t('page.noAnswer'));
    }
  }

  async function dim(on: boolean) {
    try {
      await changeSettings({ dim: on });
    } catch {
      notices.fail(i18n.t('page.settingsFailed'), () => void dim(on));
    }
  }

  if (page === undefined || page.name === 'waiting') return <Waiting announced={page !== undefined} />;
  if (!('summary' in page)) return <Blank {...blankWords(page, site)} />;
  const { summary } = page;
  const phrases = groupMarks(summary.marks);
  const places = phrases.reduce((sum, { count }) => sum + count, 0);
  return (
    <div class="page-view">
      <div class="overview">
        <ShareSummary
          share={summary.share}
          phrases={phrases.length}
          places={places}
          reading={page.name === 'reading'}
        />
        {page.name !== 'nothingFound' && (
          <Switch on={settings.dim} hint={i18n.t('page.dimWhy')} onSwitch={(on) => void dim(on)}>
            {i18n.t('page.dim')}
          </Switch>
        )}
      </div>
      {page.name === 'nothingFound' ? (
        <Blank title={i18n.t('page.nothing')} why={i18n.t('page.nothingWhy', [figure(summary.han)])} />
      ) : (
        <PhraseList
          phrases={phrases}
          shown={shown}
          saveOf={saving.markOf}
          onGo={(phrase) => void go(phrase)}
          onSave={saving.save}
        />
      )}
    </div>
  );
}

/** The place of the share, empty: most pages have reported before anything is drawn. */
function Waiting({ announced }: { announced: boolean }) {
  return (
    <div class="page-view">
      <div class="overview share">
        <p class="share-figure">&nbsp;</p>
        <div class="share-line" />
        <p class="share-counts late" role="status">
          {announced && i18n.t('page.reading')}
        </p>
      </div>
    </div>
  );
}

function blankWords(page: PageState, site: string): { title: string; why: string } {
  if (page.name === 'off') return { title: i18n.t('page.off', [site]), why: i18n.t('page.offWhy') };
  if (page.name !== 'unreadable') {
    return { title: i18n.t('page.noChinese'), why: i18n.t('page.noChineseWhy', [figure(WAKE_HAN)]) };
  }
  if (page.why === 'files') return { title: i18n.t('page.files'), why: i18n.t('page.filesWhy') };
  if (page.why === 'store') return { title: i18n.t('page.store'), why: i18n.t('page.storeWhy') };
  return { title: i18n.t('page.browserPage'), why: i18n.t('page.browserPageWhy') };
}
