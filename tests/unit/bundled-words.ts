import { readBundledWords } from '../tools/word-list-file';

/** The word list of the package. */
export const bundledWords = await readBundledWords();
