import type { CollectedDocument, CollectedInfo } from '../collections/user-corpus';
import { type CorpusManifest, type DocumentInfo, sha256 } from '../corpus/document';
import { InvalidManifestError, parseManifest } from '../corpus/manifest';
import { parseCleaned } from '../corpus/parse';
import type { RecordTable } from '../record/table';
import { RECORD_FILE, type RecordManifest, readRecordFile } from '../record/table-file';
import type { WordList } from '../words/word-list';
import { readWordListFile, WORDS_FILE } from '../words/word-list-file';

/**
 * Reads a file of the package. By its path alone, since workers know no extension API; it is that of this script's
 * own origin.
 * @throws Error where it is not there.
 */
export async function fetchFile(path: string): Promise<Response> {
  const answer = await fetch(`/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** The `version` that a manifest of the package tells; null where it can't be read or tells none. */
export async function versionIn(path: string): Promise<string | null> {
  try {
    const { version }: { version?: unknown } = await (await fetchFile(path)).json();
    return typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}

/** The bundled corpus is not what its manifest says: cut short, changed, or not there. */
export class DamagedCorpusError extends Error {
  override readonly name = 'DamagedCorpusError';
}

/** Reads the package's manifest. @throws DamagedCorpusError where it can't be read or is no manifest. */
export async function readBundledManifest(): Promise<CorpusManifest> {
  const json = await readFile('manifest.json');
  try {
    return parseManifest(json);
  } catch (cause) {
    if (cause instanceof InvalidManifestError) throw new DamagedCorpusError(cause.message, { cause });
    throw cause;
  }
}

/** Reads a document of the package. @throws DamagedCorpusError where it is not what the manifest says. */
export async function readBundledDocument(info: DocumentInfo): Promise<CollectedDocument> {
  const text = await readFile(`${info.id}.txt`);
  if ((await sha256(text)) !== info.hash)
    throw new DamagedCorpusError(`corpus/${info.id}.txt is not what the manifest says`);
  return { ...asBundled(info), ...parseCleaned(text) };
}

/** A bundled document's facts as those of its collection. */
export function asBundled(info: DocumentInfo): CollectedInfo {
  return { ...info, collection: 'bundled', date: null, url: '' };
}

async function readFile(name: string): Promise<string> {
  try {
    return await (await fetchFile(`corpus/${name}`)).text();
  } catch (cause) {
    throw new DamagedCorpusError(`corpus/${name} can't be read`, { cause });
  }
}

let loading: Promise<RecordTable | null> | undefined;

/**
 * The record table of the package, read at the first call. Null where it is damaged or not there: pages are then
 * matched with the corpus alone.
 */
export function loadRecord(): Promise<RecordTable | null> {
  loading ??= readRecord().catch((error: unknown) => {
    console.warn('The record table was not read; phrases are told from the corpus alone.', error);
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

/**
 * Reads the word list of the package. Null where it is damaged or not there: each character then counts as a word, so
 * that what can be found is still found, though marks may begin and end within words.
 */
export async function loadWords(): Promise<WordList | null> {
  try {
    const file = await fetchFile(`words/${WORDS_FILE}`);
    return await readWordListFile(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    console.warn('The word list was not read; each character counts as a word.', error);
    return null;
  }
}

/** Version of the package's word list; null where its manifest can't be read. */
export function wordsVersion(): Promise<string | null> {
  return versionIn('words/manifest.json');
}
