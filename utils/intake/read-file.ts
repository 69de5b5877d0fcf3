import { decodeText } from '../corpus/decode';
import { UnusableDocumentError } from '../corpus/document';
import { DOCUMENT_MAX_UNITS, PAGE_HTML_UNITS } from '../limits';
import { readDocx } from './docx';
import { checkContent } from './file-kind';
import { decodePage } from './html-encoding';
import { readHtmlPage } from './html-page';
import { stripMarkdown } from './markdown';
import { type PdfFiles, readPdf } from './pdf';
import { type FileKind, IntakeError } from './problem';
import type { ReadText } from './read-text';

/** A text of so many units is too long whatever is taken out of it; half of Markdown may be marks. */
const MOST_UNITS = 2 * DOCUMENT_MAX_UNITS;

/**
 * The text of one file of a kind that holds one document.
 * @param name The file's name without folders.
 * @param onProgress Gets how much is read, 0 to 1, where a file takes long and that is known.
 * @throws IntakeError
 */
export async function readFile(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  kind: Exclude<FileKind, 'zip'>,
  pdfFiles: PdfFiles,
  onProgress: (part: number) => void,
): Promise<ReadText> {
  checkContent(bytes, kind);
  if (kind === 'html') {
    const html = decodePage(bytes, name);
    if (html.length > PAGE_HTML_UNITS) throw new IntakeError({ kind: 'tooLong', limit: PAGE_HTML_UNITS });
    return readHtmlPage({ html, url: '', name });
  }
  const text = await textOf(bytes, name, kind, pdfFiles, onProgress);
  return { text, title: null, isPage: false, date: null, outlet: '', author: '', url: '', source: name };
}

async function textOf(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  kind: 'txt' | 'md' | 'docx' | 'pdf',
  pdfFiles: PdfFiles,
  onProgress: (part: number) => void,
): Promise<string> {
  switch (kind) {
    case 'docx':
      return readDocx(new Blob([bytes]));
    case 'pdf':
      return readPdf(bytes, pdfFiles, onProgress);
    case 'md':
      return stripMarkdown(decoded(bytes, name));
    case 'txt':
      return decoded(bytes, name);
  }
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    const text = decodeText(bytes, name);
    if (text.length > MOST_UNITS) throw new IntakeError({ kind: 'tooLong', limit: DOCUMENT_MAX_UNITS });
    return text;
  } catch (cause) {
    throw cause instanceof UnusableDocumentError
      ? new IntakeError({ kind: cause.problem }, { cause })
      : cause;
  }
}
