import * as v from 'valibot';
import type { Snippet } from './snippet';
import { snippetSchema } from './snippet-schema';

/**
 * Why an entry of a file was not taken:
 * - `notAnEntry` it is no object; `twice` an entry before it has its id;
 * - `missing`, `wrong`, `tooLong` a field lacks, is of another type or shape, or is longer than it can be.
 */
export interface EntryProblem {
  readonly kind: 'notAnEntry' | 'missing' | 'wrong' | 'tooLong' | 'twice';
  /** Its place in the file, from 1. */
  readonly at: number;
  /** Beginning of its wording or title, by which a reader knows it; empty where it has none. */
  readonly words: string;
  /** The field, as `note` or `quote.exact`; empty where the problem is of the entry as a whole. */
  readonly field: string;
}

/** The entries of a file that can be taken, each of another id, and a problem for every other one. */
export interface CheckedEntries<T> {
  readonly taken: readonly T[];
  readonly problems: readonly EntryProblem[];
}

/** How a kind of entry is checked and told. */
interface EntryKind<T> {
  readonly schema: v.GenericSchema<unknown, T>;
  idOf(entry: T): string;
  /** By what a reader knows an entry that may be of any shape; may throw, or give what is no text. */
  wordsOf(entry: never): unknown;
}

/** UTF-16 units of a wording in a report's line. */
const WORDS_UNITS = 30;

const snippets: EntryKind<Snippet> = {
  schema: snippetSchema,
  idOf: ({ id }) => id,
  wordsOf: ({ quote }: Snippet) => quote.exact,
};

/** Checks entries of snippets. */
export function readEntries(entries: readonly unknown[]): CheckedEntries<Snippet> {
  return checkEntries(entries, snippets);
}

/** Checks the entries of a file, each by itself: what is wrong with one does not touch the others. */
export function checkEntries<T>(
  entries: readonly unknown[],
  { schema, idOf, wordsOf }: EntryKind<T>,
): CheckedEntries<T> {
  const taken = new Map<string, T>();
  const problems: EntryProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    const about = { at: index + 1, words: beginning(entry, wordsOf) };
    const { success, output, issues } = v.safeParse(schema, entry, { abortEarly: true });
    if (Array.isArray(entry)) problems.push({ ...about, kind: 'notAnEntry', field: '' });
    else if (!success) problems.push({ ...about, ...problemOf(issues[0]) });
    else if (taken.has(idOf(output))) problems.push({ ...about, kind: 'twice', field: '' });
    else taken.set(idOf(output), output);
  }
  return { taken: [...taken.values()], problems };
}

function problemOf(issue: v.BaseIssue<unknown>): Pick<EntryProblem, 'kind' | 'field'> {
  const field = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  if (field === '') return { kind: 'notAnEntry', field };
  if (issue.input === undefined) return { kind: 'missing', field };
  return { kind: issue.type === 'max_length' ? 'tooLong' : 'wrong', field };
}

function beginning(entry: unknown, wordsOf: (entry: never) => unknown): string {
  try {
    const words = wordsOf(entry as never);
    if (typeof words !== 'string') return '';
    return words.length <= WORDS_UNITS ? words : `${words.slice(0, WORDS_UNITS)}…`;
  } catch {
    return '';
  }
}
