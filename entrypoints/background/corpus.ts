import { decodeIndex } from '../../utils/index/encode';
import type { LookUpSources } from '../../utils/lookup/answer-look-up';
import { buildKnowledge } from '../../utils/match/build-knowledge';
import { knownPhrases } from '../../utils/record/find';
import type { RecordTable } from '../../utils/record/table';
import { readCorpus } from '../../utils/store/corpus';
import type { ContentRow, GenerationRow } from '../../utils/store/corpus-database';
import type { WordList } from '../../utils/words/word-list';
import { generationOf, installBundledCorpus, readBundledManifest } from './corpus-install';
import { loadRecord } from './record';
import { loadWords } from './words';

/** Corpus and record in memory, ready to answer. */
export interface LoadedCorpus extends LookUpSources {
  /** `version` of the corpus manifest. */
  readonly version: string;
}

let loading: Promise<LoadedCorpus> | undefined;

/**
 * The corpus, from the store where it is the package's, else installed first, and the record table. Every request shares one loading;
 * a failed one is tried anew at the next request.
 * @throws DamagedCorpusError where the package's corpus is damaged and none was installed before; IndexFormatError
 * where it is damaged and the one before is of another format.
 */
export function loadCorpus(): Promise<LoadedCorpus> {
  loading ??= readOrInstall().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function readOrInstall(): Promise<LoadedCorpus> {
  const [stored, manifest, record, words] = await Promise.all([
    readCorpus().catch(() => null),
    readBundledManifest().catch((error: unknown) => error as Error),
    loadRecord(),
    loadWords(),
  ]);
  if (stored !== null && (manifest instanceof Error || stored.generation === generationOf(manifest))) {
    try {
      return prepare(stored, record, words);
    } catch (error) {
      console.warn('The stored index is damaged; it is built again.', error);
    }
  }
  if (manifest instanceof Error) throw manifest;
  try {
    return prepare(await installBundledCorpus(manifest, words), record, words);
  } catch (error) {
    if (stored === null) throw error;
    console.warn('The bundled corpus was not installed; the earlier one stays.', error);
    return prepare(stored, record, words);
  }
}

/** @throws IndexFormatError where the stored index is of another format or was cut short. */
function prepare(
  stored: GenerationRow & ContentRow,
  record: RecordTable | null,
  words: WordList,
): LoadedCorpus {
  const entries = record === null ? [] : knownPhrases(record);
  return {
    version: stored.version,
    documents: stored.documents,
    knowledge: buildKnowledge(decodeIndex(stored.index), stored.phrases, entries, words),
    record,
  };
}
