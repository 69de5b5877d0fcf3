import { i18n } from '#i18n';
import { figure, percent } from '../../utils/labels/figures';

export interface ShareSummaryProps {
  /** Painted part of the page's Han characters, 0 to 1. */
  share: number;
  /** Distinct phrases, and places where they are painted. */
  phrases: number;
  places: number;
  /** Whether some of the page is still unread. */
  reading: boolean;
}

/** The page in figures: its boilerplate share, large, with a line that is red so far. */
export function ShareSummary({ share, phrases, places, reading }: ShareSummaryProps) {
  const counts = i18n.t('page.counts', phrases, [
    figure(phrases),
    i18n.t('page.places', places, [figure(places)]),
  ]);
  return (
    <div class="share">
      <p class="share-figure">
        <strong>{percent(share)}</strong>
        <span>{i18n.t('page.share')}</span>
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
