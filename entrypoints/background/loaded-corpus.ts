import {
  type CollectedDocument,
  type CollectedInfo,
  type UserCorpus,
  withBuiltIn,
} from '../../utils/collections/user-corpus';
import { isReadable } from '../../utils/generation/generation-name';
import { makeGeneration, measureShares } from '../../utils/generation/make-generation';
import { readBundledManifest } from '../../utils/generation/package-files';
import { decodeIndex } from '../../utils/index/corpus-index';
import { noted, warn } from '../../utils/log';
import { type Knowledge, knowledgeOf } from '../../utils/match/knowledge';
import { matchFlow } from '../../utils/match/match-page';
import type { SentenceTable } from '../../utils/match/same-text';
import { pause } from '../../utils/pause';
import type { MiningWorkings } from '../../utils/phrases/mine';
import {
  type ContentRow,
  type Generation,
  type GenerationRow,
  type LearntRow,
  putShares,
  readCorpus,
  readCurrentName,
  readDocuments,
  readWorkings,
  readWritten,
  switchCorpus,
} from '../../utils/store/corpus';

/** The corpus in memory with all that pages are matched with, ready to answer. */
export interface LoadedCorpus {
  /** Its name in the store. */
  readonly generation: string;
  /** Names the documents. */
  readonly version: string;
  /** Those of the index, in its order, read at the first call: matching needs none. */
  readDocuments(): Promise<readonly CollectedDocument[]>;
  /** Whether they are in memory. */
  hasDocuments(): boolean;
  readonly knowledge: Knowledge;
  /** What is known of the documents, in the index's order. */
  readonly infos: readonly CollectedInfo[];
  /** Of the user's own documents; null where there are none. */
  readonly sentences: SentenceTable | null;
  /** What mining left, read at the first call; of a corpus with own documents of the user only. */
  readWorkings(): Promise<MiningWorkings>;
  /** What is known without the user's own documents; the same where there are none. */
  readonly openKnowledge: Knowledge;
  /** Whether the user has the record table switched on. */
  readonly usesRecord: boolean;
}

let loading: Promise<LoadedCorpus> | undefined;

/** What `loading` has led to; undefined until then. */
let loaded: LoadedCorpus | undefined;

/** A generation that was read before it is in use. */
let ahead: { readonly generation: string; readonly reading: Promise<LoadedCorpus> } | undefined;

/** The generation in use where it is damaged and nothing could be stored in its place. Another one is in memory. */
let unusable: string | undefined;

/**
 * The corpus, from the store where there is one that can be used, else the bundled one installed first. Every request
 * shares one loading; after a failure the next request tries again.
 * @throws DamagedCorpusError where the package's corpus is damaged and none was installed before.
 */
export function loadCorpus(): Promise<LoadedCorpus> {
  return loading ?? use(readOrInstall());
}

function use(reading: Promise<LoadedCorpus>): Promise<LoadedCorpus> {
  forgetCorpus();
  const mine = reading.then(
    (corpus) => {
      if (loading === mine) loaded = corpus;
      return corpus;
    },
    (error: unknown) => {
      if (loading === mine) forgetCorpus();
      throw error;
    },
  );
  loading = mine;
  return mine;
}

/** Whether corpus and documents are in memory, so that a look-up needn't wait. */
export function isCorpusAtHand(): boolean {
  return loaded?.hasDocuments() ?? false;
}

/**
 * The corpus that is installed at this moment. The worker reports a new one only a moment later, so look-ups check the
 * store.
 * @throws What `loadCorpus` throws.
 */
export async function loadLatestCorpus(): Promise<LoadedCorpus> {
  await loadCorpus();
  await useInstalledCorpus();
  return loadCorpus();
}

/** Has requests use the corpus that is installed now, which the first of them reads unless it was read ahead. */
export async function useInstalledCorpus(): Promise<void> {
  const before = loading;
  const corpus = await before?.catch(() => undefined);
  const stored = await readCurrentName().catch(noted('The name of the installed corpus was not read.'));
  // Requests at the same time: the first has changed over.
  if (loading !== before || stored === undefined || stored === unusable) return;
  if (stored === corpus?.generation) {
    if (ahead?.generation === stored) forgetAhead();
    return;
  }
  if (!isReadable({ generation: stored })) return;
  if (ahead?.generation === stored) use(ahead.reading).catch(() => undefined);
  else forgetCorpus();
  forgetAhead();
}

/** Forgets what was read ahead: its worker has ended, so that it won't be in use any more. */
export function forgetAhead(): void {
  ahead = undefined;
}

/**
 * Reads a generation that is about to be used, so that no request has to wait for it. It is read in pieces, between
 * which the present one answers.
 */
export async function readAhead(generation: string): Promise<void> {
  if (!isReadable({ generation })) return;
  const reading = readWritten(generation).then((written) => {
    if (written === undefined) throw new Error('pieces are missing');
    return prepare(written);
  });
  ahead = { generation, reading };
  try {
    const corpus = await reading;
    // It was written again.
    if (unusable === generation) unusable = undefined;
    if (isCorpusAtHand()) await corpus.readDocuments();
  } catch (error) {
    warn('A generation was not read ahead.', error);
    if (ahead?.generation === generation) ahead = undefined;
  }
}

function forgetCorpus(): void {
  loading = undefined;
  loaded = undefined;
}

async function readOrInstall(): Promise<LoadedCorpus> {
  const stored = await readCorpus().catch(noted('The stored corpus was not read.', null));
  if (stored !== null && isReadable(stored)) {
    try {
      return prepare(stored);
    } catch (error) {
      warn('The stored index is damaged; it is built again.', error);
    }
  }
  const installed = await installBundledCorpus();
  // Else each look-up would find another one in use, and try again.
  const inUse = await readCurrentName().catch(noted('The name of the installed corpus was not read.'));
  unusable = inUse === installed.row.generation ? undefined : inUse;
  return prepare({ ...installed.content, ...installed.row }, installed.documents);
}

/** The user's part of the corpus before any change. */
const untouched: UserCorpus = {
  documents: [],
  textless: [],
  collections: withBuiltIn([]),
  hidden: [],
};

/**
 * Builds a generation of only the bundled documents, here and now, which takes a second, so that the first page needn't
 * wait for a worker or for the user's own documents. If the browser refuses the database (private browsing in Firefox)
 * it is used all the same, and rebuilt whenever the background starts.
 */
async function installBundledCorpus(): Promise<Generation> {
  // Requests get a turn between the steps, a save above all.
  const generation = await makeGeneration(
    await readBundledManifest(),
    untouched,
    async () => [],
    () => pause(),
  );
  try {
    await switchCorpus(generation);
    await putShares(generation.row.generation, measureShares(generation, null));
  } catch (error) {
    warn('The corpus was not stored.', error);
  }
  return generation;
}

/**
 * @param documents Those of the generation where they are at hand.
 * @throws IndexFormatError where what is stored is of another format or was cut short.
 */
function prepare(stored: GenerationRow & ContentRow, documents?: readonly CollectedDocument[]): LoadedCorpus {
  const { generation, version, open, words, sentences, usesRecord } = stored;
  const knowledgeFrom = ({ index, lexicon, knownWords }: LearntRow) =>
    knowledgeOf(decodeIndex(index), lexicon, words, knownWords);
  const knowledge = knowledgeFrom(stored);
  let reading = documents && Promise.resolve(documents);
  let hasDocuments = false;
  let readingWorkings: Promise<MiningWorkings> | undefined;
  return {
    generation,
    version,
    usesRecord,
    infos: stored.documents,
    sentences,
    knowledge,
    openKnowledge: open === null ? knowledge : knowledgeFrom(open),
    async readDocuments() {
      reading ??= readStored(generation, readDocuments).catch((error: unknown) => {
        reading = undefined;
        throw error;
      });
      const read = await reading;
      hasDocuments = true;
      return read;
    },
    hasDocuments: () => hasDocuments,
    readWorkings() {
      readingWorkings ??= readStored(generation, readWorkings).catch((error: unknown) => {
        readingWorkings = undefined;
        throw error;
      });
      return readingWorkings;
    },
  };
}

/** @throws Error if another generation is installed by now, which the next request will use. */
async function readStored<T>(
  generation: string,
  read: (generation: string) => Promise<T | undefined>,
): Promise<T> {
  const stored = await read(generation);
  if (stored === undefined) {
    if (loaded?.generation === generation) forgetCorpus();
    throw new Error(`what belongs to ${generation} is gone`);
  }
  return stored;
}

/** Time until it begins, ms: the page that has woken the background comes first. */
const WAIT_MS = 1_000;

/** Text that is matched: after so much of it the engine has compiled all that matters, UTF-16 units. */
const WARM_UNITS = 12_000;

let begun = false;

/** Warms the code up, once for each start of the background; in a moment, and not before a page was read. */
export function warmUpOnce(corpus: LoadedCorpus): void {
  if (begun) return;
  begun = true;
  warmUp(corpus).catch((error: unknown) => warn('Matching could not be warmed up.', error));
}

/**
 * Matches some text of the corpus, a paragraph at a time and with room for requests between: engines run code slowly
 * until it has run for a while, and the first page took several times as long as later ones.
 */
async function warmUp({ knowledge, readDocuments }: LoadedCorpus): Promise<void> {
  await pause(WAIT_MS);
  let units = 0;
  for (const { text } of await readDocuments()) {
    for (const paragraph of text.split('\n')) {
      if (units > WARM_UNITS) return;
      units += paragraph.length;
      matchFlow(knowledge, paragraph, { reuse: true, sensitivity: 'normal' });
      await pause();
    }
  }
}
