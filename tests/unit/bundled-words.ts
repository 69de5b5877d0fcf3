import { readBundledWords } from '../tools/word-lists';

/** The word list of the package. */
export const bundledWords = await readBundledWords();
