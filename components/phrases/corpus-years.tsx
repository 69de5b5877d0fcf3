import { i18n } from '#i18n';
import { corpusChartWords, corpusYearWords, firstWords, ratesOf } from '../../utils/labels/study-words';
import type { CorpusYears as Years } from '../../utils/lookup/answer';
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

/** The same in short, for card and popup: when it stands there first, and the chart. Nothing where it stands nowhere. */
export function CorpusYearsFacts({ years }: { years: Years }) {
  const first = firstWords(years);
  if (years.years.length < 2 || first === '') return null;
  return (
    <div class="corpus-years">
      <p>{first}</p>
      <CorpusYears years={years} />
      <p class="corpus-years-unit">{i18n.t('study.byYearUnit')}</p>
    </div>
  );
}
