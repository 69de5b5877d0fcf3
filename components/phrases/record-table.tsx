import { i18n } from '#i18n';
import { formatNumber } from '../../utils/labels/numbers';
import { chartText } from '../../utils/labels/record';
import type { YearCount } from '../../utils/record/facts';
import { ChartTable } from '../common/tables';

/** The record's chart as a table. */
export function RecordTable({ years }: { years: readonly YearCount[] }) {
  return (
    <ChartTable
      label={chartText(years)}
      columns={[i18n.t('study.year'), i18n.t('study.reports')]}
      rows={years.map(({ year, count }) => [
        `${year}`,
        count === null ? i18n.t('study.noReport') : formatNumber(count),
      ])}
    />
  );
}
