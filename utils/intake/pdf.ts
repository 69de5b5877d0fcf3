import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { endsAsSentence, isNumbered, isSalutation, looksLikeTitle } from '../corpus/lines';
import { DOCUMENT_MAX_UNITS, PDF_STREAM_BYTES } from '../limits';
import { IntakeError } from './problem';
import { joinParts } from './structure';

/** Addresses in the package that reading a PDF needs: the module of pdf.js's worker, and the folder of CMaps. */
export interface PdfFiles {
  readonly worker: string;
  /** With the closing slash. */
  readonly cMaps: string;
}

/**
 * The paragraphs of a PDF's text layer. Draws nothing, runs no script of the PDF, and fetches only the package's own
 * files. pdf.js gets its own worker, which ends with the worker that calls this.
 * @param onProgress Gets the share that is read, 0 to 1, after each page.
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
  // pdf.js would need the page's address to start a worker itself. Node has no Worker, and reads in this thread.
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
  // Never asks for a password.
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

/** A run of text on a page; x grows to the right and y upwards, in the page's units. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of its characters. */
  readonly size: number;
}

/** A printed line. */
interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** In heights of a character: maximum difference of baselines in a line; minimum gap between words; minimum indent. */
const SAME_LINE = 0.5;
const WORD_GAP = 0.2;
const INDENT = 1.2;

/** A line with room for this many more characters ends before the margin. */
const SHORT = 2.5;

/** Gap between paragraphs, in multiples of the usual gap between lines. */
const PARAGRAPH_GAP = 1.5;

/** Minimum ratio of sizes between different kinds of text. */
const OTHER_SIZE = 1.15;

const PAGE_NUMBER =
  /^[-—–－‐·.\s]*(?:\d{1,4}|第\s*[\d一二三四五六七八九十百]{1,6}\s*页(?:[，,\s/]*共\s*[\d一二三四五六七八九十百]{1,6}\s*页)?|\d{1,4}\s*\/\s*\d{1,4})[-—–－‐·.\s]*$/;

/** Minimum number of pages with the same line at the edge for a running head or foot. */
const RUNNING_PAGES = 3;

/**
 * The paragraphs of a document from its pages' runs of text. A printed line continues in the next one unless it ends
 * before the margin, or the next one is indented, further below, of another size, or begins a section. Leaves out page
 * numbers, and lines that appear at the edge of most pages.
 */
export function joinPages(pages: readonly (readonly PdfRun[])[]): string {
  const printed = withoutRunning(pages.map(printedLines));
  const paragraphs: string[] = [];
  let before: { line: PrintedLine; right: number; gap: number; page: number } | null = null;
  for (const [page, lines] of printed.entries()) {
    const left = lines.reduce((least, line) => Math.min(least, line.left), Number.POSITIVE_INFINITY);
    const right = lines.reduce((most, line) => Math.max(most, line.right), Number.NEGATIVE_INFINITY);
    const gap = usualGap(lines);
    for (const line of lines) {
      const goesOn =
        before !== null &&
        before.right - before.line.right < SHORT * before.line.size &&
        line.left - left < INDENT * line.size &&
        Math.max(line.size, before.line.size) < OTHER_SIZE * Math.min(line.size, before.line.size) &&
        (before.page !== page || before.line.y - line.y < PARAGRAPH_GAP * before.gap) &&
        !isNumbered(line.text) &&
        !isSalutation(before.line.text) &&
        !(looksLikeTitle(before.line.text) && !endsAsSentence(before.line.text) && paragraphs.length < 3);
      if (goesOn) paragraphs.push(joinParts(paragraphs.pop() ?? '', line.text));
      else paragraphs.push(line.text);
      before = { line, right, gap, page };
    }
  }
  return paragraphs.join('\n');
}

function printedLines(runs: readonly PdfRun[]): PrintedLine[] {
  const lines: PdfRun[][] = [];
  for (const run of runs) {
    if (run.text.trim() === '') continue;
    const line = lines.at(-1);
    if (line !== undefined && Math.abs(line[0].y - run.y) < SAME_LINE * line[0].size) line.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => {
    const last = line[line.length - 1];
    const text = line.reduce((before, run, at) => {
      const gap = at === 0 ? 0 : run.x - (line[at - 1].x + line[at - 1].width);
      return gap > WORD_GAP * run.size ? joinParts(before, run.text) : before + run.text;
    }, '');
    return {
      text: text.trim(),
      left: line[0].x,
      right: last.x + last.width,
      y: line[0].y,
      size: Math.max(...line.map(({ size }) => size)),
    };
  });
}

/** Leaves out page numbers and lines at the edges that appear on most pages. */
function withoutRunning(pages: readonly PrintedLine[][]): PrintedLine[][] {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const edges = new Set([lines[0]?.text, lines.at(-1)?.text]);
    for (const text of edges) if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const least = Math.max(RUNNING_PAGES, pages.length / 2);
  return pages.map((lines) =>
    lines.filter(({ text }, at) => {
      const isEdge = at === 0 || at === lines.length - 1;
      return !isEdge || !(PAGE_NUMBER.test(text) || (counts.get(text) ?? 0) >= least);
    }),
  );
}

/** The median gap between lines that follow each other downwards; Infinity where there are none. */
function usualGap(lines: readonly PrintedLine[]): number {
  const gaps = lines
    .slice(1)
    .map((line, at) => lines[at].y - line.y)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  return gaps[gaps.length >> 1] ?? Number.POSITIVE_INFINITY;
}

/** Message of the error thrown for an array above the limit. */
const ARRAY_TOO_LARGE = 'the array would be larger than it may be';

/**
 * Makes every Uint8Array above `limit` bytes throw a RangeError with ARRAY_TOO_LARGE. For pdf.js, which unpacks each
 * stream of a PDF into a single array of any size.
 */
export function limitArrays(limit: number): void {
  globalThis.Uint8Array = new Proxy(Uint8Array, {
    construct(target, given, made) {
      if (given[0] > limit) throw new RangeError(ARRAY_TOO_LARGE);
      return Reflect.construct(target, given, made);
    },
  });
}
