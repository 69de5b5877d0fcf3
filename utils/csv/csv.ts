import Papa from 'papaparse';

/** Without it spreadsheets take UTF-8 for the system's old encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A table as CSV (RFC 4180: CRLF, quotes where needed) in UTF-8 with a byte order mark. Cells that a spreadsheet would
 * take for formulas (beginning with = + - @, a tab or a carriage return) get an apostrophe before them.
 */
export function csvFile(header: readonly string[], rows: readonly (readonly (string | number)[])[]): Blob {
  const text = Papa.unparse([[...header], ...rows.map((row) => [...row])], {
    escapeFormulae: /^[=+\-@\t\r]/,
    newline: '\r\n',
  });
  return new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' });
}

/** A name that every system takes for a file: without signs that separate folders or are forbidden, at most 60 characters. */
export function fileName(words: string, ending: string): string {
  const safe = words.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ').trim();
  return `${[...safe].slice(0, 60).join('')}.${ending}`;
}
