import { textTable } from '../tools/text-table';

/** What a value counts. */
export type Unit = 'ms' | 's' | 'ns/char' | 'times' | 'power' | '%' | 'B/char' | 'kB' | 'MB';

/** One measured value. */
export interface Row {
  /** Group and thing, `group: thing`; stays the same from run to run. */
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  /** The budget; null for none. */
  readonly budget: number | null;
  /** How many measurements the value is the median of. */
  readonly runs: number;
  /** What else was measured in the same run, to see the value by. */
  readonly beside: readonly string[];
}

/** A row as `--json` has it. */
export interface JsonRow {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly budget: number | null;
  /** Whether the budget is kept, null where there is none. */
  readonly ok: boolean | null;
}

/** Digits of a value that are printed: more would be noise. */
const DIGITS = 3;

/** Makes a row; without budget, with one run and nothing beside it by default. */
export function row(
  name: string,
  value: number,
  unit: Unit,
  more: Partial<Pick<Row, 'budget' | 'runs' | 'beside'>> = {},
): Row {
  return { name, value, unit, budget: null, runs: 1, beside: [], ...more };
}

/** Whether a row keeps its budget; null where it has none. */
function isKept({ value, budget }: Row): boolean | null {
  return budget === null ? null : value <= budget;
}

/** A number with DIGITS digits, without exponent; whole numbers whole. */
export function shown(value: number): string {
  const rounded = Number(value.toPrecision(DIGITS));
  const places = Math.max(0, DIGITS - 1 - Math.floor(Math.log10(Math.abs(rounded) || 1)));
  return rounded.toLocaleString('en', { maximumFractionDigits: Math.min(places, 6) });
}

/** The ratio of two values: `2.5× what`. */
export function ratio(value: number, other: number, what: string): string {
  return `${shown(value / other)}× ${what}`;
}

/** The one object that `--json` prints. */
export function asJson(rows: readonly Row[]): { readonly rows: readonly JsonRow[] } {
  return {
    rows: rows.map((each) => {
      const { name, value, unit, budget } = each;
      return { name, value: Number(value.toPrecision(6)), unit, budget, ok: isKept(each) };
    }),
  };
}

/** The mark of a row, by whether it keeps its budget; null where it has none. */
export function markOf(isKept: boolean | null): string {
  if (isKept === null) return '–';
  return isKept ? '✓' : '✗';
}

/** The rows as lines of a table. */
export function asTable(rows: readonly Row[]): string[] {
  const head = ['', 'measured', 'value', 'unit', 'budget', 'runs', 'beside'];
  const lines = rows.map((each) => [
    markOf(isKept(each)),
    each.name,
    shown(each.value),
    each.unit,
    each.budget === null ? '–' : `≤ ${shown(each.budget)}`,
    String(each.runs),
    each.beside.join(', '),
  ]);
  return textTable([head, ...lines]);
}
