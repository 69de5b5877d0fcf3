import type { ReadText } from '../../../utils/intake/make-document';

/** What the tests use of the intake, in a page. What a file can't be taken for comes back as its problem's kind. */
export interface Intake {
  readPage(html: string, url: string): Promise<ReadText | string>;
  /** The lines of pages' text, as our own parser and as the browser's gives them. */
  readLines(pages: readonly string[]): { ours: string[]; browsers: string[] }[];
  /** @param file Base64. */
  readDocx(file: string): Promise<string>;
  /** @param file Base64. */
  decodePage(file: string): string;
}

declare global {
  var intake: Intake;
}
