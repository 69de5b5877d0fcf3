import { runsOf } from '../../utils/labels/numbers';
import type { YearCount } from '../../utils/record/facts';

interface YearsChartProps {
  years: readonly YearCount[];
  chart: YearChart;
  /** The chart in words. */
  label: string;
  /** One year in words, as a tooltip. */
  yearText(at: number): string;
  /** Shown below the chart, between its first and its last year. */
  middle?: string;
}

/**
 * A bar for each year with a count, a line below the years that have any text, nothing for the others. The
 * first and the last year are labelled; each year has a tooltip.
 */
export function YearsChart({ years, chart, label, yearText, middle }: YearsChartProps) {
  const { width, height, bars, lines, columns } = chart;
  return (
    <div class="record-chart" style={{ width: `${width}px` }}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {columns.map((column, at) => (
          <rect key={column.x} class="record-year" {...column}>
            <title>{yearText(at)}</title>
          </rect>
        ))}
        <g class="record-lines">{lines.map(rect)}</g>
        <g class="record-bars">{bars.map(rect)}</g>
      </svg>
      <p class="record-ends" aria-hidden="true">
        <span>{years[0]?.year}</span>
        {middle !== undefined && <span>{middle}</span>}
        <span>{years.at(-1)?.year}</span>
      </p>
    </div>
  );
}

function rect(box: Box) {
  return <rect key={box.x} {...box} />;
}

/** Px from one year to the next in a long chart, and between two bars. */
const STEP = 4;
const GAP = 1;

/**
 * Px that a short chart fills, and the highest px from one year to the next: two years have room for their
 * labels.
 */
const SHORT_CHART = 288;
const MAX_STEP = 28;

/** Px for each occurrence; less where the highest bar would exceed its maximum. */
const OCCURRENCE = 8;
const MAX_BAR = 32;
const MIN_BAR = 3;

/** Height of a baseline, px. */
const LINE = 1;

/** A rectangle in the chart; px from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The layout of a chart by year. */
interface YearChart {
  readonly width: number;
  readonly height: number;
  /** One for each year in which the phrase occurs. */
  readonly bars: readonly Box[];
  /** One for each run of years with a report; the record has none in between. */
  readonly lines: readonly Box[];
  /** The full height of each year, in order. */
  readonly columns: readonly Box[];
}

/**
 * Lays out a chart of occurrences by year, as high as its highest bar. An occurrence has the same height in
 * every chart, so that phrases can be compared, unless a year has more than four.
 */
export function layOutYears(years: readonly YearCount[]): YearChart {
  const highest = Math.max(1, ...years.map(({ count }) => count ?? 0));
  return layOut(years, STEP, Math.min(OCCURRENCE, MAX_BAR / highest), highest);
}

/** Lays out a chart of rates by year, scaled to its highest bar; with few years the bars are wide. */
export function layOutRates(years: readonly YearCount[]): YearChart {
  const highest = Math.max(0, ...years.map(({ count }) => count ?? 0)) || 1;
  const step = Math.max(STEP, Math.min(MAX_STEP, Math.floor(SHORT_CHART / Math.max(1, years.length))));
  return layOut(years, step, MAX_BAR / highest, highest);
}

/**
 * @param step Px from one year to the next.
 * @param unit Px of height for each count.
 * @param highest The highest count.
 */
function layOut(years: readonly YearCount[], step: number, unit: number, highest: number): YearChart {
  const bar = step - GAP;
  const base = Math.max(MIN_BAR, Math.round(highest * unit));
  const height = base + LINE;
  const bars = years.flatMap(({ count }, at): Box[] => {
    if (!count) return [];
    const high = Math.max(MIN_BAR, Math.round(count * unit));
    return [{ x: at * step, y: base - high, width: bar, height: high }];
  });
  const lines = runsOf(years.map(({ count }) => count !== null)).map(({ start, end }) => {
    return { x: start * step, y: base, width: (end - start) * step - GAP, height: LINE };
  });
  const columns = years.map((_, at) => ({ x: at * step, y: 0, width: step, height }));
  return { width: Math.max(0, years.length * step - GAP), height, bars, lines, columns };
}
