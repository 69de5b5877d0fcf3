import { i18n } from '#i18n';
import { formatNumber } from './numbers';
import { factLine } from './wording';

/** Days of news and reports that have a phrase, "413 days · 64 reports"; without those that are 0. */
export function usesText(days: number, reports: number): string {
  return factLine([
    days === 0 ? '' : i18n.t('nearest.days', days, [formatNumber(days)]),
    reports === 0 ? '' : i18n.t('nearest.reports', reports, [formatNumber(reports)]),
  ]);
}
