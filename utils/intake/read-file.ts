import { DOCUMENT_MAX_UNITS, PAGE_HTML_UNITS } from '../limits';
import { countHan } from '../text/han';
import { countUnreadable, type DecodedText, decodeText } from './decode-text';
import { readDoc } from './doc';
import { readDocx } from './docx';
import { readEpub } from './epub';
import type { FileKind } from './file-kind';
import { joinWrapped } from './hard-wraps';
import { decodePage, readHtmlPage } from './html-page';
import { readMail } from './mail';
import { NO_FACTS, type ReadText } from './make-document';
import { readMarkdown } from './markdown';
import { readOdt } from './odt';
import { readOfd } from './ofd';
import { type PdfFiles, readPdf } from './pdf';
import { readPrinted } from './printed';
import type { PrintedPage } from './printed-page';
import { IntakeError, type IntakeNote } from './problem';
import { readRtf } from './rtf';
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
  const fromLines = (lines: readonly StyledLine[]) => ({ ...NO_FACTS, ...readStructure(lines), name });
  switch (kind) {
    case 'html':
      return readPageFile(bytes, name);
    case 'docx':
      return fromLines(await readDocx(new Blob([bytes])));
    case 'odt':
      return fromLines(await readOdt(new Blob([bytes])));
    case 'doc':
      return fromLines(await readDoc(bytes));
    case 'rtf':
      return fromLines(readRtf(bytes));
    case 'epub':
      return readEpub(new Blob([bytes]), name);
    case 'mail':
      return readMail(bytes, name);
    case 'ofd':
      return fromPages(await readOfd(new Blob([bytes])), [], name);
    case 'pdf': {
      const { pages, missing } = await readPdf(bytes, pdfFiles, onProgress);
      return fromPages(pages, missing, name);
    }
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

/**
 * @param missing Names of the CMaps that its fonts lack.
 * @throws IntakeError with `empty`, `noChinese`, `scanned`, `missingTables` or `illegible`.
 */
function fromPages(pages: readonly PrintedPage[], missing: readonly string[], name: string): ReadText {
  const { lines, textless } = readPrinted(pages);
  const read = readStructure(lines);
  if (read.text === '' && missing.length > 0)
    throw new IntakeError({ kind: 'missingTables', names: missing });
  if (read.text === '') {
    // Heads and page numbers alone are on scanned pages as well.
    const drawn = pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
    const isForeign = /\p{L}/u.test(drawn) && countHan(drawn) === 0;
    throw new IntakeError({ kind: isForeign ? 'noChinese' : pages.length > 0 ? 'scanned' : 'empty' });
  }
  const count = countUnreadable(read.text);
  const of = read.text.match(/\S/gu)?.length ?? 0;
  // Latin words and figures are often legible where the Chinese is not.
  const isMost = count * 2 > of || (count > countHan(read.text) && count > of / 5);
  if (isMost) throw new IntakeError({ kind: 'illegible', count, of });
  const notes: IntakeNote[] = [];
  if (count > 0) notes.push({ kind: 'illegible', count, of });
  if (missing.length > 0) notes.push({ kind: 'missingTables', names: missing });
  if (textless.length > 0) notes.push({ kind: 'textless', pages: textless });
  return { ...NO_FACTS, ...read, name, notes };
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
