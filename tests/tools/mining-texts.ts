import { fileURLToPath } from 'node:url';
import type { GeneralWords } from '../../utils/phrases/official-words';
import { readCorpusTexts } from './corpus-folder';
import { readGeneralWords } from './general-words';
import { type RecordText, readRecordFolder } from './record-folder';

const CORPUS = fileURLToPath(new URL('../../public/corpus', import.meta.url));

/** All that the record is mined from. */
export interface MiningTexts {
  readonly reports: readonly RecordText[];
  /** The bundled documents. */
  readonly corpus: readonly { readonly text: string }[];
  readonly general: GeneralWords;
}

/**
 * Reads the reports in a folder (`readRecordFolder`), the bundled corpus and the words of general Chinese.
 * @throws SourceFolderError where the folder holds something else, InvalidManifestError where the corpus is damaged,
 * and Error where a file of the corpus or the list of words can't be read.
 */
export async function readMiningTexts(folder: string): Promise<MiningTexts> {
  const reports = await readRecordFolder(folder);
  return { reports, corpus: await readCorpusTexts(CORPUS), general: readGeneralWords() };
}
