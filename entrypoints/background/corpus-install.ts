import { browser } from '../../utils/browser';
import type { CorpusDocument, CorpusManifest } from '../../utils/corpus/document';
import { sha256 } from '../../utils/corpus/hash';
import { InvalidManifestError, parseManifest } from '../../utils/corpus/manifest';
import { parseCleaned } from '../../utils/corpus/parse';
import { buildIndex } from '../../utils/index/build';
import { encodeIndex, INDEX_FORMAT } from '../../utils/index/encode';
import { minePhrases, PHRASES_FORMAT } from '../../utils/phrases/mine';
import { switchCorpus } from '../../utils/store/corpus';
import type { ContentRow, GenerationRow } from '../../utils/store/corpus-database';
import type { WordList } from '../../utils/words/word-list';

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

/** Name of the generation that this version of the code makes from a manifest. */
export function generationOf(manifest: CorpusManifest): string {
  return `${manifest.version}-index${INDEX_FORMAT}-phrases${PHRASES_FORMAT}`;
}

/**
 * Checks, indexes and stores the bundled corpus, and switches to it. Where the browser refuses the database (private
 * browsing in Firefox) it is returned all the same, and made anew whenever the background starts.
 * @throws DamagedCorpusError where a document is not what the manifest says; what was installed before stays.
 */
export async function installBundledCorpus(
  manifest: CorpusManifest,
  words: WordList,
): Promise<GenerationRow & ContentRow> {
  const documents = await Promise.all(manifest.documents.map(readDocument));
  const index = buildIndex(documents);
  const generation = generationOf(manifest);
  const row: GenerationRow = {
    generation,
    version: manifest.version,
    documents: manifest.documents,
    installedAt: Date.now(),
  };
  const content: ContentRow = {
    generation,
    documents,
    index: encodeIndex(index),
    phrases: minePhrases(index, documents, words),
  };
  await switchCorpus(row, content).catch((error: unknown) => {
    console.warn('The corpus was not stored.', error);
  });
  return { ...content, ...row, documents };
}

async function readDocument(info: CorpusManifest['documents'][number]): Promise<CorpusDocument> {
  const text = await readFile(`${info.id}.txt`);
  if ((await sha256(text)) !== info.hash)
    throw new DamagedCorpusError(`corpus/${info.id}.txt is not what the manifest says`);
  return { ...info, ...parseCleaned(text) };
}

async function readFile(name: string): Promise<string> {
  try {
    const answer = await fetch(browser.runtime.getURL(`corpus/${name}`));
    if (!answer.ok) throw new Error(String(answer.status));
    return await answer.text();
  } catch (cause) {
    throw new DamagedCorpusError(`corpus/${name} can't be read`, { cause });
  }
}
