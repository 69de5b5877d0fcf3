import * as v from 'valibot';
import { type CorpusManifest, documentId } from './document';

/** A text that is no corpus manifest, or one of a format that this version doesn't know. */
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
  v.check((info) => info.id === documentId(info.hash), "an id that doesn't match its hash"),
);

const manifest = v.object({
  format: v.literal(1),
  version: hash,
  documents: v.pipe(
    v.array(documentInfo),
    v.nonEmpty('no documents'),
    v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'a repeated document'),
  ),
});

/**
 * Reads `manifest.json`. The caller has to check the files beside it by their hashes.
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
