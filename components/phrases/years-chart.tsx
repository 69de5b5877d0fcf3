import { runsOf } from '../../utils/labels/years';
import type { YearCount } from '../../utils/record/facts';

interface YearsChartProps {
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

/** Px from one year to the next where many are shown, and between two bars. */
const STEP = 4;
const BETWEEN = 1;

/** Px of a chart that is filled by few years, and px from one to the next at most: two have room for their names. */
const FILLED = 288;
const WIDEST_STEP = 28;

/** Px for each place, less where a year has so many that its bar would be higher than the highest allowed. */
const PLACE = 8;
const HIGHEST = 32;
const LOWEST = 3;

/** Height of a baseline, px. */
const LINE = 1;

/** A rectangle of the chart; px from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything of a chart by year stands. */
interface YearChart {
  readonly width: number;
  readonly height: number;
  /** One for each year in which the phrase stands. */
  readonly bars: readonly Box[];
  /** One for each run of years that have a report; between them the record has none. */
  readonly lines: readonly Box[];
  /** The whole height of each year, in their order. */
  readonly columns: readonly Box[];
}

/**
 * Lays out a chart of places by year, as high as its highest bar. A place has the same height in every chart, so
 * that two phrases can be compared, unless a year has more than four.
 */
export function layOutYears(years: readonly YearCount[]): YearChart {
  const most = Math.max(1, ...years.map(({ count }) => count ?? 0));
  return layOut(years, STEP, Math.min(PLACE, HIGHEST / most), most);
}

/** Lays out a chart of rates by year: its highest bar is as high as a bar can be, and few years get wide bars. */
export function layOutRates(years: readonly YearCount[]): YearChart {
  const most = Math.max(0, ...years.map(({ count }) => count ?? 0)) || 1;
  const step = Math.max(STEP, Math.min(WIDEST_STEP, Math.floor(FILLED / Math.max(1, years.length))));
  return layOut(years, step, HIGHEST / most, most);
}

/** @param step Px from one year to the next. @param unit Px of height for one of a count. @param most The highest count. */
function layOut(years: readonly YearCount[], step: number, unit: number, most: number): YearChart {
  const bar = step - BETWEEN;
  const base = Math.max(LOWEST, Math.round(most * unit));
  const height = base + LINE;
  const bars = years.flatMap(({ count }, at): Box[] => {
    if (!count) return [];
    const high = Math.max(LOWEST, Math.round(count * unit));
    return [{ x: at * step, y: base - high, width: bar, height: high }];
  });
  const lines = runsOf(years.map(({ count }) => count !== null)).map(({ start, end }) => {
    return { x: start * step, y: base, width: (end - start) * step - BETWEEN, height: LINE };
  });
  const columns = years.map((_, at) => ({ x: at * step, y: 0, width: step, height }));
  return { width: Math.max(0, years.length * step - BETWEEN), height, bars, lines, columns };
}
