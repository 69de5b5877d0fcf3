import * as v from 'valibot';
import { type Collection, isBuiltIn, type UserDocumentWithText } from '../collections/user-corpus';
import { sha256 } from '../corpus/document';
import { type OwnEntry, ownEntrySchema } from '../glossary/own-entry';
import { documentFacts } from '../intake/collection-file';
import { IntakeError } from '../intake/problem';
import { isSystemFile, listZip, type UnpackBudget, type ZipEntry } from '../intake/zip';
import {
  BACKUP_FILE_BYTES,
  BACKUP_UNPACKED_BYTES,
  DOCUMENT_MAX_UNITS,
  ID_MAX_UNITS,
  NAME_MAX_UNITS,
} from '../limits';
import { completeSettings, type Settings } from '../settings/settings';
import { type CheckedEntries, checkEntries, type EntryProblem, readEntries } from '../snippets/read-entries';
import type { Snippet } from '../snippets/snippet';
import { countHan } from '../text/han';
import {
  BACKUP_FORMAT,
  BACKUP_KIND,
  BackupError,
  type BackupManifest,
  type BackupProblem,
  type Holding,
  manifestSchema,
} from './backup-format';
import type { BackupProgress } from './write-backup';

/** A backup as read. Every part has the hash of the manifest; entries that can't be taken are problems. */
export interface Backup {
  /** When it was made, ms since the epoch, and by which version of the extension. */
  readonly madeAt: number;
  readonly version: string;
  readonly snippets: CheckedEntries<Snippet>;
  readonly documents: CheckedEntries<UserDocumentWithText>;
  readonly collections: CheckedEntries<Collection>;
  readonly hidden: readonly string[];
  readonly glossary: CheckedEntries<OwnEntry>;
  /** Null where it has none. */
  readonly settings: Settings | null;
}

/** Maximum size of a manifest, bytes: a line for each part. */
const MANIFEST_BYTES = 4_000_000;

/**
 * Reads and checks a whole backup. Stores nothing, and believes nothing that the file says of its own size.
 * @throws BackupError for another file, or a damaged one.
 */
export async function readBackup(
  file: Blob,
  onProgress: (progress: BackupProgress) => void,
): Promise<Backup> {
  if (file.size > BACKUP_FILE_BYTES)
    throw new BackupError({ kind: 'tooLarge', bytes: file.size, limit: BACKUP_FILE_BYTES });
  const { entries, manifest } = await findBackup(await listed(file), true);
  const budget = { left: BACKUP_UNPACKED_BYTES, limit: BACKUP_UNPACKED_BYTES };
  const held: Record<Holding, unknown[]> = {
    snippets: [],
    documents: [],
    collections: [],
    hidden: [],
    glossary: [],
    settings: [],
  };
  for (const [done, part] of manifest.parts.entries()) {
    onProgress({ done, total: manifest.parts.length });
    const text = await unpacked(entries.get(part.name), budget);
    if ((await sha256(text)) !== part.sha256) throw new BackupError({ kind: 'damaged' });
    const list = parsed(text);
    if (!Array.isArray(list) || list.length !== part.entries) throw new BackupError({ kind: 'damaged' });
    for (const entry of list) held[part.holds].push(entry);
  }
  for (const [holds, count] of Object.entries(manifest.counts) as [Holding, number][])
    if (held[holds].length !== count) throw new BackupError({ kind: 'damaged' });
  return {
    madeAt: Date.parse(manifest.madeAt),
    version: manifest.version,
    snippets: readEntries(held.snippets),
    documents: await checkDocuments(held.documents),
    collections: checkCollections(held.collections),
    hidden: checkHidden(held.hidden),
    glossary: checkEntries<OwnEntry>(held.glossary, {
      schema: ownEntrySchema,
      idOf: ({ id }) => id,
      wordsOf: ({ headword }: OwnEntry) => headword,
    }),
    settings: held.settings.length > 0 ? completeSettings(held.settings[0]) : null,
  };
}

/** A backup in a zip: its manifest, and the files beside it by name. */
interface FoundBackup {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly manifest: BackupManifest;
}

/**
 * Finds the backup in a zip: at the top, or in a folder if it was unpacked and packed again; the latest of several.
 * Skips what systems and other programs put beside it.
 * @param mayHoldZip Whether a single zip inside may be the backup.
 * @throws BackupError where there is no readable backup.
 */
async function findBackup(files: readonly ZipEntry[], mayHoldZip: boolean): Promise<FoundBackup> {
  const problems: BackupProblem[] = [];
  let newest: { folder: string; manifest: BackupManifest } | null = null;
  let left = BACKUP_UNPACKED_BYTES;
  for (const entry of files) {
    if (left < 0 || !/(?:^|\/)manifest\.json$/.test(entry.name)) continue;
    const budget = { left: MANIFEST_BYTES, limit: MANIFEST_BYTES };
    try {
      const manifest = await readManifest(entry, budget);
      const folder = entry.name.slice(0, -'manifest.json'.length);
      if (newest === null || manifest.madeAt > newest.manifest.madeAt) newest = { folder, manifest };
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      problems.push(error.problem);
    }
    left -= MANIFEST_BYTES - budget.left;
  }
  if (newest !== null) {
    const { folder, manifest } = newest;
    const beside = files.filter(({ name }) => name.startsWith(folder));
    return { entries: new Map(beside.map((entry) => [entry.name.slice(folder.length), entry])), manifest };
  }
  const zips = files.filter(({ name }) => /\.zip$/i.test(name) && !isSystemFile(name));
  if (mayHoldZip && problems.length === 0 && zips.length === 1) {
    const budget = { left: BACKUP_FILE_BYTES, limit: BACKUP_FILE_BYTES };
    const bytes = Uint8Array.from(await zips[0].read(budget).catch(refuse));
    return findBackup(await listed(new Blob([bytes])), false);
  }
  throw new BackupError(problems.find(({ kind }) => kind !== 'notBackup') ?? { kind: 'notBackup' });
}

async function listed(file: Blob): Promise<readonly ZipEntry[]> {
  const [first, second] = new Uint8Array(
    await file
      .slice(0, 2)
      .arrayBuffer()
      .catch((cause: unknown) => {
        throw new BackupError({ kind: 'unreadable' }, { cause });
      }),
  );
  // Every zip begins with PK; one that was cut off has lost its list of files.
  if (first !== 0x50 || second !== 0x4b) throw new BackupError({ kind: 'notBackup' });
  return listZip(file).catch(refuse);
}

async function readManifest(entry: ZipEntry, budget: UnpackBudget): Promise<BackupManifest> {
  const value = parsed(await unpacked(entry, budget));
  const { kind, format } = (value ?? {}) as { kind?: unknown; format?: unknown };
  if (kind !== BACKUP_KIND) throw new BackupError({ kind: 'notBackup' });
  if (typeof format === 'number' && format > BACKUP_FORMAT) throw new BackupError({ kind: 'newer' });
  const { success, output } = v.safeParse(manifestSchema, value);
  if (!success) throw new BackupError({ kind: 'damaged' });
  return output;
}

async function unpacked(entry: ZipEntry | undefined, budget: UnpackBudget): Promise<string> {
  if (entry === undefined) throw new BackupError({ kind: 'damaged' });
  const bytes = await entry.read(budget).catch(refuse);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new BackupError({ kind: 'damaged' }, { cause });
  }
}

function refuse(cause: unknown): never {
  const problem = cause instanceof IntakeError ? cause.problem : { kind: 'unreadable' as const };
  if (problem.kind === 'encrypted' || problem.kind === 'unreadable')
    throw new BackupError({ kind: problem.kind }, { cause });
  if (problem.kind === 'unpacksTooLarge' || problem.kind === 'tooLarge')
    throw new BackupError({ kind: 'unpacksTooLarge', limit: problem.limit }, { cause });
  throw new BackupError({ kind: 'damaged' }, { cause });
}

/** Null for what is no JSON: the checks that follow refuse it. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(ID_MAX_UNITS));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const document = v.object({
  info: v.intersect([documentFacts, v.object({ collection: id, addedAt: count, units: count })]),
  text: v.pipe(v.string(), v.maxLength(DOCUMENT_MAX_UNITS)),
});

/** Built-in collections have no name, the user's have one. */
const collection = v.pipe(
  v.object({ id, name: v.pipe(v.string(), v.maxLength(NAME_MAX_UNITS)), on: v.boolean() }),
  v.forward(
    v.partialCheck([['id'], ['name']], (each) => isBuiltIn(each.id) || each.name !== ''),
    ['name'],
  ),
);

/** Checks documents: their facts, and that these agree with their texts. */
async function checkDocuments(entries: readonly unknown[]): Promise<CheckedEntries<UserDocumentWithText>> {
  const { taken, problems } = checkEntries<UserDocumentWithText>(entries, {
    schema: document,
    idOf: ({ info }) => info.id,
    wordsOf: ({ info }: UserDocumentWithText) => info.title,
  });
  const agreeing: UserDocumentWithText[] = [];
  const others: EntryProblem[] = [];
  for (const each of taken) {
    if (await isOfItsText(each)) agreeing.push(each);
    else others.push({ kind: 'wrong', at: placeOf(entries, each), words: each.info.title, field: 'text' });
  }
  return { taken: agreeing, problems: [...problems, ...others] };
}

/** Checks collections. */
function checkCollections(entries: readonly unknown[]): CheckedEntries<Collection> {
  return checkEntries<Collection>(entries, {
    schema: collection,
    idOf: (each) => each.id,
    wordsOf: ({ name }: Collection) => name,
  });
}

/** Ids of hidden documents, each once. Anything else is skipped, since it hides nothing. */
function checkHidden(entries: readonly unknown[]): string[] {
  return [...new Set(entries)].filter((entry) => v.is(id, entry));
}

async function isOfItsText({ info, text }: UserDocumentWithText): Promise<boolean> {
  return info.units === text.length && info.han === countHan(text) && info.hash === (await sha256(text));
}

function placeOf(entries: readonly unknown[], { info }: UserDocumentWithText): number {
  const ids = entries.map((entry) => (entry as { info?: { id?: unknown } } | null)?.info?.id);
  return ids.indexOf(info.id) + 1;
}
