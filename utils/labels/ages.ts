import { i18n } from '#i18n';
import type { PhraseAge } from '../lookup/answer';
import { isYounger, NEW_YEARS } from '../record/age';
import type { ListOrder, Youngest } from '../reports/page-ages';
import { formatNumber } from './numbers';
import { recordDate } from './origin';
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
    text: isNew && since.length > 4 ? recordDate(since.slice(0, 7), 'short') : since.slice(0, 4),
    title: of === '' ? i18n.t('ages.first', [date]) : i18n.t('ages.firstOf', [date, readable(of)]),
    isNew,
  };
}

/**
 * "3 phrases less than a year old when the record ends (July 2026)".
 * @param until ISO date of the record's end, from which ages are counted.
 */
export function youngText({ years, phrases }: Youngest<unknown>, until: string): string {
  const [count, end] = [formatNumber(phrases.length), recordDate(until.slice(0, 7))];
  return years === 1
    ? i18n.t('ages.youngYear', phrases.length, [count, end])
    : i18n.t('ages.youngYears', phrases.length, [count, end, years]);
}

/** Name of an order of a list. */
export function orderName(order: ListOrder): string {
  if (order === 'page') return i18n.t('ages.byPlace');
  return order === 'age' ? i18n.t('ages.byAge') : i18n.t('ages.byRarity');
}
