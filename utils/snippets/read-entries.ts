import * as v from 'valibot';
import type { Snippet } from './snippet';
import { snippetSchema } from './snippet-schema';

/**
 * Why an entry of a file was not taken:
 * - `notAnEntry` it is no object; `twice` an entry before it has its id;
 * - `missing`, `wrong`, `tooLong` a field lacks, is of another type or shape, or is longer than snippets can have it.
 */
export interface EntryProblem {
  readonly kind: 'notAnEntry' | 'missing' | 'wrong' | 'tooLong' | 'twice';
  /** Its place in the file, from 1. */
  readonly at: number;
  /** Beginning of its wording, by which a reader knows it; empty where it has none. */
  readonly words: string;
  /** The field, as `note` or `quote.exact`; empty where the problem is of the entry as a whole. */
  readonly field: string;
}

/** The snippets of a file, each of another id, and a problem for every entry that is none. */
export interface ReadEntries {
  readonly snippets: readonly Snippet[];
  readonly problems: readonly EntryProblem[];
}

/** UTF-16 units of a wording in a report's line. */
const WORDS_UNITS = 30;

/** Checks the entries of a file, each by itself: what is wrong with one does not touch the others. */
export function readEntries(entries: readonly unknown[]): ReadEntries {
  const snippets = new Map<string, Snippet>();
  const problems: EntryProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    const about = { at: index + 1, words: wordsOf(entry) };
    const { success, output, issues } = v.safeParse(snippetSchema, entry, { abortEarly: true });
    if (Array.isArray(entry)) problems.push({ ...about, kind: 'notAnEntry', field: '' });
    else if (!success) problems.push({ ...about, ...problemOf(issues[0]) });
    else if (snippets.has(output.id)) problems.push({ ...about, kind: 'twice', field: '' });
    else snippets.set(output.id, output);
  }
  return { snippets: [...snippets.values()], problems };
}

function problemOf(issue: v.BaseIssue<unknown>): Pick<EntryProblem, 'kind' | 'field'> {
  const field = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  if (field === '') return { kind: 'notAnEntry', field };
  if (issue.input === undefined) return { kind: 'missing', field };
  return { kind: issue.type === 'max_length' ? 'tooLong' : 'wrong', field };
}

function wordsOf(entry: unknown): string {
  const { quote } = (entry ?? {}) as { quote?: { exact?: unknown } | null };
  const exact = quote?.exact;
  if (typeof exact !== 'string') return '';
  return exact.length <= WORDS_UNITS ? exact : `${exact.slice(0, WORDS_UNITS)}…`;
}
