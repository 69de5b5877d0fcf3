import type { YearCount } from '../utils/record/facts';
import { chartWords, yearWords } from './record-words';
import { type Box, layOutYears } from './year-chart';

/**
 * National reports by year: a bar for each that has the phrase, a line under the years that have a report, nothing
 * where the record has none. The first and the last year are named; each tells its count to the pointer.
 */
export function RecordChart({ years }: { years: readonly YearCount[] }) {
  const { width, height, bars, lines, columns } = layOutYears(years);
  return (
    <div class="record-chart" style={{ width: `${width}px` }}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={chartWords(years)}>
        {columns.map((column, at) => (
          <rect key={column.x} class="record-year" {...column}>
            <title>{yearWords(years[at])}</title>
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
