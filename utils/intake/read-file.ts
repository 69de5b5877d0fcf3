import { pageAddress } from '../facts/page-description';
import { DOCUMENT_MAX_UNITS, PAGE_HTML_UNITS } from '../limits';
import { countHan } from '../text/han';
import { countUnreadable, type DecodedText, decodeText, type Encoding } from './decode-text';
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
import { plainLines, readStructure, rowLines, type StyledLine } from './structure';
import { readXlsx } from './xlsx';
import { listZip } from './zip';

/** Maximum length of a decoded file, UTF-16 units: half of Markdown may be markup. */
const MAX_UNITS = 2 * DOCUMENT_MAX_UNITS;

/**
 * Reads a file that holds one document.
 * @param name The file's name without folders.
 * @param onProgress Gets the share that is read, 0 to 1, for files that take long.
 * @param encoding The encoding that the user chose for a text or page; null to find it out.
 * @throws IntakeError
 */
export async function readFile(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  kind: Exclude<FileKind, 'zip'>,
  pdfFiles: PdfFiles,
  onProgress: (part: number) => void,
  encoding: Encoding | null = null,
): Promise<ReadText> {
  const fromLines = (lines: readonly StyledLine[]) => ({ ...NO_FACTS, ...readStructure(lines), name });
  switch (kind) {
    case 'html':
      return readPageFile(bytes, name, encoding);
    case 'docx':
      return { ...fromLines(await readDocx(new Blob([bytes]))), notes: await picturesIn(bytes) };
    case 'odt':
      return { ...fromLines(await readOdt(new Blob([bytes]))), notes: await picturesIn(bytes) };
    case 'xlsx':
      return { ...fromLines(await readXlsx(new Blob([bytes]))), notes: await picturesIn(bytes) };
    case 'csv': {
      const decoded = decode(bytes, encoding);
      return { ...fromLines(await tableLines(decoded.text)), notes: notesOf(decoded) };
    }
    case 'doc':
      return fromLines(await readDoc(bytes));
    case 'rtf':
      return fromLines(readRtf(bytes));
    case 'epub':
      return { ...(await readEpub(new Blob([bytes]), name)), notes: await picturesIn(bytes) };
    case 'mail':
      return readMail(bytes, name);
    case 'ofd':
      return fromPages(await readOfd(new Blob([bytes])), [], name);
    case 'pdf': {
      const { pages, missing } = await readPdf(bytes, pdfFiles, onProgress);
      return fromPages(pages, missing, name);
    }
    case 'md': {
      const decoded = decode(bytes, encoding);
      return { ...fromLines(readMarkdown(decoded.text)), notes: notesOf(decoded) };
    }
    case 'txt': {
      const decoded = decode(bytes, encoding);
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

/** The rows of a table, a line each. */
async function tableLines(text: string): Promise<StyledLine[]> {
  const { readTable } = await import('../csv/csv');
  return readTable(text).flatMap(({ cells }) =>
    rowLines(cells.map((cell) => plainLines(cell).filter((line) => line.text.trim() !== ''))),
  );
}

const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?|webp|svg|emf|wmf)$/i;

/** Pictures that programs put beside a document to show it in lists. */
const THUMBNAIL = /thumbnail/i;

/** A note on the pictures in a document that is a zip; none where it has none. */
async function picturesIn(bytes: Uint8Array<ArrayBuffer>): Promise<IntakeNote[]> {
  const names = (await listZip(new Blob([bytes]))).map(({ name }) => name);
  const count = names.filter((name) => PICTURE.test(name) && !THUMBNAIL.test(name)).length;
  return count === 0 ? [] : [{ kind: 'pictures', count }];
}

async function readPageFile(bytes: Uint8Array, name: string, encoding: Encoding | null): Promise<ReadText> {
  const decoded = decodePage(bytes, encoding);
  if (decoded.text.length > PAGE_HTML_UNITS)
    throw new IntakeError({ kind: 'tooLong', limit: PAGE_HTML_UNITS });
  const page = await readHtmlPage({ html: decoded.text, url: savedFrom(decoded.text), name });
  return { ...page, notes: [...page.notes, ...notesOf(decoded)] };
}

/** The address that browsers note in pages they save, with its length; it may not have two hyphens. */
const SAVED_FROM = /<!-- saved from url=\(\d{4}\)(\S+) -->/;
const SAVED_FROM_UNITS = 4_000;

/** Empty where the page doesn't say that it was saved from the web. */
function savedFrom(html: string): string {
  return pageAddress(SAVED_FROM.exec(html.slice(0, SAVED_FROM_UNITS))?.[1] ?? '');
}

function decode(bytes: Uint8Array, encoding: Encoding | null): DecodedText {
  const decoded = decodeText(bytes, encoding);
  if (decoded.text.length > MAX_UNITS) throw new IntakeError({ kind: 'tooLong', limit: DOCUMENT_MAX_UNITS });
  return decoded;
}

function notesOf({ encoding, isGuessed, unreadable }: DecodedText): IntakeNote[] {
  const notes: IntakeNote[] = [];
  if (isGuessed || encoding !== 'UTF-8') notes.push({ kind: 'encoding', name: encoding, isGuessed });
  if (unreadable > 0) notes.push({ kind: 'unreadable', count: unreadable });
  return notes;
}
