import { i18n } from '#i18n';
import { formatNumber, formatPercent } from '../../utils/labels/numbers';
import { WAKE_HAN } from '../../utils/limits';
import type { AgesOfPage } from '../../utils/reports/page-ages';
import type { PageState } from '../../utils/reports/page-state';
import type { PagePhrase } from '../../utils/reports/report';
import { Blank } from '../common/blank';
import { Button } from '../common/button';
import { Switch } from '../common/choices';
import { GoLink } from '../common/navigation';
import { Youngest } from './list-order';

/** A page's state that has a summary: it was read, at least in part. */
export type ReadPage = Extract<PageState, { summary: unknown }>;

interface PageOverviewProps {
  page: ReadPage;
  phrases: readonly PagePhrase[];
  ages: AgesOfPage;
  /** Whether marked text is faded. */
  dim: boolean;
  onDim(on: boolean): void;
  onGo(phrase: PagePhrase): void;
}

/** A page in numbers, with the switch that fades its marks; or that nothing was found. */
export function PageOverview({ page, phrases, ages, dim, onDim, onGo }: PageOverviewProps) {
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
        <Youngest phrases={phrases} ages={ages} onGo={onGo} />
        {(dim || name !== 'nothingFound') && (
          <Switch on={dim} hint={dim ? i18n.t('page.dimOn') : i18n.t('page.dimWhy')} onSwitch={onDim}>
            {i18n.t('page.dim')}
          </Switch>
        )}
      </div>
      {name === 'nothingFound' && (
        <Blank title={i18n.t('page.nothing')} why={i18n.t('page.nothingWhy', [formatNumber(summary.han)])} />
      )}
    </>
  );
}

interface UnreadPageProps {
  /** Undefined while nothing is known of the page. */
  page: Exclude<PageState, ReadPage> | undefined;
  /** The site's name as users know it. */
  site: string;
  /** The user wants this page marked although its site is not. */
  onMark(): void;
}

/** Why there is nothing to show of a page, or that its report is awaited. */
export function UnreadPage({ page, site, onMark }: UnreadPageProps) {
  if (page === undefined || page.name === 'waiting') return <Waiting announced={page !== undefined} />;
  const isAskable = page.name === 'unlisted' || page.name === 'unasked';
  return (
    <Blank {...blankText(page, site)}>
      {isAskable && (
        <Button look="outlined" onPress={onMark}>
          {i18n.t('page.markOnce')}
        </Button>
      )}
    </Blank>
  );
}

/** An empty share: most pages have reported before anything is drawn. */
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

function blankText(page: PageState, site: string): { title: string; why: string } {
  if (page.name === 'off') return { title: i18n.t('page.off', [site]), why: i18n.t('page.offWhy') };
  if (page.name === 'unlisted')
    return { title: i18n.t('page.unlisted', [site]), why: i18n.t('page.unlistedWhy') };
  if (page.name === 'unasked') return { title: i18n.t('page.unasked'), why: i18n.t('page.unaskedWhy') };
  if (page.name !== 'unreadable') {
    return { title: i18n.t('page.noChinese'), why: i18n.t('page.noChineseWhy', [formatNumber(WAKE_HAN)]) };
  }
  if (page.why === 'files') return { title: i18n.t('page.files'), why: i18n.t('page.filesWhy') };
  if (page.why === 'store') return { title: i18n.t('page.store'), why: i18n.t('page.storeWhy') };
  return { title: i18n.t('page.browserPage'), why: i18n.t('page.browserPageWhy') };
}

interface ShareSummaryProps {
  /** Marked share of the page's Han characters, 0 to 1. */
  share: number;
  /** Distinct phrases, and all their occurrences. */
  phrases: number;
  places: number;
  /** Whether some of the page is still to be read. */
  reading: boolean;
}

/** The page in numbers: its boilerplate share in large type, with a bar. */
function ShareSummary({ share, phrases, places, reading }: ShareSummaryProps) {
  const counts = i18n.t('page.counts', phrases, [
    formatNumber(phrases),
    i18n.t('page.places', places, [formatNumber(places)]),
  ]);
  const percent = formatPercent(share);
  // Languages differ in where the figure is.
  const text = i18n.t('page.share', [percent]);
  const [before, after] = text.split(percent).map((each) => each.trim());
  return (
    <div class="share">
      <p class="share-figure">
        {before !== '' && <span>{before}</span>}
        <strong>{percent}</strong>
        <span>{after}</span>
      </p>
      <div class="share-line" aria-hidden="true">
        <i style={{ width: `${(share * 100).toFixed(2)}%` }} />
      </div>
      <p class="share-counts" role="status">
        {reading ? i18n.t('page.reading') : places > 0 && counts}
      </p>
    </div>
  );
}

/** One of the user's own documents that is the page's text. */
export interface OwnDocument {
  readonly id: string;
  readonly title: string;
  /** Its address in the library. */
  readonly href: string;
}

interface OwnDocumentsProps {
  documents: readonly OwnDocument[];
  onGo(document: OwnDocument): void;
}

/**
 * Says that the page is already in the corpus and doesn't count for itself, with links to its document. Empty
 * otherwise.
 */
export function OwnDocuments({ documents, onGo }: OwnDocumentsProps) {
  if (documents.length === 0) return null;
  return (
    <div class="own-documents">
      <p>{i18n.t('page.own')}</p>
      <ul>
        {documents.map((document) => (
          <li key={document.id} lang="zh-Hans">
            <GoLink href={document.href} onGo={() => onGo(document)}>
              {document.title}
            </GoLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SiteSwitchProps {
  on: boolean;
  /** The site's name as users know it. */
  site: string;
  onSwitch(on: boolean): void;
}

/** Switches marking on and off for a site. */
export function SiteSwitch({ on, site, onSwitch }: SiteSwitchProps) {
  return (
    <div class="site">
      <Switch on={on} label={i18n.t('page.switchSite', [site])} onSwitch={onSwitch}>
        <bdi>{site}</bdi>
      </Switch>
    </div>
  );
}
