import * as v from 'valibot';
import type { Collection, UserDocumentWithText } from '../collections/user-corpus';
import type { OwnEntry } from '../glossary/own-entry';
import type { Snippet } from '../snippets/snippet';

/** Identifies the `manifest.json` of a backup. */
export const BACKUP_KIND = 'tifa-lens-backup';

/** Latest format of backups, since which they hold the user's glossary. Later ones are refused. */
export const BACKUP_FORMAT = 2;

/** Format without a glossary. Backups that need no more are still written in it, so that earlier versions read them. */
export const FIRST_BACKUP_FORMAT = 1;

/** What a section of a backup can hold. */
export const HOLDINGS = ['snippets', 'documents', 'collections', 'hidden', 'glossary', 'settings'] as const;

export type Holding = (typeof HOLDINGS)[number];

/** Maximum number of parts: as many files as a zip may list. */
const MAX_PARTS = 5_000;

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
  format: v.picklist([FIRST_BACKUP_FORMAT, BACKUP_FORMAT]),
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  version: v.pipe(v.string(), v.maxLength(100)),
  counts: v.object({
    snippets: count,
    documents: count,
    collections: count,
    hidden: count,
    glossary: v.optional(count),
    settings: count,
  }),
  parts: v.pipe(
    v.array(part),
    v.maxLength(MAX_PARTS),
    v.check((parts) => new Set(parts.map(({ name }) => name)).size === parts.length),
  ),
});

export type BackupManifest = v.InferOutput<typeof manifestSchema>;

/**
 * Why a file can't be restored:
 * - `notBackup` it is something else; `newer` a later version of the extension made it;
 * - `damaged` it was cut off or changed; `encrypted` it is protected by a password; `unreadable` the browser can't read it;
 * - `tooLarge` it has too many bytes; `unpacksTooLarge` more than `limit` bytes come out of it.
 */
export type BackupProblem =
  | { readonly kind: 'notBackup' | 'newer' | 'damaged' | 'encrypted' | 'unreadable' }
  | { readonly kind: 'tooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'unpacksTooLarge'; readonly limit: number };

/** A file can't be restored; surfaces put `problem` into words. */
export class BackupError extends Error {
  override readonly name = 'BackupError';

  constructor(
    readonly problem: BackupProblem,
    options?: ErrorOptions,
  ) {
    super(problem.kind, options);
  }
}

/** Everything in the user's database. */
export interface UserData {
  readonly snippets: readonly Snippet[];
  readonly documents: readonly UserDocumentWithText[];
  /** As stored: built-in ones only if the user has changed them. */
  readonly collections: readonly Collection[];
  /** Ids of the bundled documents that are hidden. */
  readonly hidden: readonly string[];
  /** Entries of the user's own glossary. */
  readonly glossary: readonly OwnEntry[];
}
