import { onceMade } from './intl';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long ago something was, in words of a language: "now", "5 minutes ago", "yesterday"; from a week on the date.
 * Times are ms since the epoch; a time that is still to come counts as now.
 */
export function relativeTime(time: number, now: number, language: string): string {
  const age = Math.max(0, now - time);
  const make = () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const words = onceMade(`ago ${language}`, make);
  if (age < MINUTE) return words.format(0, 'second');
  if (age < HOUR) return words.format(-Math.floor(age / MINUTE), 'minute');
  if (age < DAY) return words.format(-Math.floor(age / HOUR), 'hour');
  if (age < 7 * DAY) return words.format(-Math.floor(age / DAY), 'day');
  return dateFormat(language, { dateStyle: 'medium' }).format(time);
}

/** Date and time of day in a language. */
export function absoluteTime(time: number, language: string): string {
  return dateFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(time);
}

/** What writes dates in a form and a language. */
export function dateFormat(language: string, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `date ${language} ${JSON.stringify(form)}`;
  return onceMade(key, () => new Intl.DateTimeFormat(language, form));
}
