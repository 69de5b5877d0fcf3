import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PhraseAge } from '../../../utils/lookup/answer';
import {
  type AgeFilter,
  type AgesOfPage,
  ANY_AGE,
  arrange,
  fitting,
  LIST_ORDERS,
  yearsOf,
  youngestOf,
} from '../../../utils/reports/page-ages';

const age = (since: string | null, rarity: PhraseAge['rarity'] = 'typical'): PhraseAge => ({
  since,
  of: '',
  rarity,
});
const pageOf = (ages: Readonly<Record<string, PhraseAge>>, until = '2026-07-10'): AgesOfPage => ({
  ages: new Map(Object.entries(ages)),
  until,
});

const page = pageOf({
  old: age('1978', 'common'),
  quality: age(null, 'common'),
  forces: age('2023-09-08'),
  governance: age('2025-09-01', 'rare'),
  rival: age('2023-09-08', 'rare'),
});
/** In reading order; of the last one nothing is known. */
const rows = ['old', 'forces', 'quality', 'governance', 'rival', 'unknown'].map((phrase) => ({ phrase }));
const arranged = (filter: Partial<AgeFilter>) =>
  arrange(rows, { ...ANY_AGE, ...filter }, page).map(({ phrase }) => phrase);

test.each([
  [null, null],
  [2023, 2023],
  [2024, null],
])('a filter since %s is %s on a page without a phrase first seen in 2024', (since, expected) => {
  expect(fitting({ order: 'age', since }, rows, page)).toEqual({ order: 'age', since: expected });
});

describe('arrange', () => {
  test.each<[name: string, filter: Partial<AgeFilter>, expected: string]>([
    ['as on the page', {}, 'old forces quality governance rival unknown'],
    ['the youngest first, the undated last', { order: 'age' }, 'governance forces rival old quality unknown'],
    ['the rarest first', { order: 'rarity' }, 'governance rival forces old quality unknown'],
    ['from a year on', { since: 2023 }, 'forces governance rival'],
    ['from a year on, in an order', { since: 2023, order: 'age' }, 'governance forces rival'],
    ['from a year on that none is of', { since: 2026 }, ''],
  ])('%s', (_name, filter, expected) => {
    expect(arranged(filter).join(' ')).toBe(expected);
  });

  test('an order loses and doubles nothing, and stays when it is made again', () => {
    const dates = fc.option(fc.integer({ min: 1954, max: 2026 }).map(String));
    const rarity = fc.constantFrom('common', 'typical', 'rare');
    const any = fc.dictionary(fc.string({ minLength: 1 }), fc.tuple(dates, rarity));
    fc.assert(
      fc.property(any, fc.constantFrom(...LIST_ORDERS), (facts, order) => {
        const ages = pageOf(
          Object.fromEntries(Object.entries(facts).map(([key, [since, each]]) => [key, age(since, each)])),
        );
        const all = Object.keys(facts).map((phrase) => ({ phrase }));
        const once = arrange(all, { order, since: null }, ages);
        expect(new Set(once)).toEqual(new Set(all));
        expect(once).toHaveLength(all.length);
        expect(arrange(once, { order, since: null }, ages)).toEqual(once);
      }),
    );
  });
});

test('the years to choose from are those of the page, the latest first', () => {
  expect(yearsOf(rows, page)).toEqual([2025, 2023, 1978]);
  expect(yearsOf([{ phrase: 'quality' }, { phrase: 'unknown' }], page)).toEqual([]);
});

describe('the youngest', () => {
  const youngest = (ages: AgesOfPage) => {
    const found = youngestOf(rows, ages);
    return found && [found.years, ...found.phrases.map(({ phrase }) => phrase)];
  };

  test('are younger than a year, by the end of the record and not by today', () => {
    expect(youngest(page)).toEqual([1, 'governance']);
  });

  test('are those younger than two years where none is younger than one', () => {
    expect(youngest({ ...page, until: '2027-01-01' })).toEqual([2, 'governance']);
    expect(youngest({ ...page, until: '2024-12-31' })).toEqual([1, 'governance']);
  });

  test('are none where all are older, nothing is dated, or the record has no end', () => {
    expect(youngest({ ...page, until: '2027-09-01' })).toBeNull();
    expect(youngest({ ...page, until: '' })).toBeNull();
    expect(youngest(pageOf({ old: age(null) }))).toBeNull();
  });
});
