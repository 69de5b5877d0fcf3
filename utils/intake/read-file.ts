import { pageAddress } from '../facts/page-description';
import { DOCUMENT_MAX_UNITS, PAGE_HTML_UNITS } from '../limits';
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
import { IntakeError, type IntakeNote } from './problem';
import { readRtf } from './rtf';
import { plainLines, readStructure, type StyledLine } from './structure';
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
    case 'doc':
      return fromLines(await readDoc(bytes));
    case 'rtf':
      return fromLines(readRtf(bytes));
    case 'epub':
      return { ...(await readEpub(new Blob([bytes]), name)), notes: await picturesIn(bytes) };
    case 'mail':
      return readMail(bytes, name);
    case 'ofd':
      return printed(await readOfd(new Blob([bytes])), name);
    case 'pdf':
      return printed(await readPdf(bytes, pdfFiles, onProgress), name);
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

const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?|webp|svg|emf|wmf)$/i;

/** Pictures that programs put beside a document to show it in lists. */
const THUMBNAIL = /thumbnail/i;

/** A note on the pictures in a document that is a zip; none where it has none. */
async function picturesIn(bytes: Uint8Array<ArrayBuffer>): Promise<IntakeNote[]> {
  const names = (await listZip(new Blob([bytes]))).map(({ name }) => name);
  const count = names.filter((name) => PICTURE.test(name) && !THUMBNAIL.test(name)).length;
  return count === 0 ? [] : [{ kind: 'pictures', count }];
}

/** What was printed; characters whose fonts don't say what they are can't be read. */
function printed(text: string, name: string): ReadText {
  const notes = notesOf({ text, encoding: 'UTF-8', isGuessed: false, unreadable: countUnreadable(text) });
  return { ...NO_FACTS, ...readStructure(plainLines(text)), name, notes };
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
