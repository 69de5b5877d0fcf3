import { DOCUMENT_MAX_UNITS, PAGE_HTML_UNITS } from '../limits';
import { type DecodedText, decodeText } from './decode-text';
import { readDocx } from './docx';
import { joinWrapped } from './hard-wraps';
import { decodePage, readHtmlPage } from './html-page';
import { NO_FACTS, type ReadText } from './make-document';
import { readMarkdown } from './markdown';
import { type PdfFiles, readPdf } from './pdf';
import { type FileKind, IntakeError, type IntakeNote } from './problem';
import { plainLines, readStructure, type StyledLine } from './structure';

/** Maximum length of a decoded file, UTF-16 units: half of Markdown may be markup. */
const MAX_UNITS = 2 * DOCUMENT_MAX_UNITS;

/**
 * Reads a file that holds one document.
 * @param name The file's name without folders.
 * @param onProgress Gets the share that is read, 0 to 1, for files that take long.
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
  const fromLines = (lines: readonly StyledLine[]) => ({ ...NO_FACTS, ...readStructure(lines), name });
  switch (kind) {
    case 'html':
      return readPageFile(bytes, name);
    case 'docx':
      return fromLines(plainLines(await readDocx(new Blob([bytes]))));
    case 'pdf':
      return fromLines(plainLines(await readPdf(bytes, pdfFiles, onProgress)));
    case 'md': {
      const decoded = decode(bytes);
      return { ...fromLines(readMarkdown(decoded.text)), notes: notesOf(decoded) };
    }
    case 'txt': {
      const decoded = decode(bytes);
      return { ...fromLines(plainLines(joinWrapped(decoded.text))), notes: notesOf(decoded) };
    }
  }
}

async function readPageFile(bytes: Uint8Array, name: string): Promise<ReadText> {
  const decoded = decodePage(bytes);
  if (decoded.text.length > PAGE_HTML_UNITS)
    throw new IntakeError({ kind: 'tooLong', limit: PAGE_HTML_UNITS });
  const page = await readHtmlPage({ html: decoded.text, url: '', name });
  return { ...page, notes: notesOf(decoded) };
}

function decode(bytes: Uint8Array): DecodedText {
  const decoded = decodeText(bytes);
  if (decoded.text.length > MAX_UNITS) throw new IntakeError({ kind: 'tooLong', limit: DOCUMENT_MAX_UNITS });
  return decoded;
}

function notesOf({ encoding, unreadable }: DecodedText): IntakeNote[] {
  const notes: IntakeNote[] = [];
  if (encoding !== 'UTF-8') notes.push({ kind: 'encoding', name: encoding });
  if (unreadable > 0) notes.push({ kind: 'unreadable', count: unreadable });
  return notes;
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

/** Endings for an `accept` attribute, each with its dot. */
export const ACCEPTED_NAMES = Object.keys(KINDS).map((ending) => `.${ending}`);

/** Endings of word processors' formats before .docx. */
const OLD_WORD = new Set(['doc', 'dot', 'wps', 'rtf']);

/** First bytes of the compound files that hold old Word documents, and encrypted new ones. Source: [MS-CFB] 2.2. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Name of the stream that holds an encrypted .docx. Source: [MS-OFFCRYPTO] 2.3.4. */
const ENCRYPTED_STREAM = 'EncryptedPackage';

/** First bytes of a zip, and of an empty one. Source: PKWARE APPNOTE 4.3.7 and 4.3.16. */
const ZIP_SIGNATURES = ['PK\x03\x04', 'PK\x05\x06'];

/** First bytes of a file in which a PDF's signature may appear. Source: PDF Reference 1.7, implementation note 13. */
const PDF_HEAD = 1024;

/**
 * The kind of a file by its name; null for an unknown kind.
 * @throws IntakeError with `oldWord` for Word's formats before .docx.
 */
export function kindByName(name: string): FileKind | null {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? '';
  if (OLD_WORD.has(ending)) throw new IntakeError({ kind: 'oldWord' });
  return Object.hasOwn(KINDS, ending) ? KINDS[ending] : null;
}

/**
 * Checks that a file's first bytes fit the kind of its name. A text file only must not have the signature of another
 * kind; decoding detects other binary files.
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
  if (ZIP_SIGNATURES.some((mark) => head.startsWith(mark))) return 'zip';
  return head.includes('%PDF-') ? 'pdf' : null;
}

function isEncrypted(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1));
  return text.includes(ENCRYPTED_STREAM);
}
