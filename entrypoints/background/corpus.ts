import type { CorpusDocument } from '../../utils/corpus/document';
import type { CorpusIndex } from '../../utils/index/build';
import { decodeIndex } from '../../utils/index/encode';
import { buildMatcher, type Matcher } from '../../utils/match/matcher';
import { readCorpus } from '../../utils/store/corpus';
import type { ContentRow, GenerationRow } from '../../utils/store/corpus-database';
import { generationOf, installBundledCorpus, readBundledManifest } from './corpus-install';

/** The corpus in memory, ready to answer. */
export interface LoadedCorpus {
  /** `version` of the corpus manifest. */
  readonly version: string;
  readonly documents: readonly CorpusDocument[];
  readonly index: CorpusIndex;
  readonly matcher: Matcher;
}

let loading: Promise<LoadedCorpus> | undefined;

/**
 * The corpus: from the store where it is the package's, else installed first. Every request shares one loading;
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
  const [stored, manifest] = await Promise.all([
    readCorpus().catch(() => null),
    readBundledManifest().catch((error: unknown) => error as Error),
  ]);
  if (stored !== null && (manifest instanceof Error || stored.generation === generationOf(manifest))) {
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

/** @throws IndexFormatError where the stored index is of another format or was cut short. */
function prepare(stored: GenerationRow & ContentRow): LoadedCorpus {
  return {
    version: stored.version,
    documents: stored.documents,
    index: decodeIndex(stored.index),
    matcher: buildMatcher(stored.phrases),
  };
}
