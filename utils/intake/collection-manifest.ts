import * as v from 'valibot';
import { documentId } from '../corpus/document';
import { DOCUMENT_MAX_UNITS, MAX_USER_DOCUMENTS, NAME_MAX_UNITS, URL_MAX_UNITS } from '../limits';
import { IntakeError } from './problem';
import { isCalendarDate } from './visible-date';

/** Says of a `manifest.json` that it is of a collection. */
export const COLLECTION_KIND = 'tifa-lens-collection';

/** Format of the collection files that are written; files of a later one are refused. */
export const COLLECTION_FORMAT = 1;

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(NAME_MAX_UNITS));

/** What a file may say of a document. That it agrees with the text is for the reader of the file to check. */
export const documentFacts = v.pipe(
  v.object({
    id: v.string(),
    hash,
    title: name,
    date: v.nullable(v.pipe(v.string(), v.check(isCalendarDate))),
    year: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2999))),
    source: v.pipe(v.string(), v.maxLength(NAME_MAX_UNITS)),
    // Older files have neither.
    outlet: v.optional(v.pipe(v.string(), v.maxLength(NAME_MAX_UNITS)), ''),
    author: v.optional(v.pipe(v.string(), v.maxLength(NAME_MAX_UNITS)), ''),
    url: v.pipe(v.string(), v.maxLength(URL_MAX_UNITS), v.regex(/^(?:https?:.*)?$/)),
    level: v.picklist(['national', 'province', 'city', 'district', 'county', 'unknown']),
    occasion: v.picklist(['speech', 'study', 'report', 'other']),
    han: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(DOCUMENT_MAX_UNITS)),
  }),
  v.check((facts) => facts.id === documentId(facts.hash)),
);

const schema = v.object({
  kind: v.literal(COLLECTION_KIND),
  format: v.literal(COLLECTION_FORMAT),
  name,
  version: hash,
  documents: v.pipe(
    v.array(documentFacts),
    v.nonEmpty(),
    v.maxLength(MAX_USER_DOCUMENTS),
    v.check((all) => new Set(all.map(({ id }) => id)).size === all.length),
  ),
});

/**
 * `manifest.json` of a collection's file. `version` is SHA-256 over the documents' hashes in order, one a line; each
 * document's cleaned text is `documents/ID.txt` beside it, in UTF-8.
 */
export type CollectionManifest = v.InferOutput<typeof schema>;

/** What is known of a document in a collection's file. */
export type DocumentFacts = CollectionManifest['documents'][number];

/** Whether the text of a `manifest.json` is of a collection, good or damaged, of any format. */
export function isCollectionManifest(json: string): boolean {
  return (parsed(json) as { kind?: unknown } | null)?.kind === COLLECTION_KIND;
}

/**
 * Reads the manifest of a collection's file. That the texts agree with it is for the caller to check by their hashes.
 * @throws IntakeError with `newerCollection` for a later format, else with `damagedCollection`.
 */
export function parseCollectionManifest(json: string): CollectionManifest {
  const value = parsed(json);
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const format = (value as { format?: unknown } | null)?.format;
  const isNewer = typeof format === 'number' && format > COLLECTION_FORMAT;
  throw new IntakeError({ kind: isNewer ? 'newerCollection' : 'damagedCollection' });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
