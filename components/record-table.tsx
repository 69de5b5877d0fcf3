import { i18n } from '#i18n';
import type { YearCount } from '../utils/record/facts';
import { ChartTable } from './chart-table';
import { figure } from './figures';
import { chartWords } from './record-words';

/** The record's chart as a table. */
export function RecordTable({ years }: { years: readonly YearCount[] }) {
  return (
    <ChartTable
      label={chartWords(years)}
      columns={[i18n.t('study.year'), i18n.t('study.reports')]}
      rows={years.map(({ year, count }) => [
        `${year}`,
        count === null ? i18n.t('study.noReport') : figure(count),
      ])}
    />
  );
}
