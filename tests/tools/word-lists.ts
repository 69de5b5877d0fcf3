import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { WordList } from '../../utils/words/word-list';
import { readWordListFile, WORDS_FILE } from '../../utils/words/word-list-file';

/** A word of general Chinese. */
export interface GeneralWord {
  /** Occurrences in the texts in which the list was counted, at least 1; words that were only added have 1 to 5. */
  readonly frequency: number;
  /** Part of speech in the notation of ICTCLAS: n noun, v verb, vn verbal noun, i idiom, l fixed expression, nr person, ns place, nt body … */
  readonly tag: string;
}

/**
 * The words of general Chinese with their frequencies (350,000): the dictionary of jieba, which the package
 * @node-rs/jieba (MIT) ships. Nothing else of the package is used.
 * @throws Error where the list isn't there or a line of it isn't `word frequency tag`.
 */
export function readGeneralWords(): Map<string, GeneralWord> {
  const require = createRequire(import.meta.url);
  const file = require.resolve('@node-rs/jieba/dict.txt');
  const words = new Map<string, GeneralWord>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const parts = /^(\S+) ([1-9]\d*) ([a-z]+)$/.exec(line);
    if (parts === null) throw new Error(`${file} has a line that is no word with frequency and tag: ${line}`);
    words.set(parts[1], { frequency: Number(parts[2]), tag: parts[3] });
  }
  return words;
}

/** The word list of the package. @throws Error where it can't be read, WordListFormatError where it is damaged. */
export async function readBundledWords(): Promise<WordList> {
  const file = fileURLToPath(new URL(`../../public/words/${WORDS_FILE}`, import.meta.url));
  return readWordListFile(new Uint8Array(await readFile(file)));
}
