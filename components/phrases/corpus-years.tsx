import { i18n } from '#i18n';
import {
  corpusChartWords,
  corpusYearWords,
  firstWords,
  rateFigure,
  ratesOf,
} from '../../utils/labels/corpus';
import { figure } from '../../utils/labels/numbers';
import type { CorpusYear, CorpusYears as Years } from '../../utils/lookup/answer';
import { ChartTable } from '../common/tables';
import { layOutRates, YearsChart } from './years-chart';

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

/** The chart of the corpus's years as a table. */
export function CorpusYearsTable({ years }: { years: readonly CorpusYear[] }) {
  return (
    <ChartTable
      label={corpusChartWords(years)}
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
              figure(frequency),
              i18n.t('study.of', [figure(documentFrequency), figure(documents)]),
              rateFigure(frequency, han),
            ],
      )}
    />
  );
}
