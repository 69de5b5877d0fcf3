import { browser } from '../../utils/browser';
import { WORDS_FILE } from '../../utils/words/manifest';
import { readWordListFile } from '../../utils/words/read-file';
import { emptyWordList, type WordList } from '../../utils/words/word-list';

/**
 * Reads the word list of the package. Where it is damaged or not there each character counts as a word, so that what
 * can be found is still found, though marks may begin and end within words.
 */
export async function loadWords(): Promise<WordList> {
  try {
    const answer = await fetch(browser.runtime.getURL(`words/${WORDS_FILE}`));
    if (!answer.ok) throw new Error(String(answer.status));
    return await readWordListFile(new Uint8Array(await answer.arrayBuffer()));
  } catch (error) {
    console.warn('The word list was not read; each character counts as a word.', error);
    return emptyWordList();
  }
}
