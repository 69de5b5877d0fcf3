import { strToU8, zipSync } from 'fflate';
import * as v from 'valibot';
import type { UserDocumentWithText } from '../collections/user-corpus';
import { documentId, sha256 } from '../corpus/document';
import {
  DOCUMENT_MAX_UNITS,
  MAX_USER_DOCUMENTS,
  MAX_USER_UNITS,
  NAME_MAX_UNITS,
  URL_MAX_UNITS,
} from '../limits';
import { countHan } from '../text/han';
import { isCalendarDate } from './make-document';
import { IntakeError } from './problem';
import type { ZipEntry } from './zip';

/** Identifies the `manifest.json` of a collection. */
const COLLECTION_KIND = 'tifa-lens-collection';

/** Format of collection files as written. Later ones are refused. */
const COLLECTION_FORMAT = 1;

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(NAME_MAX_UNITS));

/** What a file says of a document. The caller has to check that it agrees with the text. */
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
    pages: v.exactOptional(
      v.pipe(v.array(v.pipe(v.string(), v.maxLength(URL_MAX_UNITS), v.regex(/^https?:/))), v.maxLength(99)),
    ),
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

/** Facts of a document in a collection's file. */
export type DocumentFacts = CollectionManifest['documents'][number];

/** Whether a `manifest.json` belongs to a collection, valid or damaged, of any format. */
function isCollectionManifest(json: string): boolean {
  return (parsed(json) as { kind?: unknown } | null)?.kind === COLLECTION_KIND;
}

/**
 * Reads the manifest of a collection's file. The caller has to check the hashes of the texts.
 * @throws IntakeError with `newerCollection` for a later format, else with `damagedCollection`.
 */
function parseCollectionManifest(json: string): CollectionManifest {
  const value = parsed(json);
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const format = (value as { format?: unknown } | null)?.format;
  const isNewer = typeof format === 'number' && format > COLLECTION_FORMAT;
  throw new IntakeError({ kind: isNewer ? 'newerCollection' : 'damagedCollection' });
}

/** Null for what is no JSON: the checks that follow refuse it. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** A collection as read from its file. Every text has the hash of the manifest. */
export interface CollectionFile {
  readonly name: string;
  readonly documents: readonly { readonly facts: DocumentFacts; readonly text: string }[];
}

const MANIFEST = 'manifest.json';

/** Largest manifest, bytes: 4 kB for each document that the corpus can have. */
const MANIFEST_BYTES = 8_000_000;

/** Maximum bytes of UTF-8 for a UTF-16 unit. */
const UTF8_BYTES = 3;

/** One date for all files, so that the same content gives the same bytes; 1980 is the first year that zip files know. */
export const ZIP_TIME = new Date(1980, 0, 1, 12);

const damaged = () => new IntakeError({ kind: 'damagedCollection' });

/** The file of a collection. The same documents under the same name give the same bytes, in any order. */
export async function writeCollectionFile(
  name: string,
  documents: readonly UserDocumentWithText[],
): Promise<Uint8Array<ArrayBuffer>> {
  const sorted = documents.toSorted((a, b) => (a.info.hash < b.info.hash ? -1 : 1));
  const manifest: CollectionManifest = {
    kind: COLLECTION_KIND,
    format: COLLECTION_FORMAT,
    name,
    version: await versionOf(sorted.map(({ info }) => info)),
    documents: sorted.map(
      ({
        info: { id, hash, title, date, year, source, outlet, author, url, level, occasion, han, pages },
      }) => ({
        id,
        hash,
        title,
        date,
        year,
        source,
        outlet,
        author,
        url,
        level,
        occasion,
        han,
        ...(pages && { pages: [...pages] }),
      }),
    ),
  };
  const files: Record<string, Uint8Array> = { [MANIFEST]: strToU8(`${JSON.stringify(manifest, null, 2)}\n`) };
  for (const { info, text } of sorted) files[pathOf(info.id)] = strToU8(text);
  return zipSync(files, { mtime: ZIP_TIME });
}

/** File name for a collection, without characters that file systems refuse. */
export function collectionFileName(name: string): string {
  const safe = name
    .replace(/[\p{Cc}<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${[...safe].slice(0, 60).join('') || 'corpus'}.tifa-corpus.zip`;
}

/**
 * Reads a collection from the files of a zip; null for any other zip.
 * @param isNamedSo Whether the zip has the name of a collection, so that anything else is damaged.
 * @throws IntakeError with `damagedCollection` where a text is missing or is not of its hash, with `newerCollection`.
 */
export async function readCollectionFile(
  entries: readonly ZipEntry[],
  isNamedSo: boolean,
): Promise<CollectionFile | null> {
  const listed = new Map(entries.map((entry) => [entry.name, entry]));
  // A zip whose manifest can't be read is no collection.
  const json = await readUtf8(listed.get(MANIFEST), MANIFEST_BYTES).catch(() => null);
  if (json === null || !isCollectionManifest(json)) {
    if (isNamedSo) throw damaged();
    return null;
  }
  const manifest = parseCollectionManifest(json);
  if (manifest.version !== (await versionOf(manifest.documents))) throw damaged();
  const documents: { facts: DocumentFacts; text: string }[] = [];
  let left = MAX_USER_UNITS * UTF8_BYTES;
  for (const facts of manifest.documents) {
    const text = await readUtf8(listed.get(pathOf(facts.id)), left).catch(() => {
      throw damaged();
    });
    left -= text.length;
    if ((await sha256(text)) !== facts.hash || countHan(text) !== facts.han) throw damaged();
    documents.push({ facts, text });
  }
  return { name: manifest.name, documents };
}

async function readUtf8(entry: ZipEntry | undefined, limit: number): Promise<string> {
  if (entry === undefined) throw damaged();
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    await entry.read({ left: limit, limit }),
  );
}

function pathOf(id: string): string {
  return `documents/${id}.txt`;
}

function versionOf(documents: readonly { readonly hash: string }[]): Promise<string> {
  return sha256(documents.map(({ hash }) => hash).join('\n'));
}
