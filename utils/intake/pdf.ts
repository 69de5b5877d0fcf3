import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DOCUMENT_MAX_UNITS, PDF_STREAM_BYTES } from '../limits';
import { illegibleFonts, withoutText } from './pdf-fonts';
import type { PrintedPage, PrintedRun } from './printed-page';
import { IntakeError } from './problem';

/** Files in the package that reading a PDF needs. */
export interface PdfFiles {
  /** Address of the module of pdf.js's worker. */
  readonly worker: string;
  /** Gets a packed CMap. Rejects where the package has none of this name. */
  readonly cMap: (name: string) => Promise<Uint8Array>;
}

/** The text layer of a PDF. */
export interface PdfText {
  /** The characters of fonts that don't say what they are are U+FFFD. */
  readonly pages: PrintedPage[];
  /** Names of the CMaps that its fonts need and the package lacks: their text is missing. */
  readonly missing: string[];
}

/**
 * The workers of pdf.js that are at work. They are held here because readings stopped midway in Firefox 153 when only
 * their own listeners led to them, as if they had been freed; after large files nearly always.
 */
const threads = new Set<Worker>();

/**
 * Reads a PDF's text layer. Draws nothing, runs no script of the PDF, and fetches only the package's own files. pdf.js
 * gets its own worker, which ends with the worker that calls this.
 * @param onProgress Gets the share that is read, 0 to 1, after each page.
 * @throws IntakeError with `encrypted`, `tooLong`, `unpacksTooLarge` or `damaged`.
 */
export async function readPdf(
  bytes: Uint8Array,
  files: PdfFiles,
  onProgress: (part: number) => void,
): Promise<PdfText> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  pdf.GlobalWorkerOptions.workerSrc = files.worker;
  // pdf.js would need the page's address to start a worker itself. Node has no Worker, and reads in this thread.
  const thread = typeof Worker === 'undefined' ? null : new Worker(files.worker, { type: 'module' });
  if (thread !== null) threads.add(thread);
  const missing = new Set<string>();
  const loading = pdf.getDocument({
    data: bytes,
    worker: thread === null ? undefined : pdf.PDFWorker.create({ port: thread }),
    BinaryDataFactory: packageFiles(files, missing),
    cMapPacked: true,
    disableFontFace: true,
    // The package's security policy forbids both.
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    verbosity: pdf.VerbosityLevel.ERRORS,
  });
  // Never asks for a password.
  try {
    const pages = await pagesOf(await loading.promise, onProgress);
    return { pages, missing: [...missing].sort() };
  } catch (cause) {
    if (cause instanceof IntakeError) throw cause;
    if (cause instanceof Error && cause.message.includes(ARRAY_TOO_LARGE))
      throw new IntakeError({ kind: 'unpacksTooLarge', limit: PDF_STREAM_BYTES }, { cause });
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    throw new IntakeError({ kind: isLocked ? 'encrypted' : 'damaged' }, { cause });
  } finally {
    await loading.destroy();
    if (thread !== null) {
      thread.terminate();
      threads.delete(thread);
    }
  }
}

/** A class by which pdf.js gets CMaps from the package, and nothing else. */
function packageFiles(files: PdfFiles, missing: Set<string>) {
  return class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      if (kind !== 'cMapUrl') throw new Error('Only CMaps are in the package.');
      const name = filename.replace(/\.bcmap$/, '');
      try {
        return await files.cMap(name);
      } catch (cause) {
        missing.add(name);
        throw cause;
      }
    }
  };
}

/** A run with the name of its font. */
interface FontRun extends PrintedRun {
  readonly font: string;
}

async function pagesOf(
  document: PDFDocumentProxy,
  onProgress: (part: number) => void,
): Promise<PrintedPage[]> {
  const pages: { width: number; height: number; runs: FontRun[] }[] = [];
  let units = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const runs = await runsOf(page);
    units += runs.reduce((sum, { text }) => sum + text.length, 0);
    if (units > DOCUMENT_MAX_UNITS) throw new IntakeError({ kind: 'tooLong', limit: DOCUMENT_MAX_UNITS });
    pages.push({ width, height, runs });
    page.cleanup();
    onProgress(number / document.numPages);
  }
  const texts = new Map<string, string>();
  for (const { font, text } of pages.flatMap(({ runs }) => runs))
    texts.set(font, (texts.get(font) ?? '') + text);
  const illegible = illegibleFonts(texts);
  return pages.map((page) => ({
    ...page,
    runs: page.runs.map((run) => (illegible.has(run.font) ? { ...run, text: withoutText(run.text) } : run)),
  }));
}

/** Maximum difference from a quarter turn, in quarter turns: text at other angles is a watermark. */
const SLANTED = 0.1;

async function runsOf(page: PDFPageProxy): Promise<FontRun[]> {
  const { items, styles } = await page.getTextContent({ includeMarkedContent: false });
  const [a, b, c, d, e, f] = page.getViewport({ scale: 1 }).transform;
  return items.flatMap((item): FontRun[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [ta, tb, tc, td, te, tf] = item.transform;
    const size = Math.hypot(tc, td) || Math.hypot(ta, tb);
    const quarters = Math.atan2(b * ta + d * tb, a * ta + c * tb) / (Math.PI / 2);
    const turns = Math.round(quarters);
    if (Math.abs(quarters - turns) > SLANTED) return [];
    const isVertical = styles[item.fontName]?.vertical === true;
    const run = {
      text: withoutSpacing(item.str),
      x: a * te + c * tf + e,
      y: b * te + d * tf + f,
      width: isVertical ? item.height : item.width,
      size,
      turns: (turns + 4) % 4,
      isVertical,
      font: item.fontName,
    };
    return [isVertical ? run : trimmedRun(run)];
  });
}

const HAN_SPACE = /(?<=[\p{Script=Han}，。；：、！？”）》]) (?=[\p{Script=Han}，。；：、！？“（《])/gu;

/** A text without the spaces that pdf.js finds in Chinese that is spread out; single ones belong to the text. */
function withoutSpacing(text: string): string {
  const spaces = text.match(HAN_SPACE)?.length ?? 0;
  return spaces * 3 >= text.trim().length - 1 ? text.replace(HAN_SPACE, '') : text;
}

/** A run without the white space around its text, which may be its indent. */
function trimmedRun(run: FontRun): FontRun {
  const text = run.text.trim();
  if (text.length === run.text.length) return run;
  const whole = halvesOf(run.text);
  const before = (run.width * halvesOf(run.text.slice(0, run.text.indexOf(text)))) / whole;
  const [dx, dy] = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ][run.turns ?? 0];
  const width = (run.width * halvesOf(text)) / whole;
  return { ...run, text, x: run.x + dx * before, y: run.y + dy * before, width };
}

/** About how wide a text is, in halves of a Han character. */
function halvesOf(text: string): number {
  let halves = 0;
  for (let i = 0; i < text.length; i++) halves += text.charCodeAt(i) < 0x2000 ? 1 : 2;
  return halves;
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
