/**
 * Why a file can't become a document: it holds no text; its bytes are of no encoding that is read; there is nothing
 * in it; nothing but adverts is in it; there is no Chinese in it.
 */
type DocumentProblem = 'binary' | 'undecodable' | 'empty' | 'onlyAdverts' | 'noChinese';

const words: Record<DocumentProblem, string> = {
  binary: 'is not a text file',
  undecodable: 'is in no encoding that can be read (UTF-8, UTF-16 with a byte order mark, GB18030)',
  empty: 'is empty',
  onlyAdverts: 'has nothing left after cleaning',
  noChinese: 'has no Chinese text',
};

/** A file that can't become a document; `problem` says why, the message says it in English with the file's name. */
export class UnusableDocumentError extends Error {
  override readonly name = 'UnusableDocumentError';

  constructor(
    readonly problem: DocumentProblem,
    readonly source: string,
  ) {
    super(`${source} ${words[problem]}`);
  }
}
