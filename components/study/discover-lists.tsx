import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Born } from '../../utils/discover/discover';
import { formatNumber } from '../../utils/labels/numbers';
import { readable } from '../../utils/labels/wording';
import { Button } from '../common/button';
import { GoLink } from '../common/navigation';
import type { WordingLinks } from './word-lists';

/** A phrase with its facts in short. */
export interface RankedPhrase {
  readonly text: string;
  readonly facts: string;
}

/** Rows shown at first, and further ones on request. */
const FEW = 20;

interface RankedListProps extends WordingLinks {
  title: string;
  phrases: readonly RankedPhrase[];
  children?: ComponentChildren;
}

/** Phrases in order, each a link to its look-up. */
export function RankedList({ title, phrases, hrefOf, onLookUp, children }: RankedListProps) {
  const [shown, setShown] = useState(FEW);
  const list = useRef<HTMLOListElement>(null);
  // The button may be gone after the last rows.
  useLayoutEffect(() => {
    if (shown > FEW) list.current?.querySelectorAll('a')[shown - FEW]?.focus();
  }, [shown]);
  return (
    <section class="ranked">
      <h3>{title}</h3>
      {children}
      {phrases.length === 0 && <p class="study-hint">{i18n.t('discover.none')}</p>}
      <ol class="word-list" ref={list}>
        {phrases.slice(0, shown).map(({ text, facts }) => (
          <li key={text}>
            <GoLink class="wording-link" href={hrefOf(readable(text))} onGo={() => onLookUp(readable(text))}>
              <span class="wording-text" lang="zh-Hans">
                {readable(text)}
              </span>
              <span class="wording-counts">{facts}</span>
            </GoLink>
          </li>
        ))}
      </ol>
      {phrases.length > shown && (
        <div class="few-more">
          <Button onPress={() => setShown(shown + FEW)}>{i18n.t('discover.more')}</Button>
        </div>
      )}
    </section>
  );
}

interface BirthChartProps {
  /** The phrases of each year. */
  born: ReadonlyMap<number, readonly Born[]>;
  years: readonly number[];
  /** The year within which the record ends; null where it ends with a year. */
  partYear: number | null;
  chosen: number;
  onChoose(year: number): void;
}

/** How many phrases each year has brought: a bar for each, which is a button that chooses the year. */
export function BirthChart({ born, years, partYear, chosen, onChoose }: BirthChartProps) {
  const countOf = (year: number) => born.get(year)?.length ?? 0;
  const most = Math.max(1, ...years.map(countOf));
  const nameOf = (year: number) => (year === partYear ? i18n.t('timeline.part', [year]) : year);
  return (
    <fieldset class="birth-chart">
      <legend class="only-read-aloud">{i18n.t('discover.chart')}</legend>
      {years.map((year) => (
        <button
          type="button"
          key={year}
          class={year === partYear ? 'birth-year is-part' : 'birth-year'}
          aria-pressed={year === chosen}
          aria-label={i18n.t('discover.yearCount', countOf(year), [
            nameOf(year),
            formatNumber(countOf(year)),
          ])}
          onClick={() => onChoose(year)}
        >
          <span class="birth-count">{formatNumber(countOf(year))}</span>
          <span class="birth-bar" style={{ height: `${Math.max(1, (96 * countOf(year)) / most)}px` }} />
          <span class="birth-name">{year}</span>
        </button>
      ))}
    </fieldset>
  );
}

interface YearSelectProps {
  label: string;
  years: readonly number[];
  chosen: number;
  onChoose(year: number): void;
}

/** A year out of a list. */
export function YearSelect({ label, years, chosen, onChoose }: YearSelectProps) {
  return (
    <label class="year-select">
      <span>{label}</span>
      <select value={`${chosen}`} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
        {years.map((year) => (
          <option key={year} value={`${year}`}>
            {year}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Years between the reports that are compared at first. */
const USUAL_SPAN = 10;

/** The years of two reports. */
interface ReportPair {
  readonly from: number;
  readonly to: number;
}

/**
 * The two reports to compare, `from` always the earlier one; null where there are less than two.
 * @param options What the address names. @param years Of all reports, in order.
 */
export function reportPair(
  options: { readonly from?: string; readonly to?: string },
  years: readonly number[],
): ReportPair | null {
  if (years.length < 2) return null;
  const to = chosenYear(options.to, years.slice(1), years[years.length - 1]);
  const usual = years.findLast((year) => year <= to - USUAL_SPAN) ?? years[0];
  const from = chosenYear(
    options.from,
    years.filter((year) => year < to),
    usual,
  );
  return { from, to };
}

/** The year that the address names, where it is one of the list. */
export function chosenYear(named: string | undefined, years: readonly number[], usual: number): number {
  const year = Number(named);
  return years.includes(year) ? year : usual;
}
