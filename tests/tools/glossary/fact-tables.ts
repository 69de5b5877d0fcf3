import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Columns that a table of facts may have. A table has those that it needs, `headword` among them. */
export const COLUMNS = [
  ...['headword', 'variants', 'pinyin', 'english', 'english_source', 'items'],
  ...['first_use', 'occasion', 'first_use_source', 'kind', 'scope', 'note', 'status'],
  ...['meaning_zh', 'meaning_en', 'related', 'replaces', 'replaced_by', 'other_sense', 'unattested'],
] as const;

export type Column = (typeof COLUMNS)[number];

/** What the tables say of one headword; cells that are empty everywhere are missing. */
export type FactRow = { readonly [column in Column]?: string };

/** Empties what an earlier table says. */
const CLEARED = '-';

/** Rows by headword, and what is wrong with the tables, one line each. */
export interface FactTables {
  readonly rows: ReadonlyMap<string, FactRow>;
  readonly problems: readonly string[];
}

/** The .tsv files of a folder as one, in the order of their names: a later cell that isn't empty replaces an earlier one. */
export async function readFactTables(folder: string): Promise<FactTables> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.tsv')).sort();
  const tables = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(path.join(folder, name), 'utf8') })),
  );
  return mergeFactTables(tables);
}

/** The same for texts of tables. */
export function mergeFactTables(
  tables: readonly { readonly name: string; readonly text: string }[],
): FactTables {
  const problems: string[] = [];
  const rows = new Map<string, FactRow>();
  for (const { name, text } of tables) {
    const [header, ...lines] = text.split(/\r?\n/).map((line) => line.split('\t'));
    const unknown = header.filter((column) => !COLUMNS.some((known) => known === column));
    if (unknown.length > 0 || header[0] !== 'headword') {
      problems.push(`${name}: unknown or missing columns: ${unknown.join(', ') || 'headword'}`);
      continue;
    }
    const seen = new Set<string>();
    for (const [at, cells] of lines.entries()) {
      if (cells.length === 1 && cells[0] === '') continue;
      const place = `${name}:${at + 2}`;
      const headword = cells[0].trim();
      if (headword === '') problems.push(`${place}: no headword`);
      else if (cells.length > header.length) problems.push(`${place}: more cells than columns`);
      else if (seen.has(headword)) problems.push(`${place}: ${headword} is there twice`);
      else rows.set(headword, { ...rows.get(headword), ...filledCells(header, cells) });
      seen.add(headword);
    }
  }
  return { rows, problems };
}

function filledCells(header: readonly string[], cells: readonly string[]): FactRow {
  const filled = header.map((column, at) => [column, cells[at]?.trim() ?? ''] as const);
  return Object.fromEntries(
    filled.filter(([, cell]) => cell !== '').map(([column, cell]) => [column, cell === CLEARED ? '' : cell]),
  );
}
