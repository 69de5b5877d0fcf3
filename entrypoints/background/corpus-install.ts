import type { CollectedDocument, CollectedInfo } from '../../utils/collections/reader-document';
import type { CorpusManifest, DocumentInfo } from '../../utils/corpus/document';
import { sha256 } from '../../utils/corpus/hash';
import { InvalidManifestError, parseManifest } from '../../utils/corpus/manifest';
import { parseCleaned } from '../../utils/corpus/parse';
import { buildIndex } from '../../utils/index/build';
import { encodeIndex, INDEX_FORMAT } from '../../utils/index/encode';
import { buildLexicon, LEXICON_FORMAT } from '../../utils/match/lexicon';
import { minePhrases, PHRASES_FORMAT } from '../../utils/phrases/mine';
import { knownPhrases } from '../../utils/record/find';
import { switchCorpus } from '../../utils/store/corpus';
import type { ContentRow, GenerationRow } from '../../utils/store/corpus-database';
import { emptyWordList, STORED_WORDS_FORMAT } from '../../utils/words/word-list';
import { fetchFile } from './package-file';
import { loadRecord, recordVersion } from './record';
import { loadWords, wordsVersion } from './words';

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

/** What a generation is made from: versions of the package's files, null for what is damaged or not there. */
interface Ingredients {
  readonly corpus: string;
  readonly record: string | null;
  readonly words: string | null;
}

/** The formats in which this version of the code stores a generation: what has others can't be used. */
const FORMATS = `index${INDEX_FORMAT}-phrases${PHRASES_FORMAT}-lexicon${LEXICON_FORMAT}-words${STORED_WORDS_FORMAT}`;

/** Name of the generation that this version of the code makes from them. */
function generationOf({ corpus, record, words }: Ingredients): string {
  return `${FORMATS}-corpus ${corpus}-record ${record ?? 'none'}-words ${words ?? 'none'}`;
}

/** Whether a stored generation has the formats of this version of the code. */
export function isReadable({ generation }: GenerationRow): boolean {
  return generation.startsWith(`${FORMATS}-corpus `);
}

/**
 * Whether a stored generation is all that the package gives; what it lacks may be damaged in the package, too.
 * @param manifest Of the package's corpus.
 */
export async function isCurrent(
  { generation }: GenerationRow,
  { version }: CorpusManifest,
): Promise<boolean> {
  const [record, words] = await Promise.all([recordVersion(), wordsVersion()]);
  const whole = { corpus: version, record, words };
  if (generation === generationOf(whole)) return true;
  const lacking = [
    { ...whole, record: null },
    { ...whole, words: null },
    { ...whole, record: null, words: null },
  ];
  if (!lacking.some((ingredients) => generation === generationOf(ingredients))) return false;
  const there = { record: (await loadRecord()) && record, words: (await loadWords()) && words };
  return generation === generationOf({ corpus: version, ...there });
}

/**
 * Checks, indexes and stores the bundled corpus with what pages are matched with, and switches to it. Where the browser
 * refuses the database (private browsing in Firefox) it is returned all the same, and made anew whenever the
 * background starts.
 * @throws DamagedCorpusError where a document is not what the manifest says; what was installed before stays.
 */
export async function installBundledCorpus(manifest: CorpusManifest): Promise<GenerationRow & ContentRow> {
  const [record, words, recorded, listed] = await Promise.all([
    loadRecord(),
    loadWords(),
    recordVersion(),
    wordsVersion(),
  ]);
  const documents = await Promise.all(manifest.documents.map(readDocument));
  const index = buildIndex(documents);
  const phrases = minePhrases(index, documents, words ?? emptyWordList());
  const generation = generationOf({
    corpus: manifest.version,
    record: record && recorded,
    words: words && listed,
  });
  const row: GenerationRow = {
    generation,
    version: manifest.version,
    documents: manifest.documents.map(asBundled),
    shares: null,
    installedAt: Date.now(),
  };
  const content: ContentRow = {
    generation,
    documents,
    index: encodeIndex(index),
    lexicon: buildLexicon(phrases, record === null ? [] : knownPhrases(record)),
    words: words ?? emptyWordList(),
  };
  await switchCorpus(row, content).catch((error: unknown) => {
    console.warn('The corpus was not stored.', error);
  });
  return { ...content, ...row, documents };
}

function asBundled(info: DocumentInfo): CollectedInfo {
  return { ...info, collection: 'bundled', date: null, url: '' };
}

async function readDocument(info: DocumentInfo): Promise<CollectedDocument> {
  const text = await readFile(`${info.id}.txt`);
  if ((await sha256(text)) !== info.hash)
    throw new DamagedCorpusError(`corpus/${info.id}.txt is not what the manifest says`);
  return { ...asBundled(info), ...parseCleaned(text) };
}

async function readFile(name: string): Promise<string> {
  try {
    return await (await fetchFile(`corpus/${name}`)).text();
  } catch (cause) {
    throw new DamagedCorpusError(`corpus/${name} can't be read`, { cause });
  }
}
