import * as v from 'valibot';
import { ID_MAX_UNITS, NOTE_MAX_UNITS, SNIPPET_MAX_UNITS, TAG_MAX_UNITS, TAGS_MAX } from '../limits';
import { MARK_KINDS } from '../marks/kinds';
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
      kind: v.picklist(MARK_KINDS),
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
