import { chartText, yearText } from '../../utils/labels/record';
import type { YearCount } from '../../utils/record/facts';
import { layOutYears, YearsChart } from './years-chart';

/** National reports by year. */
export function RecordChart({ years }: { years: readonly YearCount[] }) {
  return (
    <YearsChart
      years={years}
      chart={layOutYears(years)}
      label={chartText(years)}
      yearText={(at) => yearText(years[at])}
    />
  );
}
