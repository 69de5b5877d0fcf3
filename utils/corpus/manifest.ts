import * as v from 'valibot';
import { type CorpusManifest, type DocumentInfo, sha256 } from './document';

/** A text that is no manifest of a corpus, or of a format that this version doesn't know. */
export class InvalidManifestError extends Error {
  override readonly name = 'InvalidManifestError';
}

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hex'));

const documentInfo = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.regex(/^doc-[0-9a-f]{8}$/, 'not the id of a document')),
    title: v.pipe(v.string(), v.nonEmpty('a document without a title')),
    occasion: v.picklist(['speech', 'study', 'report', 'other']),
    level: v.picklist(['national', 'province', 'city', 'district', 'county', 'unknown']),
    year: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2999))),
    source: v.pipe(v.string(), v.nonEmpty('a document without a source')),
    hash,
    han: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  v.check((info) => info.id === documentId(info.hash), 'an id that is not of its hash'),
);

const manifest = v.object({
  format: v.literal(1),
  version: hash,
  documents: v.pipe(
    v.array(documentInfo),
    v.nonEmpty('no documents'),
    v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'the same document twice'),
  ),
});

/** The id of the document whose cleaned text has this hash. */
export function documentId(hash: string): string {
  return `doc-${hash.slice(0, 8)}`;
}

/** The manifest of documents in this order; the same documents give the same manifest. */
export async function makeManifest(documents: readonly DocumentInfo[]): Promise<CorpusManifest> {
  return {
    format: 1,
    version: await sha256(documents.map((document) => document.hash).join('\n')),
    documents: documents.map(({ id, title, occasion, level, year, source, hash, han }) => ({
      id,
      title,
      occasion,
      level,
      year,
      source,
      hash,
      han,
    })),
  };
}

/**
 * Reads `manifest.json`. That the files beside it agree with it is for the caller to check by their hashes.
 * @throws InvalidManifestError where the text is no manifest.
 */
export function parseManifest(json: string): CorpusManifest {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new InvalidManifestError('the manifest is not JSON', { cause });
  }
  const result = v.safeParse(manifest, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new InvalidManifestError(
    `the manifest is damaged at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message}`,
  );
}
