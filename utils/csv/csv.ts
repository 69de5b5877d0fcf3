import Papa from 'papaparse';

/** Without it spreadsheets read UTF-8 as the system's old encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A table as CSV (RFC 4180, CRLF). Every text is quoted, since some programs also split cells at semicolons, tabs or
 * spaces, and inert (`inertCell`), so that nothing in it runs in a spreadsheet. `readCsv` reverses that. Figures stay
 * figures.
 */
export function csvText(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? inertCell(cell) : cell)));
  return Papa.unparse([[...header], ...cells], {
    newline: '\r\n',
    quotes: (cell) => typeof cell === 'string',
  });
}

/** The same as a file: in UTF-8 with a byte order mark. */
export function csvFile(header: readonly string[], rows: readonly (readonly (string | number)[])[]): Blob {
  return csvBlob(csvText(header, rows));
}

/** The text of a table as a file. */
export function csvBlob(text: string): Blob {
  return new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' });
}

/** The rows of a file of `csvFile`, the header first, each cell as the text or the figures that were written. */
export function readCsv(file: string): string[][] {
  const text = file.startsWith(BYTE_ORDER_MARK) ? file.slice(1) : file;
  return Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' }).data.map((row) =>
    row.map(plainCell),
  );
}

/** A row of a table with the line of its file where it begins, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of any table: of `csvFile`, or as spreadsheets save it, with commas, semicolons or tabs and any ends of lines.
 */
export function readTable(file: string): CsvRow[] {
  const text = file.startsWith(BYTE_ORDER_MARK) ? file.slice(1) : file;
  const rows: CsvRow[] = [];
  let [line, from] = [1, 0];
  Papa.parse<string[]>(text, {
    step: ({ data, meta }) => {
      rows.push({ line, cells: data.map(plainCell) });
      line += text.slice(from, meta.cursor).match(/\r\n|\r|\n/g)?.length ?? 0;
      from = meta.cursor;
    },
  });
  return rows;
}

/** A file name for every system: without separators and forbidden characters, at most 60 characters. */
export function fileName(words: string, ending: string): string {
  const safe = words.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ').trim();
  return `${[...safe].slice(0, 60).join('')}.${ending}`;
}

/** A cell that a spreadsheet takes for a formula, or that looks like an inert one. Full-width signs count in some languages. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/;

/** Escape for half a surrogate pair, which UTF-8 can't hold, and for a backslash that looks like such an escape. */
const ESCAPED = /\\u(D[89A-F][0-9A-F]{2}|005C)/g;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A text as a cell that runs in no spreadsheet and survives UTF-8: what looks like a formula gets an apostrophe before
 * it, half a surrogate pair becomes `\uD83D`. `plainCell` reverses it.
 */
export function inertCell(text: string): string {
  const escaped = text
    .replace(ESCAPED, (found) => `\\u005C${found.slice(1)}`)
    .replace(LONE, (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase()}`);
  return FORMULA.test(escaped) ? `'${escaped}` : escaped;
}

/** The text of a cell that `inertCell` made. */
function plainCell(cell: string): string {
  const escaped = cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
  return escaped.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
