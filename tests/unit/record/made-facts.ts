import type { RecordFacts } from '../../../utils/record/facts';
import type { NewsFacts } from '../../../utils/record/news';

/** Facts of a phrase that no source has. */
export const NO_FACTS: RecordFacts = {
  first: null,
  until: '2026-07-10',
  isReportsOnly: false,
  news: null,
  articles: { party: { articles: 0, total: 3583 }, university: { articles: 0, total: 6267 } },
  national: null,
  congress: null,
  provincial: null,
  years: [],
};

/** News from July 2012 to July 2026, every day of it. */
const TOTALS = [183, 365, 365, 365, 366, 365, 365, 365, 366, 365, 365, 365, 366, 365, 191];

/** Facts of a phrase that the news has on these numbers of days in its last years, 2026 being the last of all. */
export function madeNews(days: readonly number[], facts: Partial<NewsFacts> = {}): NewsFacts {
  const all = [...TOTALS.map(() => 0), ...days].slice(-TOTALS.length);
  const years = TOTALS.map((total, at) => ({ year: 2012 + at, total, days: Math.min(total, all[at]) }));
  const used = years.filter((year) => year.days > 0);
  const [first, last] = [used[0]?.year, used.at(-1)?.year];
  return {
    days: years.reduce((sum, year) => sum + year.days, 0),
    total: TOTALS.reduce((sum, total) => sum + total, 0),
    from: '2012-07-02',
    until: '2026-07-10',
    first: `${first}-01-01`,
    last: last === 2026 ? '2026-07-01' : `${last}-12-20`,
    steadySince: null,
    peak: '2024-03',
    years,
    ...facts,
  };
}
