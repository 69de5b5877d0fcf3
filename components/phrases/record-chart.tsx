import { chartWords, yearWords } from '../../utils/labels/record';
import type { YearCount } from '../../utils/record/facts';
import { layOutYears, YearsChart } from './years-chart';

/** National reports by year. */
export function RecordChart({ years }: { years: readonly YearCount[] }) {
  return (
    <YearsChart
      years={years}
      chart={layOutYears(years)}
      label={chartWords(years)}
      yearWords={(at) => yearWords(years[at])}
    />
  );
}
