import { type Gap, type Row, rowOf, textOfRow } from './printed-page';
import { joinParts } from './structure';

/** A row of a table: its cells, a space between them. */
export interface TableRow {
  readonly text: string;
  readonly y: number;
  readonly size: number;
}

/** A line of a cell. */
interface CellLine extends Row {
  readonly text: string;
  /** Whether all columns have a line of this baseline. */
  readonly isFilled: boolean;
}

/** A cell, or the part of it that is on this page; `top` and `bottom` are those of its text. */
interface Cell {
  readonly column: number;
  readonly lines: CellLine[];
}

/** In heights of a character: how far a line that is wrapped may end before the cell's margin; the narrowest such cell. */
const FULL = 1.3;
const MIN_WRAPPED = 4;

/** In heights of a character: the widest gap between the baselines of a cell. */
const MAX_LEADING = 2.2;

/** Gaps between lines of a cell differ less than this, and are smaller than those between rows, as ratios. */
const SAME_LEADING = 1.25;
const CLOSER = 0.87;

/**
 * The rows of a table from the lines that are printed: the lines of a cell that is wrapped are joined, also where the
 * cells beside it are set at its middle.
 * @param rows From the top down, at least one.
 * @param gaps The strips between its columns, from the left.
 */
export function tableRows(rows: readonly Row[], gaps: readonly Gap[]): TableRow[] {
  const columns = columnsOf(rows, gaps);
  const steps = columns.flatMap((lines) => lines.slice(1).map((line, at) => line.y - lines[at].y));
  const cells = columns.flatMap((lines, column) => cellsOf(lines, column, steps));
  cells.sort((a, b) => topOf(a) - topOf(b));
  const grouped: Cell[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const cell of cells) {
    if (topOf(cell) < bottom) grouped.at(-1)?.push(cell);
    else grouped.push([cell]);
    bottom = Math.max(bottom, bottomOf(cell));
  }
  return grouped.map((row) => {
    const sorted = [...row].sort((a, b) => a.column - b.column || topOf(a) - topOf(b));
    const [{ y, size }] = row[0].lines;
    return { text: sorted.map(textOfCell).join(' '), y, size };
  });
}

function columnsOf(rows: readonly Row[], gaps: readonly Gap[]): CellLine[][] {
  const columns: CellLine[][] = Array.from({ length: gaps.length + 1 }, () => []);
  for (const row of rows) {
    const parts = columns.map((_, column) =>
      row.runs.filter(({ x }) => gaps.filter(({ from, to }) => x > (from + to) / 2).length === column),
    );
    const isFilled = parts.every((runs) => runs.length > 0);
    for (const [column, runs] of parts.entries()) {
      if (runs.length === 0) continue;
      const line = rowOf(runs);
      columns[column].push({ ...line, text: textOfRow(line), isFilled });
    }
  }
  return columns;
}

function cellsOf(lines: readonly CellLine[], column: number, steps: readonly number[]): Cell[] {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const least = Math.min(...steps);
  const most = Math.max(...steps);
  const cells: Cell[] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const step = at > 0 ? line.y - before.y : 0;
    const goesOn =
      at > 0 &&
      right - left >= MIN_WRAPPED * before.size &&
      right - before.right < FULL * before.size &&
      step <= Math.min(SAME_LEADING * least, MAX_LEADING * line.size) &&
      (!line.isFilled || step <= CLOSER * most);
    if (goesOn) cells.at(-1)?.lines.push(line);
    else cells.push({ column, lines: [line] });
  }
  return cells;
}

function topOf({ lines }: Cell): number {
  return lines[0].y - lines[0].size;
}

function bottomOf({ lines }: Cell): number {
  return lines[lines.length - 1].y;
}

function textOfCell({ lines }: Cell): string {
  return lines.map(({ text }) => text).reduce((before, text) => joinParts(before, text));
}
