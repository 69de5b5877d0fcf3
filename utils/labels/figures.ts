import { i18n } from '#i18n';
import { onceMade } from './intl';

/** A number in the writing of the interface's language: 1,234. */
export function figure(value: number): string {
  const language = i18n.t('localeTag');
  return onceMade(`figure ${language}`, () => new Intl.NumberFormat(language)).format(value);
}

/** A share of 0 to 1 in percent: 23%, and <1% where it is more than nothing and less than one percent. */
export function percent(share: number): string {
  return share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`;
}
