import {
  documentsInUse,
  hiddenOf,
  isOn,
  type ReaderCorpus,
  readerVersion,
} from '../collections/reader-corpus';
import type { CollectedDocument, CollectedInfo } from '../collections/reader-document';
import type { CorpusManifest } from '../corpus/document';
import { indexedText } from '../corpus/furniture';
import { parseCleaned } from '../corpus/parse';
import { buildIndex } from '../index/build';
import { encodeIndex } from '../index/encode';
import { buildLexicon } from '../match/lexicon';
import { buildSentenceTable } from '../match/same-text';
import { minePhrases } from '../phrases/mine';
import { knownEntries } from '../record/known-entries';
import type { ContentRow, Generation, GenerationRow, LearntRow } from '../store/corpus';
import { emptyWordList } from '../words/word-list';
import { readBundledDocument } from './bundled-documents';
import { corpusVersion, generationName } from './generation-name';
import type { BuildStep } from './install-step';
import { loadRecord, recordVersion } from './record';
import { loadWords, wordsVersion } from './words';

/**
 * Makes a generation of the bundled documents and the reader's: reads, checks and indexes them, mines their phrases
 * and puts together what pages are matched with.
 * @param readTexts Gives the texts of the reader's documents with these ids, undefined for what is not there.
 * @param onStep Called when a step begins, which waits for what it returns: so that others get a turn.
 * @throws DamagedCorpusError where a bundled document is not what the manifest says.
 */
export async function makeGeneration(
  manifest: CorpusManifest,
  readerCorpus: ReaderCorpus,
  readTexts: (ids: readonly string[]) => Promise<(string | undefined)[]>,
  onStep: (step: BuildStep) => void | Promise<void> = () => undefined,
): Promise<Generation> {
  onStep('reading');
  const usesRecord = isOn(readerCorpus, 'record');
  const [record, stored, recorded, listed, reader] = await Promise.all([
    usesRecord ? loadRecord() : null,
    loadWords(),
    recordVersion(),
    wordsVersion(),
    readerVersion(readerCorpus),
  ]);
  const words = stored ?? emptyWordList();
  const bundled = await readBundled(manifest, readerCorpus);
  const own = await readReaders(readerCorpus, readTexts);
  const documents = [...bundled, ...own];
  const indexed = documents.map(({ text }) => ({ text: indexedText(text) }));
  const known = record === null ? [] : [...knownEntries(record)];
  const learn = async (from: readonly { readonly text: string }[], onPart: typeof onStep) => {
    await onPart('indexing');
    const index = buildIndex(from);
    await onPart('mining');
    const { phrases, workings } = minePhrases(index, from, words);
    await onPart('learning');
    const learnt: LearntRow = { index: encodeIndex(index), lexicon: buildLexicon(phrases, known) };
    return { learnt, workings };
  };
  const { learnt, workings } = await learn(indexed, onStep);
  const open =
    own.length > 0 ? (await learn(indexed.slice(0, bundled.length), () => undefined)).learnt : null;
  const generation = generationName({
    corpus: manifest.version,
    reader,
    // Switched off is not damaged: the reader's version tells it.
    record: usesRecord ? record && recorded : recorded,
    words: stored && listed,
  });
  const row: GenerationRow = {
    generation,
    version: corpusVersion({ corpus: manifest.version, reader }),
    documents: documents.map(infoOf),
    shares: null,
    usesRecord,
    installedAt: Date.now(),
  };
  const content: ContentRow = {
    generation,
    ...learnt,
    open,
    words,
    sentences:
      own.length === 0
        ? null
        : buildSentenceTable(
            indexed,
            own.map((_, at) => bundled.length + at),
          ),
  };
  return { row, content, documents, workings: own.length === 0 ? null : workings };
}

function readBundled(manifest: CorpusManifest, readerCorpus: ReaderCorpus): Promise<CollectedDocument[]> {
  const hidden = hiddenOf(
    readerCorpus,
    manifest.documents.map(({ id }) => id),
  );
  return Promise.all(manifest.documents.filter(({ id }) => !hidden.includes(id)).map(readBundledDocument));
}

async function readReaders(
  readerCorpus: ReaderCorpus,
  readTexts: (ids: readonly string[]) => Promise<(string | undefined)[]>,
): Promise<CollectedDocument[]> {
  const infos = documentsInUse(readerCorpus);
  const texts = await readTexts(infos.map(({ id }) => id));
  return infos.flatMap((info, at) => {
    const text = texts[at];
    return text === undefined ? [] : [{ ...infoOf(info), ...parseCleaned(text) }];
  });
}

function infoOf(document: CollectedInfo): CollectedInfo {
  const { id, title, occasion, level, year, source, hash, han, collection, date, url } = document;
  return { id, title, occasion, level, year, source, hash, han, collection, date, url };
}
