import type { RecordFacts } from './facts';

/**
 * A phrase younger than this is new, years. Matched phrases are mined from yearly reports, so that the youngest are a year
 * and a half old when the record ends in summer.
 */
export const NEW_YEARS = 2;

/** Whether the record has a phrase for less than NEW_YEARS, and the news still says it. */
export function isNew({ first, until, news }: Pick<RecordFacts, 'first' | 'until' | 'news'>): boolean {
  return first !== null && isYounger(first.date, NEW_YEARS, until) && news?.trend !== 'gone';
}

/**
 * Whether a date is less than a number of years before another; a year alone counts from its start.
 * @param until ISO date; empty is before every other.
 */
export function isYounger(date: string, years: number, until: string): boolean {
  const limit = `${Number(until.slice(0, 4)) - years}${until.slice(4)}`;
  return until !== '' && (date.length === 4 ? `${date}-01-01` : date) > limit;
}
