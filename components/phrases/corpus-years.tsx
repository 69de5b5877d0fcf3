import { i18n } from '#i18n';
import {
  corpusChartText,
  corpusYearText,
  firstYearText,
  formatRate,
  ratesOf,
} from '../../utils/labels/corpus';
import { formatNumber } from '../../utils/labels/numbers';
import type { CorpusYear, CorpusYears as Years } from '../../utils/lookup/answer';
import { ChartTable } from '../common/tables';
import { layOutRates, YearsChart } from './years-chart';

/** A wording over the years of the corpus; empty for fewer than two years. */
export function CorpusYears({ years: { years } }: { years: Years }) {
  if (years.length < 2) return null;
  const rates = ratesOf(years);
  return (
    <YearsChart
      years={rates}
      chart={layOutRates(rates)}
      label={corpusChartText(years)}
      yearText={(at) => corpusYearText(years[at])}
    />
  );
}

/**
 * The same for card and popup: the year of the first occurrence, and the chart. Empty where the wording never
 * occurs.
 */
export function CorpusYearsFacts({ years }: { years: Years }) {
  const first = firstYearText(years);
  if (years.years.length < 2 || first === '') return null;
  return (
    <div class="corpus-years">
      <p>{first}</p>
      <CorpusYears years={years} />
      <p class="corpus-years-unit">{i18n.t('study.byYearUnit')}</p>
    </div>
  );
}

/** The chart of the corpus's years as a table. */
export function CorpusYearsTable({ years }: { years: readonly CorpusYear[] }) {
  return (
    <ChartTable
      label={corpusChartText(years)}
      columns={[
        i18n.t('study.year'),
        i18n.t('study.places'),
        i18n.t('study.documentsWith'),
        i18n.t('study.perTenThousand'),
      ]}
      rows={years.map(({ year, documents, documentFrequency, frequency, han }) =>
        documents === 0
          ? [`${year}`, '', i18n.t('study.noDocument'), '']
          : [
              `${year}`,
              formatNumber(frequency),
              i18n.t('study.of', [formatNumber(documentFrequency), formatNumber(documents)]),
              formatRate(frequency, han),
            ],
      )}
    />
  );
}
