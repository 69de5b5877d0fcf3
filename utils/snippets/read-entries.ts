import * as v from 'valibot';
import { ID_MAX_UNITS, NOTE_MAX_UNITS, SNIPPET_MAX_UNITS, TAG_MAX_UNITS, TAGS_MAX } from '../limits';
import { MARK_KINDS } from '../marks/kinds';
import { type Snippet, wasLookedUp } from './snippet';

/** Maximum length of an id, key or name of a version, UTF-16 units. */
const MAX_NAME_UNITS = 25_000;

/** Maximum number of keys, documents and phrases of a snippet: more than any has. */
const MAX_ITEMS = 10_000;

/** Last time that a Date can represent, ms since the epoch. */
const MAX_TIME = 8.64e15;

const text = (units: number) => v.pipe(v.string(), v.maxLength(units));
const name = text(MAX_NAME_UNITS);
const wording = text(SNIPPET_MAX_UNITS);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const year = v.pipe(v.number(), v.safeInteger());
const time = v.pipe(count, v.maxValue(MAX_TIME));
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
  keys: list(name, MAX_ITEMS),
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
  hits: list(v.object({ id: name, title: name, year: v.nullable(year), frequency: count }), MAX_ITEMS),
  phrases: list(
    v.object({
      phrase: wording,
      text: wording,
      kind: v.picklist(MARK_KINDS),
      frequency: count,
      documentFrequency: count,
      record: v.nullable(
        v.object({ national: collectionHits, congress: collectionHits, provincial: collectionHits }),
      ),
    }),
    MAX_ITEMS,
  ),
  corpusVersion: name,
  documentTotal: count,
});

/**
 * A snippet in a file. Unknown keys are dropped, so that none reaches the store. Older files lack outlet, author, and
 * whether the snippet was looked up.
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
  /** Its number in the file, from 1. */
  readonly at: number;
  /** Beginning of its wording or title, for display; empty where it has none. */
  readonly words: string;
  /** The field, as `note` or `quote.exact`; empty for a problem of the whole entry. */
  readonly field: string;
}

/** The valid entries of a file, each with another id, and a problem for every other one. */
export interface CheckedEntries<T> {
  readonly taken: readonly T[];
  readonly problems: readonly EntryProblem[];
}

/** How a kind of entry is checked and named. */
interface EntryKind<T> {
  readonly schema: v.GenericSchema<unknown, T>;
  idOf(entry: T): string;
  /** What names an entry of any shape for the user; may throw, or return something else than a text. */
  wordsOf(entry: never): unknown;
}

/** Maximum length of that name, UTF-16 units. */
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

/** Checks the entries of a file one by one: a wrong one doesn't affect the others. */
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

/** Empty where the entry is of no shape that has words. */
function beginning(entry: unknown, wordsOf: (entry: never) => unknown): string {
  try {
    const words = wordsOf(entry as never);
    if (typeof words !== 'string') return '';
    return words.length <= WORDS_UNITS ? words : `${words.slice(0, WORDS_UNITS)}…`;
  } catch {
    return '';
  }
}
