/** `npm run words`: rebuilds public/words, the words that texts are divided into, from the list of general words. */
import { fileURLToPath } from 'node:url';
import { listedWords } from '../../utils/phrases/function-words';
import { WORDS_FILE, WORDS_FORMAT, type WordsManifest } from '../../utils/words/word-list-file';
import { pack, writeWithManifest } from './data-folder';
import { encodeWordList } from './encode-words';
import { chooseWords } from './word-choice';
import { readGeneralWords } from './word-lists';

const TARGET = fileURLToPath(new URL('../../public/words', import.meta.url));

/** A word of its own, so that 中央政治局 and the like don't begin within it. */
const BODY = '中共中央';

const words = chooseWords(readGeneralWords(), [...listedWords(), BODY]);
const { file, version } = pack(encodeWordList(words));
const lengths = [1, 2, 3, 4].map((length) => words.filter(({ text }) => text.length === length).length);
const manifest: WordsManifest = { format: WORDS_FORMAT, version, words: lengths };
await writeWithManifest(TARGET, { [WORDS_FILE]: file }, manifest);
console.log(
  `${words.length} words, ${file.length} bytes. Written to public/words; NOTICE.md there was kept.`,
);
