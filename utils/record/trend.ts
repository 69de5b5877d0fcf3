import type { NewsFacts, NewsYear } from './news';

/**
 * How the use of a phrase in the news develops. `rising`, `steady` and `fading` compare the last year of the record with
 * the years before; `gone`: it was said often, and then no more.
 */
export const TRENDS = ['rising', 'steady', 'fading', 'gone'] as const;

export type Trend = (typeof TRENDS)[number];

/** How many days of the last year have a phrase, in six degrees from hardly any to most. */
export const INTENSITIES = ['cold', 'lukewarm', 'warm', 'hot', 'veryHot', 'blazing'] as const;

export type Intensity = (typeof INTENSITIES)[number];

/** The first share of days of each degree but the first. */
const DEGREES = [0.01, 0.03, 0.1, 0.3, 0.6];

/** Fewer days prove nothing. */
const MIN_DAYS = 10;

/** The last year is taken together with the one before while it has fewer days of news: many wordings have their season. */
const FULL_YEAR_DAYS = 330;

/** Less news than this says nothing of a rate, days. */
const MIN_YEAR_DAYS = 180;

/** Years before the last one that it is compared with. */
const YEARS_BEFORE = 2;

/** A rate has changed when it is multiplied or divided by this … */
const RISE = 1.5;
const FALL = 2;

/** … and when chance would seldom do that: by this number of standard deviations of a count (Poisson). */
const DEVIATIONS = 3;

/**
 * A phrase is gone after this time without it, days, if at its rate in the two years up to its last day GONE_EXPECTED days
 * would have had it. After LONG_SILENT_DAYS its rate over its whole life decides: an anniversary or two at the end count
 * for little.
 */
const SILENT_DAYS = 300;
const LONG_SILENT_DAYS = 730;
const GONE_EXPECTED = 10;

const DAY_MS = 86_400_000;
const YEAR = 365.25;

/** Days of news with a phrase, of all days. */
export interface DayShare {
  readonly days: number;
  readonly total: number;
}

/** How often the news of the last year has a phrase: the record's last year, with the one before while it isn't over. */
export function lastYearOf({
  years,
}: NewsFacts): DayShare & { readonly first: number; readonly last: number } {
  const recent = recentYears(years);
  return { ...sum(recent), first: recent[0]?.year ?? 0, last: recent.at(-1)?.year ?? 0 };
}

/** How the use of a phrase in the news develops. */
export interface Course {
  /** Null where too few days have it, or it is too young. */
  readonly trend: Trend | null;
  readonly intensity: Intensity;
  /** The last year, of which the intensity is. */
  readonly lastYear: ReturnType<typeof lastYearOf>;
}

/** Trend and intensity of a phrase that the news has. */
export function courseOf(news: NewsFacts): Course {
  const lastYear = lastYearOf(news);
  return { trend: trendOf(news), intensity: intensityOf(lastYear), lastYear };
}

/** The degree of a share of days; of no days at all the first. */
export function intensityOf({ days, total }: DayShare): Intensity {
  const share = total === 0 ? 0 : days / total;
  return INTENSITIES[DEGREES.filter((degree) => share >= degree).length];
}

/** The trend of a phrase; null where too few days have it, or it is too young for one. The README has the rules. */
export function trendOf(news: NewsFacts): Trend | null {
  if (news.days < MIN_DAYS) return null;
  if (isGone(news)) return 'gone';
  const years = sinceFirst(news);
  const recent = sum(recentYears(years));
  const earlier = years.slice(0, years.length - recentYears(years).length);
  const before = sum(earlier.slice(-YEARS_BEFORE));
  if (before.total < MIN_YEAR_DAYS) return null;
  if (isChange(recent, before, RISE)) return 'rising';
  if (earlier.length > 0 && isChange(peakYear(earlier), recent, FALL)) return 'fading';
  return recent.days + before.days < MIN_DAYS ? null : 'steady';
}

/** Whether a phrase that was said often has not been said for long; see SILENT_DAYS. */
function isGone({ days, first, last, until, years }: NewsFacts): boolean {
  const silent = daysBetween(last, until);
  if (silent < SILENT_DAYS) return false;
  if (silent >= LONG_SILENT_DAYS)
    return (days / Math.max(YEAR, daysBetween(first, last) + 1)) * silent >= GONE_EXPECTED;
  const lastYear = Number(last.slice(0, 4));
  const late = sum(years.filter(({ year }) => year >= lastYear - 1)).days;
  const from = `${lastYear - 1}-01-01`;
  return (
    (late / Math.max(YEAR, daysBetween(first > from ? first : from, last) + 1)) * silent >= GONE_EXPECTED
  );
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** The years from the one on in which the phrase is first seen; of that year only the part that has it. */
function sinceFirst({ years, first }: NewsFacts): NewsYear[] {
  const born = Number(first.slice(0, 4));
  const left = 1 - daysBetween(`${born}-01-01`, first) / YEAR;
  return years
    .filter(({ year }) => year >= born)
    .map((each) =>
      each.year === born ? { ...each, total: Math.max(each.days, Math.round(each.total * left)) } : each,
    );
}

/** The last years that together have FULL_YEAR_DAYS; all where they haven't. */
function recentYears(years: readonly NewsYear[]): readonly NewsYear[] {
  let from = years.length;
  for (let total = 0; from > 0 && total < FULL_YEAR_DAYS; from--) total += years[from - 1].total;
  return years.slice(from);
}

function sum(years: readonly DayShare[]): DayShare {
  return {
    days: years.reduce((all, { days }) => all + days, 0),
    total: years.reduce((all, { total }) => all + total, 0),
  };
}

/**
 * The year with the highest rate of those with MIN_YEAR_DAYS; of all where none has them.
 * @param years At least one.
 */
export function peakYear(years: readonly NewsYear[]): NewsYear {
  const enough = years.filter(({ total }) => total >= MIN_YEAR_DAYS);
  const rate = ({ days, total }: NewsYear) => days / Math.max(1, total);
  return (enough.length === 0 ? years : enough).reduce((a, b) => (rate(b) > rate(a) ? b : a));
}

/** Whether the rate of `high` is `times` that of `low` or more, and not by chance. */
function isChange(high: DayShare, low: DayShare, times: number): boolean {
  if (high.days * low.total < times * low.days * high.total || high.days === 0) return false;
  // Days in either, if both had the rate of both together.
  const rate = (high.days + low.days) / (high.total + low.total);
  const difference = high.days / high.total - low.days / low.total;
  return difference >= DEVIATIONS * Math.sqrt(rate * (1 / high.total + 1 / low.total));
}
