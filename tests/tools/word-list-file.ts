import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { WordList } from '../../utils/words/word-list';
import { readWordListFile, WORDS_FILE } from '../../utils/words/word-list-file';

/** The word list of the package. @throws Error where it can't be read, WordListFormatError where it is damaged. */
export async function readBundledWords(): Promise<WordList> {
  const file = fileURLToPath(new URL(`../../public/words/${WORDS_FILE}`, import.meta.url));
  return readWordListFile(new Uint8Array(await readFile(file)));
}
