import type { CorpusYears as Years } from '../utils/lookup/study-answer';
import { corpusChartWords, corpusYearWords, ratesOf } from './study-words';
import { layOutRates } from './year-chart';
import { YearsChart } from './years-chart';

/** A wording over the years of the reader's own corpus; nothing where they are fewer than two. */
export function CorpusYears({ years: { years } }: { years: Years }) {
  if (years.length < 2) return null;
  const rates = ratesOf(years);
  return (
    <YearsChart
      years={rates}
      chart={layOutRates(rates)}
      label={corpusChartWords(years)}
      yearWords={(at) => corpusYearWords(years[at])}
    />
  );
}
