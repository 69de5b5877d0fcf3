/** A cell that a spreadsheet would take for a formula, or that looks like one that was made inert. Full-width signs count in some languages. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/;

/** What stands for half a surrogate pair, which UTF-8 can't hold, and for the backslash of a text that looks like it. */
const ESCAPED = /\\u(D[89A-F][0-9A-F]{2}|005C)/g;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A text as a cell that runs in no spreadsheet and survives UTF-8: what looks like a formula gets an apostrophe before
 * it, half a surrogate pair becomes `\uD83D`. `plainCell` gives the text back.
 */
export function inertCell(text: string): string {
  const escaped = text
    .replace(ESCAPED, (found) => `\\u005C${found.slice(1)}`)
    .replace(LONE, (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase()}`);
  return FORMULA.test(escaped) ? `'${escaped}` : escaped;
}

/** The text of a cell that `inertCell` made. */
export function plainCell(cell: string): string {
  const escaped = cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
  return escaped.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
