import type { CollectedDocument, CollectedInfo } from '../collections/user-corpus';
import { type CorpusManifest, type DocumentInfo, sha256 } from '../corpus/document';
import { InvalidManifestError, parseManifest } from '../corpus/manifest';
import { parseCleaned } from '../corpus/parse';
import { GLOSSARY_FILE, type GlossaryEntry } from '../glossary/entry';
import { note, warn } from '../log';
import { MONTHS_FILE, type RecordMonths, readMonthsFile } from '../record/months-file';
import type { RecordTable } from '../record/table';
import { RECORD_FILE, type RecordManifest, readRecordFile } from '../record/table-file';
import type { WordList } from '../words/word-list';
import { readWordListFile, WORDS_FILE } from '../words/word-list-file';

/**
 * Reads a file of the package, by its path on this script's own origin, since workers have no extension API.
 * @throws Error where it doesn't exist.
 */
export async function fetchFile(path: string): Promise<Response> {
  const answer = await fetch(`/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** The `version` in one of the package's manifests; null where it can't be read or has none. */
async function versionIn(path: string): Promise<string | null> {
  try {
    const { version }: { version?: unknown } = await (await fetchFile(path)).json();
    return typeof version === 'string' ? version : null;
  } catch (error) {
    note('A manifest of the package was not read.', error);
    return null;
  }
}

/** The bundled corpus doesn't match its manifest: it is truncated, changed or missing. */
export class DamagedCorpusError extends Error {
  override readonly name = 'DamagedCorpusError';
}

/** Reads the corpus's manifest. @throws DamagedCorpusError where it can't be read or is no manifest. */
export async function readBundledManifest(): Promise<CorpusManifest> {
  const json = await readCorpusFile('manifest.json');
  try {
    return parseManifest(json);
  } catch (cause) {
    if (cause instanceof InvalidManifestError) throw new DamagedCorpusError(cause.message, { cause });
    throw cause;
  }
}

/** Reads a bundled document. @throws DamagedCorpusError where it doesn't match the manifest. */
export async function readBundledDocument(info: DocumentInfo): Promise<CollectedDocument> {
  const text = await readCorpusFile(`${info.id}.txt`);
  if ((await sha256(text)) !== info.hash)
    throw new DamagedCorpusError(`corpus/${info.id}.txt doesn't match the manifest`);
  return { ...asBundled(info), ...parseCleaned(text) };
}

/** The facts of a bundled document as one of a collection. */
export function asBundled(info: DocumentInfo): CollectedInfo {
  return { ...info, collection: 'bundled', date: null, url: '' };
}

async function readCorpusFile(name: string): Promise<string> {
  try {
    return await (await fetchFile(`corpus/${name}`)).text();
  } catch (cause) {
    throw new DamagedCorpusError(`corpus/${name} can't be read`, { cause });
  }
}

let loading: Promise<RecordTable | null> | undefined;

/**
 * The package's record table, read at the first call. Null where it is damaged or missing; pages are then matched with
 * the corpus alone.
 */
export function loadRecord(): Promise<RecordTable | null> {
  loading ??= readRecord().catch((error: unknown) => {
    warn('The record table could not be read; only the corpus is used.', error);
    return null;
  });
  return loading;
}

let loadingMonths: Promise<RecordMonths | null> | undefined;

/**
 * Days of news by month for the package's record table, read at the first call; only the library needs them. Null where
 * they or the table are damaged or missing, or where they don't belong together; all else works without them.
 */
export function loadMonths(): Promise<RecordMonths | null> {
  loadingMonths ??= readMonths().catch((error: unknown) => {
    warn('The record by month could not be read; only years are shown.', error);
    return null;
  });
  return loadingMonths;
}

let loadingGlossary: Promise<readonly GlossaryEntry[]> | undefined;

/** The package's glossary, read at the first call; empty where it is damaged or missing. */
export function loadGlossary(): Promise<readonly GlossaryEntry[]> {
  loadingGlossary ??= readGlossary().catch((error: unknown) => {
    warn('The glossary could not be read; no meanings are shown.', error);
    return [];
  });
  return loadingGlossary;
}

/** Not validated: the entries are checked before they are packed, and take a few milliseconds to parse. */
async function readGlossary(): Promise<readonly GlossaryEntry[]> {
  return (await fetchFile(GLOSSARY_FILE)).json();
}

/** Version of the package's record table; null where its manifest can't be read. */
export function recordVersion(): Promise<string | null> {
  return versionIn('record/manifest.json');
}

/** The manifest of the package's record table. @throws Error where it can't be read. */
export async function readRecordManifest(): Promise<RecordManifest> {
  return (await fetchFile('record/manifest.json')).json();
}

async function readRecord(): Promise<RecordTable> {
  return readRecordFile(await readBytes(`record/${RECORD_FILE}`));
}

async function readMonths(): Promise<RecordMonths | null> {
  const record = await loadRecord();
  return record && readMonthsFile(await readBytes(`record/${MONTHS_FILE}`), record);
}

async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetchFile(path)).arrayBuffer());
}

/**
 * Reads the package's word list. Null where it is damaged or missing: each character then counts as a word, so that
 * phrases are still found, though marks may begin and end within words.
 */
export async function loadWords(): Promise<WordList | null> {
  try {
    return await readWordListFile(await readBytes(`words/${WORDS_FILE}`));
  } catch (error) {
    warn('The word list could not be read; each character counts as a word.', error);
    return null;
  }
}

/** Version of the package's word list; null where its manifest can't be read. */
export function wordsVersion(): Promise<string | null> {
  return versionIn('words/manifest.json');
}
