/** Characters that a terminal shows two columns wide. Source: Unicode Standard Annex 11, classes W and F. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes in a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += wide.test(character) ? 2 : 1;
  return columns;
}

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
