import { i18n } from '#i18n';

/** A number of bytes in MB or kB, of a thousand each, with two figures at the most: 50 MB, 1.4 MB, 12 kB. */
export function byteWords(bytes: number): string {
  const [value, unit] = bytes >= 1e6 ? [bytes / 1e6, 'megabyte'] : [bytes / 1e3, 'kilobyte'];
  const format = {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(i18n.t('localeTag'), format).format(value);
}
