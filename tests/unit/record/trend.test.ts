import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NewsFacts } from '../../../utils/record/news';
import { INTENSITIES, intensityOf, lastYearOf, type Trend, trendOf } from '../../../utils/record/trend';
import { madeNews } from './made-facts';

interface Use {
  /** Days in the last years, the last one being 2026. */
  readonly years: readonly number[];
  /** Month and day of the first use; January 1 without. */
  readonly first?: string;
  readonly last?: string;
}

function newsOf({ years, first, last }: Use): NewsFacts {
  const news = madeNews(years);
  return {
    ...news,
    first: first === undefined ? news.first : `${news.first.slice(0, 5)}${first}`,
    last: last ?? news.last,
  };
}

describe('trend', () => {
  test.each<[name: string, use: Use, trend: Trend | null]>([
    ['as often as in the years before', { years: [100, 100, 100, 52] }, 'steady'],
    ['twice as often', { years: [50, 50, 100, 52] }, 'rising'],
    ['only in the first half of each year', { years: [50, 50, 50, 50] }, 'steady'],
    ['only in the second half of each year', { years: [50, 50, 50, 0], last: '2025-12-20' }, 'steady'],
    ['more often, but that may be chance', { years: [10, 10, 10, 8] }, 'steady'],
    ['less than half of its best year', { years: [150, 60, 20, 20, 8] }, 'fading'],
    ['rising again after a better year', { years: [300, 10, 10, 50, 50] }, 'rising'],
    ['less often than in a best year of few days', { years: [9, 6, 6, 6, 2] }, 'steady'],
    ['fewer than ten days', { years: [3, 3, 3] }, null],
    ['hardly ever of late, and never often', { years: [2, 2, 2, 2, 2, 1, 1, 0, 1] }, null],
    ['first seen in the last year', { years: [60], first: '02-01' }, null],
    ['first seen late in the year before', { years: [40, 40], first: '09-01' }, null],
    ['first seen early in the year before', { years: [60, 60], first: '02-01' }, null],
    ['first seen half a year before that', { years: [20, 60, 60], first: '06-01' }, 'rising'],
    ['gone', { years: [50, 50, 40, 0], last: '2025-08-01' }, 'gone'],
    ['rare of late, and now a year without it', { years: [90, 60, 2, 2, 0], last: '2025-06-01' }, 'fading'],
    ['gone long ago', { years: [30, 20, 0, 0, 0, 0] }, 'gone'],
    ['gone but for an anniversary', { years: [90, 30, 0, 1, 0, 0, 0, 0] }, 'gone'],
  ])('%s', (_name, use, trend) => {
    expect(trendOf(newsOf(use))).toBe(trend);
  });

  const uses = fc
    .array(fc.integer({ min: 0, max: 365 }), { minLength: 2, maxLength: 15 })
    .filter((years) => years.some((days) => days > 0));

  const full = madeNews([]).years;

  test('the same rate every year is steady', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.integer({ min: 3, max: 15 }),
        (rate, length) => {
          const years = full.slice(-length).map(({ total }) => Math.round(rate * total));
          expect(trendOf(newsOf({ years, first: length === 15 ? '07-01' : '01-01' }))).toBe('steady');
        },
      ),
    );
  });

  test('more days in the last year never turn rising into another trend', () => {
    fc.assert(
      fc.property(uses, fc.integer({ min: 1, max: 191 }), (years, more) => {
        if (trendOf(newsOf({ years })) !== 'rising') return;
        expect(trendOf(newsOf({ years: [...years.slice(0, -1), (years.at(-1) ?? 0) + more] }))).toBe(
          'rising',
        );
      }),
    );
  });

  test('what the last 300 days have is not gone, and what has less than ten days has no trend', () => {
    fc.assert(
      fc.property(uses, (years) => {
        const news = newsOf({ years });
        if (news.last > '2025-09-13') expect(trendOf(news)).not.toBe('gone');
        if (news.days < 10) expect(trendOf(news)).toBeNull();
      }),
    );
  });
});

describe('intensity', () => {
  test.each<[days: number, total: number, intensity: string]>([
    [0, 0, 'cold'],
    [0, 365, 'cold'],
    [3, 365, 'cold'],
    [4, 365, 'lukewarm'],
    [10, 365, 'lukewarm'],
    [11, 365, 'warm'],
    [36, 365, 'warm'],
    [37, 365, 'hot'],
    [109, 365, 'hot'],
    [110, 365, 'veryHot'],
    [218, 365, 'veryHot'],
    [219, 365, 'blazing'],
    [365, 365, 'blazing'],
  ])('%i of %i days: %s', (days, total, intensity) => {
    expect(intensityOf({ days, total })).toBe(intensity);
  });

  test('more days are never a lower degree', () => {
    const degree = (days: number) => INTENSITIES.indexOf(intensityOf({ days, total: 365 }));
    fc.assert(
      fc.property(fc.nat(365), fc.nat(365), (a, b) => {
        expect(degree(Math.max(a, b))).toBeGreaterThanOrEqual(degree(Math.min(a, b)));
      }),
    );
  });

  test('a year that has just begun is taken together with the one before', () => {
    const news = newsOf({ years: [100, 30, 40] });
    expect(lastYearOf(news)).toEqual({ days: 70, total: 556, first: 2025, last: 2026 });
    const years = news.years.map((each) => (each.year === 2026 ? { ...each, total: 340 } : each));
    expect(lastYearOf({ ...news, years })).toEqual({ days: 40, total: 340, first: 2026, last: 2026 });
  });
});
