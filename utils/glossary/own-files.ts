import { isOwnProblem, type OwnEntry, type OwnEntryProblem, type OwnFields, ownEntryOf } from './own-entry';
import { readTbx, TbxError } from './tbx';

/** Columns of a table of the user's entries, in its first line; only the first is needed. */
export const OWN_COLUMNS = ['headword', 'pinyin', 'english', 'explanation', 'items'] as const;

/** What can't be taken of a file: in which line, from 1, and why. */
export type OwnFileProblem = { readonly line: number; readonly words: string } & (
  | OwnEntryProblem
  | { readonly kind: 'twice' | 'notTbx' | 'broken' | 'noColumns' | 'noChinese' }
);

/** The entries of a file; what can't be taken is a problem, and the others go on. */
export interface ReadOwnFile {
  readonly taken: readonly OwnEntry[];
  readonly problems: readonly OwnFileProblem[];
}

/** A row of a table with the line of the file where it begins, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row for each entry, in the order of `OWN_COLUMNS`. */
export function ownRows(entries: readonly OwnEntry[]): string[][] {
  return entries.map((entry) => [
    ...[entry.headword, entry.pinyin, entry.english, entry.explanation],
    entry.items.join('、'),
  ]);
}

/** Makes entries of a table whose first row names its columns. @param now Ms since the epoch. */
export function ownOfTable([header, ...rows]: readonly TableRow[], now: number): ReadOwnFile {
  const names = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  if (!names.includes('headword'))
    return { taken: [], problems: [{ line: header?.line ?? 1, words: names.join(', '), kind: 'noColumns' }] };
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return collect(
    filled.map(({ line, cells }) => {
      const cell = (name: (typeof OWN_COLUMNS)[number]) => cells[names.indexOf(name)] ?? '';
      return {
        line,
        fields: {
          ...{ headword: cell('headword'), pinyin: cell('pinyin'), english: cell('english') },
          ...{ explanation: cell('explanation'), items: cell('items').split(/[、；\n]/) },
        },
      };
    }),
    now,
  );
}

/** Makes entries of a TBX file: the first Chinese term is the headword, the English ones its rendering. */
export function ownOfTbx(xml: string, now: number): ReadOwnFile {
  try {
    const entries = readTbx(xml);
    const chinese = entries.filter(({ terms }) => terms.has('zh'));
    const others = entries.filter(({ terms }) => !terms.has('zh'));
    const read = collect(
      chinese.map(({ line, terms, definitions, pinyin, items }) => ({
        line,
        fields: {
          headword: terms.get('zh')?.[0] ?? '',
          english: terms.get('en')?.join('; ') ?? '',
          explanation: definitions.get('zh') ?? definitions.get('en') ?? definitions.get('') ?? '',
          pinyin,
          items,
        },
      })),
      now,
    );
    const problems = others.map(({ line, terms }): OwnFileProblem => {
      return { line, words: [...terms.values()][0]?.[0] ?? '', kind: 'noChinese' };
    });
    return { ...read, problems: [...read.problems, ...problems].sort((a, b) => a.line - b.line) };
  } catch (error) {
    if (!(error instanceof TbxError)) throw error;
    return { taken: [], problems: [{ line: error.line, words: '', kind: error.why }] };
  }
}

function collect(
  written: readonly { readonly line: number; readonly fields: OwnFields }[],
  now: number,
): ReadOwnFile {
  const taken = new Map<string, OwnEntry>();
  const problems: OwnFileProblem[] = [];
  for (const { line, fields } of written) {
    const made = ownEntryOf(fields, now);
    const words = fields.headword.slice(0, 40);
    if (isOwnProblem(made)) problems.push({ line, words, ...made });
    else if (taken.has(made.id)) problems.push({ line, words, kind: 'twice' });
    else taken.set(made.id, made);
  }
  return { taken: [...taken.values()], problems };
}
