import { gunzip } from '../bytes/gunzip';
import { decodeWordList } from './decode';
import { WordListFormatError } from './format';
import type { WordList } from './word-list';

/**
 * The list of a file, which is what `encodeWordList` wrote, compressed by gzip.
 * @throws WordListFormatError where the file is no gzip file, is cut short, doesn't have its check sum or holds no list.
 */
export async function readWordListFile(bytes: Uint8Array<ArrayBuffer>): Promise<WordList> {
  const list = await gunzip(bytes).catch((cause: unknown) => {
    throw new WordListFormatError("the file can't be decompressed", { cause });
  });
  return decodeWordList(list);
}
