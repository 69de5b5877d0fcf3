import { columnsOf } from './annotate/table';

/** Rows of cells as lines, two spaces between the columns of a terminal, which are as wide as their widest cell. */
export function textTable(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => columnsOf(row[column]))));
  return rows.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat(widths[i] - columnsOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}
