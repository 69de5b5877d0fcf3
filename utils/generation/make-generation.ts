import {
  type CollectedDocument,
  type CollectedInfo,
  documentsInUse,
  hiddenOf,
  isOn,
  isOwn,
  type UserCorpus,
  userVersion,
} from '../collections/user-corpus';
import type { CorpusManifest } from '../corpus/document';
import { indexedText } from '../corpus/furniture';
import { parseCleaned } from '../corpus/parse';
import { buildIndex, decodeIndex, encodeIndex } from '../index/corpus-index';
import { SHARE_WORK } from '../limits';
import { note, noted } from '../log';
import { knowledgeOf } from '../match/knowledge';
import { knownWordsOf } from '../match/known-words';
import { withoutDocuments } from '../match/leave-out';
import { buildLexicon } from '../match/lexicon';
import { matchText } from '../match/match-text';
import { buildSentenceTable, documentsLike } from '../match/same-text';
import { type MiningWorkings, minePhrases } from '../phrases/mine';
import { type KnownEntry, knownEntries, knownEntry } from '../record/rarity';
import type { RecordTable } from '../record/table';
import {
  type ContentRow,
  type Generation,
  type GenerationRow,
  type LearntRow,
  putShares,
  readCorpus,
  readDocuments,
  readGeneration,
  readWorkings,
  removeLeftPieces,
  switchCorpus,
} from '../store/corpus';
import { readUserCorpus, readUserTexts } from '../store/user-documents';
import { countHan } from '../text/han';
import { emptyWordList, type WordList } from '../words/word-list';
import type { BuildStep, InstallStep } from './corpus-worker';
import { corpusVersion, generationName, wantedGeneration, withoutUser } from './generation-name';
import { announceWritten } from './handover';
import {
  loadRecord,
  loadWords,
  readBundledDocument,
  readBundledManifest,
  recordVersion,
  wordsVersion,
} from './package-files';

/**
 * Makes a generation of the bundled and the user's own documents: reads, checks and indexes them, mines their phrases
 * and makes what pages are matched with.
 * @param readTexts Returns the texts of own documents by their ids, undefined for those that are missing.
 * @param onStep Called when a step begins. The step waits for its promise, so that other work gets a turn.
 * @param earlier The installed generation: what it has of the bundled documents is not made again.
 * @throws DamagedCorpusError where a bundled document doesn't match the manifest.
 */
export async function makeGeneration(
  manifest: CorpusManifest,
  userCorpus: UserCorpus,
  readTexts: (ids: readonly string[]) => Promise<(string | undefined)[]>,
  onStep: (step: BuildStep) => void | Promise<void> = () => undefined,
  earlier: GenerationRow | null = null,
): Promise<Generation> {
  onStep('reading');
  const usesRecord = isOn(userCorpus, 'record');
  const [record, storedWords, recordFile, wordsFile, user] = await Promise.all([
    usesRecord ? loadRecord() : null,
    loadWords(),
    recordVersion(),
    wordsVersion(),
    userVersion(userCorpus),
  ]);
  const words = storedWords ?? emptyWordList();
  const bundled = await readBundled(manifest, userCorpus);
  const own = await readOwn(userCorpus, readTexts);
  const documents = [...bundled, ...own];
  const indexed = documents.map(({ text }) => ({ text: indexedText(text) }));
  const known = record === null ? [] : [...knownEntries(record)];
  const { learnt, workings } = await learn(indexed, words, known, onStep);
  const generation = generationName({
    corpus: manifest.version,
    user,
    // A record that is switched off isn't damaged; `user` says that it is off.
    record: usesRecord ? record && recordFile : recordFile,
    words: storedWords && wordsFile,
  });
  const row: GenerationRow = {
    generation,
    version: corpusVersion({ corpus: manifest.version, user }),
    documents: documents.map(infoOf),
    shares: null,
    usesRecord,
    installedAt: Date.now(),
  };
  const learnOpen = async () =>
    (await learn(indexed.slice(0, bundled.length), words, known, () => undefined)).learnt;
  const open = own.length === 0 ? null : ((await openIn(earlier, row)) ?? (await learnOpen()));
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

/**
 * What an installed generation has of the bundled documents alone, where another one would have the same; null where it
 * wouldn't, or it can't be read.
 */
async function openIn(installed: GenerationRow | null, other: GenerationRow): Promise<LearntRow | null> {
  if (installed === null || bundledPart(installed) !== bundledPart(other)) return null;
  try {
    const corpus = await readCorpus();
    if (corpus?.generation !== installed.generation) return null;
    const { index, lexicon, knownWords } = corpus.open ?? corpus;
    decodeIndex(index);
    return { index, lexicon, knownWords };
  } catch (error) {
    note('What the installed corpus has of the bundled documents was not read.', error);
    return null;
  }
}

/** Everything on which it depends what a generation has of the bundled documents alone. */
function bundledPart({ generation, usesRecord, documents }: GenerationRow): string {
  const bundled = documents.filter((document) => !isOwn(document));
  return JSON.stringify([withoutUser(generation), usesRecord, bundled.map(({ id, hash }) => [id, hash])]);
}

/** Indexes documents, mines their phrases and makes a lexicon of these and the record's. */
async function learn(
  documents: readonly { readonly text: string }[],
  words: WordList,
  known: readonly KnownEntry[],
  onStep: (step: BuildStep) => void | Promise<void>,
): Promise<{ learnt: LearntRow; workings: MiningWorkings }> {
  await onStep('indexing');
  const index = buildIndex(documents);
  await onStep('mining');
  const { phrases, workings } = minePhrases(index, documents, words);
  await onStep('learning');
  const lexicon = buildLexicon(phrases, known);
  const knownWords = knownWordsOf(words, lexicon.frames, lexicon.wordFacts);
  return { learnt: { index: encodeIndex(index), lexicon, knownWords }, workings };
}

function readBundled(manifest: CorpusManifest, userCorpus: UserCorpus): Promise<CollectedDocument[]> {
  const hidden = hiddenOf(
    userCorpus,
    manifest.documents.map(({ id }) => id),
  );
  return Promise.all(manifest.documents.filter(({ id }) => !hidden.includes(id)).map(readBundledDocument));
}

async function readOwn(
  userCorpus: UserCorpus,
  readTexts: (ids: readonly string[]) => Promise<(string | undefined)[]>,
): Promise<CollectedDocument[]> {
  const infos = documentsInUse(userCorpus);
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
 * For each document of a generation, the share of its Han characters that would be marked in it, 0 to 1. Verbatim runs
 * don't count: the corpus has the whole of a bundled document. A document of the user's own is no evidence for itself or
 * for others of the same text, unless there are too many (SHARE_WORK).
 * @param record What the generation was made with; null where it has none.
 */
export function measureShares(
  {
    documents,
    content,
    workings,
  }: Pick<Generation, 'documents' | 'workings'> & { readonly content: Omit<ContentRow, 'generation'> },
  record: RecordTable | null,
): number[] {
  const { index, lexicon, knownWords, words, sentences } = content;
  const whole = knowledgeOf(decodeIndex(index), lexicon, words, knownWords);
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

/**
 * Brings the corpus up to date. Where the installed generation doesn't match what is stored and bundled, makes a new one
 * and switches to it in one step, once the background has read it; then measures each document's share of boilerplate where it isn't known. The old
 * generation stays untouched until `installed`.
 * @throws DamagedCorpusError; Dexie's errors where the databases can't be read or written.
 */
export async function updateCorpus(onStep: (step: InstallStep) => void): Promise<void> {
  const [manifest, userCorpus, installed] = await Promise.all([
    readBundledManifest(),
    readUserCorpus(),
    readGeneration(),
  ]);
  if ((await wantedGeneration(installed?.generation ?? null, manifest, userCorpus)) === null) {
    await removeLeft();
    if (installed?.shares === null) await measureInstalled();
    return;
  }
  const generation = await makeGeneration(manifest, userCorpus, readUserTexts, onStep, installed);
  onStep('storing');
  // What an earlier worker left that was stopped while it stored.
  await removeLeft();
  const { generation: name } = generation.row;
  await switchCorpus(generation, () => announceWritten(name));
  onStep('installed');
  try {
    await putShares(name, measureShares(generation, await recordFor(generation.row)));
  } finally {
    // Not earlier: a look-up that began before the switch may still read the earlier one's documents.
    await removeLeft();
  }
}

function removeLeft(): Promise<void> {
  return removeLeftPieces().catch(noted('What is left of earlier generations was not deleted.'));
}

/** Measures the shares of the installed generation, whose worker was stopped before it did. */
async function measureInstalled(): Promise<void> {
  const corpus = await readCorpus();
  const documents = corpus && (await readDocuments(corpus.generation));
  if (!corpus || !documents) return;
  const workings = (await readWorkings(corpus.generation)) ?? null;
  const measured = measureShares({ documents, content: corpus, workings }, await recordFor(corpus));
  await putShares(corpus.generation, measured);
}

async function recordFor({ usesRecord }: { readonly usesRecord: boolean }) {
  return usesRecord ? loadRecord() : null;
}
