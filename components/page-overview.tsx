import { i18n } from '#i18n';
import { WAKE_HAN } from '../utils/limits';
import type { PageState } from '../utils/reports/page-state';
import type { PagePhrase } from '../utils/reports/report';
import { Blank } from './blank';
import { Button } from './button';
import { figure } from './figures';
import { ShareSummary } from './share-summary';
import { Switch } from './switch';

/** A page's state that has a summary: it was read, at least in part. */
export type ReadPage = Extract<PageState, { summary: unknown }>;

export interface PageOverviewProps {
  page: ReadPage;
  phrases: readonly PagePhrase[];
  /** Whether what is marked is faded. */
  dim: boolean;
  onDim(on: boolean): void;
}

/** A page in figures, with the switch that fades its marks, or that nothing was found there. */
export function PageOverview({ page, phrases, dim, onDim }: PageOverviewProps) {
  const { summary, name } = page;
  return (
    <>
      <div class="overview">
        <ShareSummary
          share={summary.share}
          phrases={phrases.length}
          places={phrases.reduce((sum, { count }) => sum + count, 0)}
          reading={name === 'reading'}
        />
        {(dim || name !== 'nothingFound') && (
          <Switch on={dim} hint={dim ? i18n.t('page.dimOn') : i18n.t('page.dimWhy')} onSwitch={onDim}>
            {i18n.t('page.dim')}
          </Switch>
        )}
      </div>
      {name === 'nothingFound' && (
        <Blank title={i18n.t('page.nothing')} why={i18n.t('page.nothingWhy', [figure(summary.han)])} />
      )}
    </>
  );
}

export interface UnreadPageProps {
  /** Undefined while nothing is known of the page. */
  page: Exclude<PageState, ReadPage> | undefined;
  /** The site as readers know it. */
  site: string;
  /** The user wants this page marked, though its site is not. */
  onMark(): void;
}

/** Why there is nothing to tell of a page, or that it is still waited for. */
export function UnreadPage({ page, site, onMark }: UnreadPageProps) {
  if (page === undefined || page.name === 'waiting') return <Waiting announced={page !== undefined} />;
  const isAskable = page.name === 'unlisted' || page.name === 'unasked';
  return (
    <Blank {...blankWords(page, site)}>
      {isAskable && (
        <Button look="outlined" onPress={onMark}>
          {i18n.t('page.markOnce')}
        </Button>
      )}
    </Blank>
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
  if (page.name === 'unlisted')
    return { title: i18n.t('page.unlisted', [site]), why: i18n.t('page.unlistedWhy') };
  if (page.name === 'unasked') return { title: i18n.t('page.unasked'), why: i18n.t('page.unaskedWhy') };
  if (page.name !== 'unreadable') {
    return { title: i18n.t('page.noChinese'), why: i18n.t('page.noChineseWhy', [figure(WAKE_HAN)]) };
  }
  if (page.why === 'files') return { title: i18n.t('page.files'), why: i18n.t('page.filesWhy') };
  if (page.why === 'store') return { title: i18n.t('page.store'), why: i18n.t('page.storeWhy') };
  return { title: i18n.t('page.browserPage'), why: i18n.t('page.browserPageWhy') };
}
