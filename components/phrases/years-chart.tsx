import type { YearCount } from '../../utils/record/facts';
import type { Box, YearChart } from './year-chart';

export interface YearsChartProps {
  years: readonly YearCount[];
  chart: YearChart;
  /** The chart in words. */
  label: string;
  /** One year in words, for the pointer. */
  yearWords(at: number): string;
}

/**
 * A bar for each year that has something, a line under the years of which there is any text, nothing where there is
 * none. The first and the last year are named; each tells its facts to the pointer.
 */
export function YearsChart({ years, chart, label, yearWords }: YearsChartProps) {
  const { width, height, bars, lines, columns } = chart;
  return (
    <div class="record-chart" style={{ width: `${width}px` }}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {columns.map((column, at) => (
          <rect key={column.x} class="record-year" {...column}>
            <title>{yearWords(at)}</title>
          </rect>
        ))}
        <g class="record-lines">{lines.map(rect)}</g>
        <g class="record-bars">{bars.map(rect)}</g>
      </svg>
      <p class="record-ends" aria-hidden="true">
        <span>{years[0]?.year}</span>
        <span>{years.at(-1)?.year}</span>
      </p>
    </div>
  );
}

function rect(box: Box) {
  return <rect key={box.x} {...box} />;
}
