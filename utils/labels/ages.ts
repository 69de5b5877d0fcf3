import { i18n } from '#i18n';
import type { PhraseAge } from '../lookup/answer';
import { isYounger, NEW_YEARS } from '../record/age';
import type { ListOrder, Youngest } from '../reports/page-ages';
import { formatNumber } from './numbers';
import { recordDate, recordMonth } from './origin';
import { readable } from './wording';

/** Since when a phrase is used, for a list. */
interface SinceText {
  /** The month of a new phrase, the year of another. */
  readonly text: string;
  /** The whole date; of which part of the wording, where it isn't the whole. */
  readonly title: string;
  readonly isNew: boolean;
}

/**
 * Since when a phrase is used; null where nothing can be said.
 * @param until The record's end.
 */
export function sinceText({ since, of }: PhraseAge, until: string): SinceText | null {
  if (since === null) return null;
  const isNew = isYounger(since, NEW_YEARS, until);
  const date = recordDate(since);
  return {
    text: isNew && since.length > 4 ? recordMonth(since) : since.slice(0, 4),
    title: of === '' ? i18n.t('ages.first', [date]) : i18n.t('ages.firstOf', [date, readable(of)]),
    isNew,
  };
}

/** "3 formulas younger than a year". */
export function youngText({ years, phrases }: Youngest<unknown>): string {
  const count = formatNumber(phrases.length);
  return years === 1
    ? i18n.t('ages.youngYear', phrases.length, [count])
    : i18n.t('ages.youngYears', phrases.length, [count, years]);
}

/** Name of an order of a list. */
export function orderName(order: ListOrder): string {
  if (order === 'page') return i18n.t('ages.byPlace');
  return order === 'age' ? i18n.t('ages.byAge') : i18n.t('ages.byRarity');
}
