import type { CorpusDocument } from '../../utils/corpus/document';
import { decodeIndex, IndexFormatError } from '../../utils/index/encode';
import { type Knowledge, knowledgeOf } from '../../utils/match/knowledge';
import { readCorpus } from '../../utils/store/corpus';
import type { ContentRow, GenerationRow } from '../../utils/store/corpus-database';
import { bundledGeneration, installBundledCorpus, readBundledManifest } from './corpus-install';
import { warmUp } from './warm-up';

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
  loading ??= readOrInstall().then(
    (corpus) => {
      void warmUp(corpus);
      return corpus;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

async function readOrInstall(): Promise<LoadedCorpus> {
  const [stored, bundled] = await Promise.all([
    readCorpus().catch(() => null),
    readBundled().catch((error: unknown) => error as Error),
  ]);
  if (stored !== null && (bundled instanceof Error || stored.generation === bundled.generation)) {
    try {
      return prepare(stored);
    } catch (error) {
      console.warn('The stored index is damaged; it is built again.', error);
    }
  }
  if (bundled instanceof Error) throw bundled;
  try {
    return prepare(await installBundledCorpus(bundled.manifest));
  } catch (error) {
    if (stored === null) throw error;
    console.warn('The bundled corpus was not installed; the earlier one stays.', error);
    return prepare(stored);
  }
}

async function readBundled() {
  const manifest = await readBundledManifest();
  return { manifest, generation: await bundledGeneration(manifest) };
}

/** @throws IndexFormatError where what is stored is of another format or was cut short. */
function prepare({ version, documents, index, lexicon, words }: GenerationRow & ContentRow): LoadedCorpus {
  if (lexicon === undefined || words === undefined)
    throw new IndexFormatError('stored by an earlier version');
  return { version, documents, knowledge: knowledgeOf(decodeIndex(index), lexicon, words) };
}
