import { fileURLToPath } from 'node:url';
import type { WordList } from '../../utils/words/word-list';
import { readCorpusTexts } from './corpus-folder';
import type { GeneralWords } from './mining/official-words';
import { type RecordText, readRecordFolders } from './record-folder';
import { readBundledWords, readGeneralWords } from './word-lists';

const CORPUS = fileURLToPath(new URL('../../public/corpus', import.meta.url));

/** All that the record is mined from. */
export interface MiningTexts {
  readonly reports: readonly RecordText[];
  /** The bundled documents. */
  readonly corpus: readonly { readonly text: string }[];
  readonly general: GeneralWords;
  /** The word list of the package. */
  readonly words: WordList;
}

/**
 * Reads the reports below folders (`readRecordFolders`), the bundled corpus, the words of general Chinese and the word list.
 * @throws SourceFolderError where a folder has something else, InvalidManifestError where the corpus is damaged,
 * WordListFormatError where the word list is, and Error where a file can't be read.
 */
export async function readMiningTexts(folders: readonly string[]): Promise<MiningTexts> {
  const reports = await readRecordFolders(folders);
  return {
    reports,
    corpus: await readCorpusTexts(CORPUS),
    general: readGeneralWords(),
    words: await readBundledWords(),
  };
}
