import type { PhraseAge } from '../lookup/answer';
import { isYounger } from '../record/age';
import { RARITIES } from '../record/rarity';

/** What is known of the ages of a page's phrases. */
export interface AgesOfPage {
  /** By the phrases' keys; without those of which nothing is known yet. */
  readonly ages: ReadonlyMap<string, PhraseAge>;
  /** ISO date of the record's end, from which ages are counted; empty where it isn't known. */
  readonly until: string;
}

export const NO_AGES: AgesOfPage = { ages: new Map(), until: '' };

/** Orders of a list: as on the page, the youngest first, the rarest first. */
export const LIST_ORDERS = ['page', 'age', 'rarity'] as const;

export type ListOrder = (typeof LIST_ORDERS)[number];

/** Which phrases are listed, and in which order. */
export interface AgeFilter {
  readonly order: ListOrder;
  /** Only phrases first seen in this year or later; null for all. */
  readonly since: number | null;
}

export const ANY_AGE: AgeFilter = { order: 'page', since: null };

/** The phrases that a filter lets through, in its order; what is equal there stays in the order of the page. */
export function arrange<T extends { readonly phrase: string }>(
  rows: readonly T[],
  { order, since }: AgeFilter,
  { ages }: AgesOfPage,
): readonly T[] {
  const found =
    since === null ? rows : rows.filter(({ phrase }) => (yearOf(ages.get(phrase)) ?? Number.NaN) >= since);
  if (order === 'page') return found;
  const rank = ({ phrase }: T) => {
    const age = ages.get(phrase);
    return age === undefined ? -1 : RARITIES.indexOf(age.rarity);
  };
  const date = ({ phrase }: T) => ages.get(phrase)?.since ?? '';
  const byDate = (a: T, b: T) => (date(a) === date(b) ? 0 : date(a) < date(b) ? 1 : -1);
  return found.toSorted(order === 'age' ? byDate : (a, b) => rank(b) - rank(a) || byDate(a, b));
}

/** The years in which a page's phrases were first seen, the latest first. */
export function yearsOf(phrases: readonly { readonly phrase: string }[], { ages }: AgesOfPage): number[] {
  const years = phrases.map(({ phrase }) => yearOf(ages.get(phrase))).filter((year) => year !== null);
  return [...new Set(years)].sort((a, b) => b - a);
}

/** A filter without a year that the page's phrases lack: one kept from another page would hide them all, unseen. */
export function fitting<T extends AgeFilter>(
  filter: T,
  phrases: readonly { readonly phrase: string }[],
  ages: AgesOfPage,
): T {
  const { since } = filter;
  return since === null || yearsOf(phrases, ages).includes(since) ? filter : { ...filter, since: null };
}

/** Year of the first use; null where nothing can be said. */
function yearOf(age: PhraseAge | undefined): number | null {
  return age?.since ? Number(age.since.slice(0, 4)) : null;
}

/** How old the youngest phrases of a page are at most, years: the first of these that any is younger than. */
const YOUNG_YEARS = [1, 2] as const;

/** The youngest phrases of a page. */
export interface Youngest<T> {
  /** All are younger than this, counted back from the record's end. */
  readonly years: (typeof YOUNG_YEARS)[number];
  /** The youngest first. */
  readonly phrases: readonly T[];
}

/** The youngest phrases of a page; null where none is younger than two years. */
export function youngestOf<T extends { readonly phrase: string }>(
  phrases: readonly T[],
  ages: AgesOfPage,
): Youngest<T> | null {
  const dated = arrange(phrases, { order: 'age', since: 0 }, ages);
  for (const years of YOUNG_YEARS) {
    const young = dated.filter(({ phrase }) =>
      isYounger(ages.ages.get(phrase)?.since ?? '', years, ages.until),
    );
    if (young.length > 0) return { years, phrases: young };
  }
  return null;
}
