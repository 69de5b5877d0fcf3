import {
  type CollectedDocument,
  type CollectedInfo,
  documentsInUse,
  hiddenOf,
  isOn,
  isOwn,
  type ReaderCorpus,
  readerVersion,
} from '../collections/user-corpus';
import type { CorpusManifest } from '../corpus/document';
import { indexedText } from '../corpus/furniture';
import { parseCleaned } from '../corpus/parse';
import { buildIndex, decodeIndex, encodeIndex } from '../index/corpus-index';
import { SHARE_WORK } from '../limits';
import { knowledgeOf } from '../match/knowledge';
import { withoutDocuments } from '../match/leave-out';
import { buildLexicon } from '../match/lexicon';
import { matchText } from '../match/match-text';
import { buildSentenceTable, documentsLike } from '../match/same-text';
import { minePhrases } from '../phrases/mine';
import { knownEntries, knownEntry } from '../record/rarity';
import type { RecordTable } from '../record/table';
import type { Generation } from '../store/corpus';
import type { ContentRow, GenerationRow, LearntRow } from '../store/corpus-database';
import { countHan } from '../text/han';
import { emptyWordList } from '../words/word-list';
import type { BuildStep } from './corpus-worker';
import { corpusVersion, generationName } from './generation-name';
import { loadRecord, loadWords, readBundledDocument, recordVersion, wordsVersion } from './package-files';

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

/**
 * Of each document of a generation the part of its Han characters that would be marked in it, 0 to 1, in the order of
 * the documents. Verbatim runs don't count: all of a bundled document stands in the corpus. The reader's own documents
 * say nothing of themselves, nor of others that are the same text, unless there are too many of them (SHARE_WORK).
 * @param record What the generation was made with; null where it has no record.
 */
export function measureShares(
  {
    documents,
    content,
    workings,
  }: Pick<Generation, 'documents' | 'workings'> & { readonly content: Omit<ContentRow, 'generation'> },
  record: RecordTable | null,
): number[] {
  const { index, lexicon, words, sentences } = content;
  const whole = knowledgeOf(decodeIndex(index), lexicon, words);
  const work = documents.filter(isOwn).length * whole.index.text.length;
  const inRecord = (text: string) => record && knownEntry(record, text);
  return documents.map((document, number) => {
    const { text, han } = document;
    let knowledge = whole;
    if (sentences !== null && workings !== null && work <= SHARE_WORK) {
      const leftOut = new Set([...documentsLike(sentences, text), ...(isOwn(document) ? [number] : [])]);
      if (leftOut.size > 0) knowledge = withoutDocuments(whole, workings, leftOut, inRecord);
    }
    let marked = 0;
    for (const line of text.split('\n'))
      for (const { start, end } of matchText(knowledge, line, { reuse: false, sensitivity: 'normal' }))
        marked += countHan(line.slice(start, end));
    return han === 0 ? 0 : Math.min(1, marked / han);
  });
}
