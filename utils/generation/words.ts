import { warn } from '../log';
import { WORDS_FILE } from '../words/manifest';
import { readWordListFile } from '../words/read-file';
import type { WordList } from '../words/word-list';
import { fetchFile, versionIn } from './package-file';

/**
 * Reads the word list of the package. Null where it is damaged or not there: each character then counts as a word, so
 * that what can be found is still found, though marks may begin and end within words.
 */
export async function loadWords(): Promise<WordList | null> {
  try {
    const file = await fetchFile(`words/${WORDS_FILE}`);
    return await readWordListFile(new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    warn('The word list was not read; each character counts as a word.', error);
    return null;
  }
}

/** Version of the package's word list; null where its manifest can't be read. */
export function wordsVersion(): Promise<string | null> {
  return versionIn('words/manifest.json');
}
