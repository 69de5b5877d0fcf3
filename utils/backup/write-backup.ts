import { strToU8, Zip, ZipDeflate } from 'fflate';
import { sha256 } from '../corpus/document';
import { ZIP_TIME } from '../intake/collection-file';
import { BACKUP_AGE_MS, BACKUP_WORTH } from '../limits';
import { pause } from '../pause';
import type { Settings } from '../settings/settings';
import type { ExportFacts } from '../snippets/json';
import {
  BACKUP_FORMAT,
  BACKUP_KIND,
  type BackupManifest,
  FIRST_BACKUP_FORMAT,
  HOLDINGS,
  type Holding,
  type UserData,
} from './backup-format';

/** Progress of writing or reading a backup, in parts. */
export interface BackupProgress {
  readonly done: number;
  readonly total: number;
}

/** UTF-16 units of JSON at which a part is full. Packing it at once takes about 50 ms. */
const PART_UNITS = 1_000_000;

/** A backup of everything of the user's: a zip with a manifest and parts (see `manifestSchema`). Any text survives it. */
export async function writeBackup(
  data: UserData,
  settings: Settings,
  { now, version }: ExportFacts,
  onProgress: (progress: BackupProgress) => void,
): Promise<Blob> {
  const holdings: Record<Holding, readonly unknown[]> = { ...data, settings: [settings] };
  const texts = HOLDINGS.flatMap((holds) =>
    partsOf(holdings[holds]).map((entries, at) => ({
      name: `${holds}-${String(at + 1).padStart(4, '0')}.json`,
      holds,
      entries: entries.length,
      text: `[${entries.join(',\n')}]\n`,
    })),
  );
  const hasGlossary = data.glossary.length > 0;
  const parts: BackupManifest['parts'] = [];
  const packed: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    packed.push(piece as Uint8Array<ArrayBuffer>);
  });
  for (const [done, { text, ...part }] of texts.entries()) {
    onProgress({ done, total: texts.length });
    parts.push({ ...part, sha256: await sha256(text) });
    addFile(zip, part.name, text);
    await pause();
  }
  const manifest: BackupManifest = {
    kind: BACKUP_KIND,
    format: hasGlossary ? BACKUP_FORMAT : FIRST_BACKUP_FORMAT,
    madeAt: new Date(now).toISOString(),
    version,
    counts: {
      snippets: data.snippets.length,
      documents: data.documents.length,
      collections: data.collections.length,
      hidden: data.hidden.length,
      ...(hasGlossary && { glossary: data.glossary.length }),
      settings: 1,
    },
    parts,
  };
  addFile(zip, 'manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  zip.end();
  onProgress({ done: texts.length, total: texts.length });
  return new Blob(packed, { type: 'application/zip' });
}

function addFile(zip: Zip, name: string, text: string): void {
  const file = new ZipDeflate(name);
  file.mtime = ZIP_TIME;
  zip.add(file);
  file.push(strToU8(text), true);
}

/** Entries as JSON, in parts of about PART_UNITS. */
function partsOf(entries: readonly unknown[]): string[][] {
  const parts: string[][] = [];
  let units = PART_UNITS;
  for (const entry of entries) {
    const json = JSON.stringify(entry);
    if (units >= PART_UNITS) {
      parts.push([]);
      units = 0;
    }
    units += json.length;
    parts[parts.length - 1].push(json);
  }
  return parts;
}

/** What decides whether a backup is due. Times are ms since the epoch. */
export interface BackupState {
  /** Number of snippets and own documents. */
  readonly things: number;
  /** Whether any of them is new or was changed since the last backup. */
  readonly hasChanged: boolean;
  /** Time of the last backup; null where none was made. */
  readonly backedUpAt: number | null;
  /** When the user chose "later"; null if never. */
  readonly putOffAt: number | null;
}

/**
 * Whether to remind of a backup: enough is stored, it has changed since the last backup, that one is old or missing, and
 * the user has not chosen "later" recently.
 */
export function isBackupDue({ things, hasChanged, backedUpAt, putOffAt }: BackupState, now: number): boolean {
  // The clock may have been wrong: ignore times in the future.
  const isOld = (time: number | null) => time === null || time > now || now - time >= BACKUP_AGE_MS;
  return things >= BACKUP_WORTH && hasChanged && isOld(backedUpAt) && isOld(putOffAt);
}

/** File name of a backup made on a day, as `2020-11-05`. */
export function backupFileName(day: string): string {
  return `tifa-lens-backup-${day}.zip`;
}
