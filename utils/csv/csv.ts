import Papa from 'papaparse';
import { inertCell, plainCell } from './cell';

/** Without it spreadsheets take UTF-8 for the system's old encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A table as CSV (RFC 4180, CRLF). Every text is in quotation marks: some programs divide cells at semicolons, tabs or
 * spaces, too. Texts are made inert (`inertCell`), so that nothing in them runs in a spreadsheet; `readCsv` gives them
 * back. Figures stay figures.
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

/** A name that every system takes for a file: without signs that separate folders or are forbidden, at most 60 characters. */
export function fileName(words: string, ending: string): string {
  const safe = words.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ').trim();
  return `${[...safe].slice(0, 60).join('')}.${ending}`;
}
