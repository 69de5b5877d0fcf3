import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DOCUMENT_MAX_UNITS, PDF_STREAM_BYTES } from '../limits';
import { ARRAY_TOO_LARGE } from './limit-arrays';
import { joinPages, type PdfRun } from './pdf-lines';
import { IntakeError } from './problem';

/** Addresses of what reading a PDF needs and the package holds: a module with pdf.js's worker, and the folder of its CMaps. */
export interface PdfFiles {
  readonly worker: string;
  /** With the closing slash. */
  readonly cMaps: string;
}

/**
 * The text of a PDF's text layer in paragraphs. Nothing is drawn, no script of it runs, and nothing but the package's
 * own files is fetched. pdf.js gets a worker of its own, which ends with the worker that this is called in.
 * @param onProgress Gets how much is read, 0 to 1, after each page.
 * @throws IntakeError with `encrypted`, `scanned` (there are pages, but no text on them), `tooLong`,
 * `unpacksTooLarge` or `damaged`.
 */
export async function readPdf(
  bytes: Uint8Array,
  files: PdfFiles,
  onProgress: (part: number) => void,
): Promise<string> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  pdf.GlobalWorkerOptions.workerSrc = files.worker;
  // Given a worker, since it asks for the page's address to start one. Node has none, and reads in the same thread.
  const thread = typeof Worker === 'undefined' ? null : new Worker(files.worker, { type: 'module' });
  const loading = pdf.getDocument({
    data: bytes,
    worker: thread === null ? undefined : pdf.PDFWorker.create({ port: thread }),
    cMapUrl: files.cMaps,
    cMapPacked: true,
    disableFontFace: true,
    // The package's security policy forbids both.
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: thread !== null,
    stopAtErrors: false,
    verbosity: pdf.VerbosityLevel.ERRORS,
  });
  // A password is never asked for.
  try {
    return await textOf(await loading.promise, onProgress);
  } catch (cause) {
    if (cause instanceof IntakeError) throw cause;
    if (cause instanceof Error && cause.message.includes(ARRAY_TOO_LARGE))
      throw new IntakeError({ kind: 'unpacksTooLarge', limit: PDF_STREAM_BYTES }, { cause });
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    throw new IntakeError({ kind: isLocked ? 'encrypted' : 'damaged' }, { cause });
  } finally {
    await loading.destroy();
    thread?.terminate();
  }
}

async function textOf(document: PDFDocumentProxy, onProgress: (part: number) => void): Promise<string> {
  const pages: PdfRun[][] = [];
  let units = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: false });
    const runs = items.flatMap((item): PdfRun[] => {
      if (!('str' in item)) return [];
      const [a, b, , , x, y] = item.transform;
      return [{ text: item.str, x, y, width: item.width, size: item.height || Math.hypot(a, b) }];
    });
    units += runs.reduce((sum, { text }) => sum + text.length, 0);
    if (units > DOCUMENT_MAX_UNITS) throw new IntakeError({ kind: 'tooLong', limit: DOCUMENT_MAX_UNITS });
    pages.push(runs);
    page.cleanup();
    onProgress(number / document.numPages);
  }
  const text = joinPages(pages);
  if (text === '') throw new IntakeError({ kind: document.numPages > 0 ? 'scanned' : 'empty' });
  return text;
}
