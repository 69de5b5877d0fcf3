import { i18n } from '#i18n';
import { figure } from '../../utils/labels/figures';
import { corpusChartWords, rateFigure } from '../../utils/labels/study-words';
import type { CorpusYear } from '../../utils/lookup/answer';
import { ChartTable } from '../common/chart-table';

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
