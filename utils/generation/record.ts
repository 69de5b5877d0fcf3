import { warn } from '../log';
import { RECORD_FILE, type RecordManifest } from '../record/manifest';
import { readRecordFile } from '../record/read-file';
import type { RecordTable } from '../record/table';
import { fetchFile, versionIn } from './package-file';

let loading: Promise<RecordTable | null> | undefined;

/**
 * The record table of the package, read at the first call. Null where it is damaged or not there: pages are then
 * matched with the corpus alone.
 */
export function loadRecord(): Promise<RecordTable | null> {
  loading ??= readRecord().catch((error: unknown) => {
    warn('The record table was not read; phrases are told from the corpus alone.', error);
    return null;
  });
  return loading;
}

/** Version of the package's record table; null where its manifest can't be read. */
export function recordVersion(): Promise<string | null> {
  return versionIn('record/manifest.json');
}

/** What the package says of its record table. @throws Error where its manifest can't be read. */
export async function readRecordManifest(): Promise<RecordManifest> {
  return (await fetchFile('record/manifest.json')).json();
}

async function readRecord(): Promise<RecordTable> {
  const file = await fetchFile(`record/${RECORD_FILE}`);
  return readRecordFile(new Uint8Array(await file.arrayBuffer()));
}
