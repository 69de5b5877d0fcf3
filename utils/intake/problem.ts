/**
 * Why a file or page can't become a document:
 * - `unknownKind` a kind that is not read; `binary` is no text; `undecodable` is in no encoding that is read;
 * - `damaged` broken, or packed in an unknown way; `encrypted` needs a password; `scanned` a PDF of pictures without
 *   text; `unreadable` the browser can't read it (any more);
 * - `tooLarge` too many bytes (`bytes` of at most `limit`); `unpacksTooLarge`, `tooManyFiles` what is in a zip goes
 *   beyond the limit; `folderCut` it is a folder of which only the first files, `limit` of all folders, are read; `tooLong`
 *   its text has more than `limit` UTF-16 units; `tooShort` it has fewer than `least` Han characters; `nested` a zip
 *   within a zip;
 * - `illegible` too many of its characters, `count` of `of`, can't be read, since its fonts don't say what they are;
 *   `missingTables` its fonts need the CMaps `names`, which the package lacks;
 * - `tooComplex` it has more than `limit` elements, for which there may not be the memory; `tooNested` its parts are
 *   nested deeper than they can be read; `tookTooLong` it was not read within `limit` ms; `crashed` the worker that read
 *   it broke down, as it does without memory;
 * - `empty`, `noChinese`, `onlyAdverts` nothing of use is in it; `noArticle` a page without running text;
 * - `inCorpus` a document with the same text is there, or it is a hidden one (then `title` is null); `twice` the file
 *   `name` of the same import has the same text; `corpusFull` the corpus has no room for it;
 * - `newerCollection`, `damagedCollection` a file with a collection that can't be taken.
 */
export type IntakeProblem =
  | { readonly kind: PlainProblem }
  | { readonly kind: 'tooLarge'; readonly bytes: number; readonly limit: number }
  | {
      readonly kind:
        | 'unpacksTooLarge'
        | 'tooManyFiles'
        | 'folderCut'
        | 'tooLong'
        | 'tooComplex'
        | 'tookTooLong';
      readonly limit: number;
    }
  | { readonly kind: 'illegible'; readonly count: number; readonly of: number }
  | { readonly kind: 'missingTables'; readonly names: readonly string[] }
  | { readonly kind: 'tooShort'; readonly han: number; readonly least: number }
  | { readonly kind: 'inCorpus'; readonly id: string; readonly title: string | null }
  | { readonly kind: 'twice'; readonly name: string };

/** The kinds that say everything. */
export type PlainProblem =
  | 'unknownKind'
  | 'binary'
  | 'undecodable'
  | 'damaged'
  | 'encrypted'
  | 'scanned'
  | 'unreadable'
  | 'nested'
  | 'empty'
  | 'noChinese'
  | 'onlyAdverts'
  | 'noArticle'
  | 'corpusFull'
  | 'tooNested'
  | 'crashed'
  | 'newerCollection'
  | 'damagedCollection';

/** A file or page can't become a document; surfaces put `problem` into words. */
export class IntakeError extends Error {
  override readonly name = 'IntakeError';

  constructor(
    readonly problem: IntakeProblem,
    options?: ErrorOptions,
  ) {
    super(problem.kind, options);
  }
}

/** Whether an error is the engine's stack overflow. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof Error && /call stack size exceeded|too much recursion/i.test(error.message);
}

/**
 * What users should know of a file that was taken: `encoding` its text was not in UTF-8, but in this encoding, which may
 * be wrong where it was guessed;
 * `unreadable` this number of its characters could not be read; `attachments` this number of files came with it and
 * were not read; `illegible` `count` of its characters, which are `of`, can't be read, since its fonts don't say what they
 * are; `missingTables` its fonts need the CMaps `names`, which the package lacks; `textless` these of its pages, counted
 * from 1, have no text; `leftOut` this number of its lines is not part of the text: adverts, menus, by-lines; `pages` this
 * number of pages of one article were joined; `pictures` this number of pictures is in it, whose text is not read.
 */
export type IntakeNote =
  | { readonly kind: 'encoding'; readonly name: string; readonly isGuessed: boolean }
  | {
      readonly kind: 'unreadable' | 'attachments' | 'leftOut' | 'pages' | 'pictures';
      readonly count: number;
    }
  | { readonly kind: 'illegible'; readonly count: number; readonly of: number }
  | { readonly kind: 'missingTables'; readonly names: readonly string[] }
  | { readonly kind: 'textless'; readonly pages: readonly number[] };
