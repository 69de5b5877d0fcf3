import * as v from 'valibot';

/** Says of a `manifest.json` that it is of a backup. */
export const BACKUP_KIND = 'tifa-lens-backup';

/** Format of the backups that are written; those of a later one are refused. */
export const BACKUP_FORMAT = 1;

/** What a part can hold. */
export const HOLDINGS = ['snippets', 'documents', 'collections', 'hidden', 'settings'] as const;

export type Holding = (typeof HOLDINGS)[number];

/** Most parts of a backup, and most entries of one: as many files as are listed in a zip. */
const PARTS_MAX = 5_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const part = v.object({
  name: v.pipe(v.string(), v.regex(/^[a-z]+-\d{4}\.json$/)),
  holds: v.picklist(HOLDINGS),
  entries: count,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/**
 * `manifest.json` of a backup. Each part is a file beside it: a JSON list of as many entries as the manifest says, of
 * the SHA-256 that it says.
 */
export const manifestSchema = v.object({
  kind: v.literal(BACKUP_KIND),
  format: v.literal(BACKUP_FORMAT),
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  version: v.pipe(v.string(), v.maxLength(100)),
  counts: v.object({ snippets: count, documents: count, collections: count, hidden: count, settings: count }),
  parts: v.pipe(
    v.array(part),
    v.maxLength(PARTS_MAX),
    v.check((parts) => new Set(parts.map(({ name }) => name)).size === parts.length),
  ),
});

export type BackupManifest = v.InferOutput<typeof manifestSchema>;
