import type { CorpusDocument } from '../../utils/corpus/document';
import { decodeIndex, IndexFormatError } from '../../utils/index/encode';
import { type Knowledge, knowledgeOf } from '../../utils/match/knowledge';
import { readCorpus } from '../../utils/store/corpus';
import type { ContentRow, GenerationRow } from '../../utils/store/corpus-database';
import { installBundledCorpus, isCurrent, isReadable, readBundledManifest } from './corpus-install';

/** The corpus in memory with all that pages are matched with, ready to answer. */
export interface LoadedCorpus {
  /** `version` of the corpus manifest. */
  readonly version: string;
  readonly documents: readonly CorpusDocument[];
  readonly knowledge: Knowledge;
}

let loading: Promise<LoadedCorpus> | undefined;

/**
 * The corpus, from the store where it is the package's, else installed first. Every request shares one loading; a
 * failed one is tried anew at the next request.
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
  const [stored, manifest] = await Promise.all([
    readCorpus().catch(() => null),
    readBundledManifest().catch((error: unknown) => error as Error),
  ]);
  if (stored !== null && (manifest instanceof Error || (await isCurrent(stored, manifest)))) {
    try {
      return prepare(stored);
    } catch (error) {
      console.warn('The stored index is damaged; it is built again.', error);
    }
  }
  if (manifest instanceof Error) throw manifest;
  try {
    return prepare(await installBundledCorpus(manifest));
  } catch (error) {
    if (stored === null) throw error;
    console.warn('The bundled corpus was not installed; the earlier one stays.', error);
    return prepare(stored);
  }
}

/** @throws IndexFormatError where what is stored is of another format or was cut short. */
function prepare(stored: GenerationRow & ContentRow): LoadedCorpus {
  if (!isReadable(stored)) throw new IndexFormatError(`${stored.generation} is of other formats`);
  const { version, documents, index, lexicon, words } = stored;
  return { version, documents, knowledge: knowledgeOf(decodeIndex(index), lexicon, words) };
}
