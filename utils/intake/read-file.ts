import { decodeText } from '../corpus/decode';
import { UnusableDocumentError } from '../corpus/problem';
import { readDocx } from './docx';
import { checkContent } from './file-kind';
import { decodePage } from './html-encoding';
import { readHtmlPage } from './html-page';
import { stripMarkdown } from './markdown';
import { type PdfFiles, readPdf } from './pdf';
import { type FileKind, IntakeError } from './problem';
import type { ReadText } from './read-text';

/**
 * The text of one file of a kind that holds one document.
 * @param name The file's name without folders.
 * @throws IntakeError
 */
export async function readFile(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  kind: Exclude<FileKind, 'zip'>,
  pdfFiles: PdfFiles,
): Promise<ReadText> {
  checkContent(bytes, kind);
  if (kind === 'html') return readHtmlPage({ html: decodePage(bytes, name), url: '', name });
  const text = await textOf(bytes, name, kind, pdfFiles);
  return { text, title: null, date: null, url: '', source: name };
}

async function textOf(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  kind: 'txt' | 'md' | 'docx' | 'pdf',
  pdfFiles: PdfFiles,
): Promise<string> {
  switch (kind) {
    case 'docx':
      return readDocx(new Blob([bytes]));
    case 'pdf':
      return readPdf(bytes, pdfFiles);
    case 'md':
      return stripMarkdown(decoded(bytes, name));
    case 'txt':
      return decoded(bytes, name);
  }
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    return decodeText(bytes, name);
  } catch (cause) {
    throw cause instanceof UnusableDocumentError
      ? new IntakeError({ kind: cause.problem }, { cause })
      : cause;
  }
}
