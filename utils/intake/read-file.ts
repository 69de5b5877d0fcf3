import { decodeText } from '../corpus/decode';
import { UnusableDocumentError } from '../corpus/problem';
import { DOCUMENT_MAX_UNITS, PAGE_HTML_UNITS } from '../limits';
import { readDocx } from './docx';
import { decodePage, readHtmlPage } from './html-page';
import type { ReadText } from './make-document';
import { stripMarkdown } from './markdown';
import { type PdfFiles, readPdf } from './pdf';
import { type FileKind, IntakeError } from './problem';

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
  const text = await readContent(bytes, name, kind, pdfFiles, onProgress);
  return { text, title: null, isPage: false, date: null, outlet: '', author: '', url: '', source: name };
}

async function readContent(
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

const KINDS: Readonly<Record<string, FileKind>> = {
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  docx: 'docx',
  pdf: 'pdf',
  zip: 'zip',
};

/** Names that an `accept` attribute takes, each with its dot. */
export const ACCEPTED_NAMES = Object.keys(KINDS).map((ending) => `.${ending}`);

/** Word processors' formats before .docx. */
const OLD_WORD = new Set(['doc', 'dot', 'wps', 'rtf']);

/** First bytes of the compound files that hold old Word documents, and encrypted new ones. Source: [MS-CFB] 2.2. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Name of the stream in which an encrypted .docx lies. Source: [MS-OFFCRYPTO] 2.3.4. */
const ENCRYPTED_STREAM = 'EncryptedPackage';

/** First bytes of a zip, and of one without files. Source: PKWARE APPNOTE 4.3.7 and 4.3.16. */
const ZIP_MARKS = ['PK\x03\x04', 'PK\x05\x06'];

/** In how many of its first bytes a PDF's mark may stand. Source: PDF Reference 1.7, implementation note 13. */
const PDF_HEAD = 1024;

/**
 * What a file is by its name, or null where its kind is not read.
 * @throws IntakeError with `oldWord` for Word's formats before .docx.
 */
export function kindByName(name: string): FileKind | null {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? '';
  if (OLD_WORD.has(ending)) throw new IntakeError({ kind: 'oldWord' });
  return Object.hasOwn(KINDS, ending) ? KINDS[ending] : null;
}

/**
 * Checks that a file's first bytes are of the kind that its name says. For text only marks of another kind speak
 * against it; what else is no text, decoding finds out.
 * @throws IntakeError with `empty`, `wrongName`, `oldWord`, `encrypted` or `damaged`.
 */
export function checkContent(bytes: Uint8Array, kind: FileKind): void {
  if (bytes.length === 0) throw new IntakeError({ kind: 'empty' });
  if (COMPOUND.every((byte, at) => bytes[at] === byte))
    throw new IntakeError({ kind: kind === 'docx' && isEncrypted(bytes) ? 'encrypted' : 'oldWord' });
  const marked = markedKind(bytes);
  const isText = kind === 'txt' || kind === 'md' || kind === 'html';
  const wanted = kind === 'docx' ? 'zip' : kind;
  if (marked !== null && marked !== wanted) throw new IntakeError({ kind: 'wrongName', is: marked });
  if (marked === null && !isText) throw new IntakeError({ kind: 'damaged' });
}

function markedKind(bytes: Uint8Array): 'pdf' | 'zip' | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PDF_HEAD));
  if (ZIP_MARKS.some((mark) => head.startsWith(mark))) return 'zip';
  return head.includes('%PDF-') ? 'pdf' : null;
}

function isEncrypted(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1));
  return text.includes(ENCRYPTED_STREAM);
}
