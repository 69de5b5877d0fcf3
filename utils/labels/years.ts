import { i18n } from '#i18n';
import type { YearCount } from '../record/facts';

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
  return new Intl.ListFormat(i18n.t('localeTag')).format(runs.map(yearRangeText));
}

/** "2015–2018", or a single year. */
export function yearRangeText({ first, last }: YearRun): string {
  return first === last ? `${first}` : `${first}–${last}`;
}
