import { i18n } from '#i18n';
import type { YearCount } from '../record/facts';

/** A number in the notation of the interface's language: 1,234. */
export function formatNumber(value: number): string {
  const language = i18n.t('localeTag');
  return memoised(`number ${language}`, () => new Intl.NumberFormat(language)).format(value);
}

/** A share from 0 to 1 in percent: 23%, and <1% for more than nothing but less than one percent. */
export function formatPercent(share: number): string {
  return share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`;
}

/** A number of bytes in MB or kB, of a thousand each, with at most two digits below 10: 50 MB, 1.4 MB, 12 kB. */
export function formatBytes(bytes: number): string {
  const [value, unit] = bytes >= 1e6 ? [bytes / 1e6, 'megabyte'] : [bytes / 1e3, 'kilobyte'];
  const format = {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(i18n.t('localeTag'), format).format(value);
}

/** Intl formatters by key: creating one takes a tenth of a millisecond, and lists need thousands. */
const made = new Map<string, unknown>();

/** An Intl formatter, created once for each key. */
function memoised<T>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined;
  if (known !== undefined) return known;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long ago something was, in a language: "now", "5 minutes ago", "yesterday"; the date from a week on.
 * Times are ms since the epoch; a future time counts as now.
 */
export function relativeTime(time: number, now: number, language: string): string {
  const age = Math.max(0, now - time);
  const make = () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const format = memoised(`ago ${language}`, make);
  if (age < MINUTE) return format.format(0, 'second');
  if (age < HOUR) return format.format(-Math.floor(age / MINUTE), 'minute');
  if (age < DAY) return format.format(-Math.floor(age / HOUR), 'hour');
  if (age < 7 * DAY) return format.format(-Math.floor(age / DAY), 'day');
  return dateFormat(language, { dateStyle: 'medium' }).format(time);
}

/** Date and time of day in a language. */
export function absoluteTime(time: number, language: string): string {
  return dateFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(time);
}

/** A formatter of dates in a language. */
export function dateFormat(language: string, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `date ${language} ${JSON.stringify(form)}`;
  return memoised(key, () => new Intl.DateTimeFormat(language, form));
}

/** First and last of a run of years. */
export interface YearRun {
  readonly first: number;
  readonly last: number;
}

/** Runs of consecutive years for which a test holds. */
export function runsOfYears(
  years: readonly YearCount[],
  holds: (count: number | null) => boolean,
): YearRun[] {
  return runsOf(years.map(({ count }) => holds(count))).map(({ start, end }) => {
    return { first: years[start].year, last: years[end - 1].year };
  });
}

/** Half-open runs of `true`. */
export function runsOf(flags: readonly boolean[]): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  flags.forEach((flag, at) => {
    const run = runs.at(-1);
    if (!flag) return;
    if (run?.end === at) run.end = at + 1;
    else runs.push({ start: at, end: at + 1 });
  });
  return runs;
}

/** Runs of years as a list: "2015–2018 and 2020". */
export function yearListText(runs: readonly YearRun[]): string {
  return listText(runs.map(yearRangeText));
}

/** A list in the interface's language: "a, b and c". */
export function listText(items: readonly string[]): string {
  return new Intl.ListFormat(i18n.t('localeTag')).format(items);
}

/** "2015–2018", or a single year. */
export function yearRangeText({ first, last }: YearRun): string {
  return first === last ? `${first}` : `${first}–${last}`;
}
