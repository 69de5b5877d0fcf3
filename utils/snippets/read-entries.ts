import * as v from 'valibot';
import { ID_MAX_UNITS, NOTE_MAX_UNITS, SNIPPET_MAX_UNITS, TAG_MAX_UNITS, TAGS_MAX } from '../limits';
import { type Snippet, wasLookedUp } from './snippet';

/** Longest id, key or name of a version, UTF-16 units. */
const NAME_UNITS = 25_000;

/** Most keys of a snippet, and most documents and phrases that are told of one: more than any has. */
const MANY = 10_000;

/** Last day that a Date can tell, ms since the epoch. */
const LAST_TIME = 8.64e15;

const text = (units: number) => v.pipe(v.string(), v.maxLength(units));
const name = text(NAME_UNITS);
const wording = text(SNIPPET_MAX_UNITS);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const year = v.pipe(v.number(), v.safeInteger());
const time = v.pipe(count, v.maxValue(LAST_TIME));
const list = <const S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(v.array(item), v.maxLength(most));

const collectionHits = v.nullable(v.object({ reports: count, total: count, first: year, last: year }));

const fields = v.object({
  id: v.pipe(text(ID_MAX_UNITS), v.nonEmpty()),
  quote: v.object({
    exact: v.pipe(wording, v.nonEmpty()),
    prefix: wording,
    suffix: wording,
    gaps: v.optional(list(count, SNIPPET_MAX_UNITS)),
  }),
  position: v.nullable(count),
  url: name,
  canonical: name,
  title: name,
  date: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/))),
  phrase: v.nullable(wording),
  document: v.nullable(text(ID_MAX_UNITS)),
  site: name,
  keys: list(name, MANY),
  savedAt: time,
  changedAt: time,
  note: text(NOTE_MAX_UNITS),
  tags: v.pipe(
    list(text(TAG_MAX_UNITS), TAGS_MAX),
    v.check((tags) => new Set(tags).size === tags.length),
  ),
  outlet: v.optional(name, ''),
  author: v.optional(name, ''),
  lookedUp: v.optional(v.boolean()),
  hits: list(v.object({ id: name, title: name, year: v.nullable(year), frequency: count }), MANY),
  phrases: list(
    v.object({
      phrase: wording,
      text: wording,
      kind: v.picklist(['phrase', 'template', 'deviation', 'reuse']),
      frequency: count,
      documentFrequency: count,
      record: v.nullable(
        v.object({ national: collectionHits, congress: collectionHits, provincial: collectionHits }),
      ),
    }),
    MANY,
  ),
  corpusVersion: name,
  documentTotal: count,
});

/**
 * A snippet as a file has it. What is not of it is left out, so that no key of a file reaches the store unasked. Older
 * files name no outlet, no author, and not whether the snippet was looked up.
 */
export const snippetSchema = v.pipe(
  fields,
  v.transform((entry) => ({ ...entry, lookedUp: entry.lookedUp ?? wasLookedUp(entry.corpusVersion) })),
) satisfies v.GenericSchema<unknown, Snippet>;

/**
 * Why an entry of a file was not taken:
 * - `notAnEntry` it is no object; `twice` an entry before it has its id;
 * - `missing`, `wrong`, `tooLong` a field lacks, is of another type or shape, or is longer than it can be.
 */
export interface EntryProblem {
  readonly kind: 'notAnEntry' | 'missing' | 'wrong' | 'tooLong' | 'twice';
  /** Its place in the file, from 1. */
  readonly at: number;
  /** Beginning of its wording or title, by which a user knows it; empty where it has none. */
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
  /** By what a user knows an entry that may be of any shape; may throw, or give what is no text. */
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
