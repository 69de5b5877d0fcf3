import { INTAKE_FILE_BYTES, INTAKE_UNPACKED_BYTES } from '../limits';
import { warn } from '../log';
import { type CollectionFile, readCollectionFile } from './collection-file';
import type { Encoding } from './decode-text';
import { kindOf } from './file-kind';
import { type PageSource, readHtmlPage } from './html-page';
import { type MadeDocument, makeDocument } from './make-document';
import type { PdfFiles } from './pdf';
import { IntakeError, type IntakeProblem, isStackOverflow } from './problem';
import { readFile } from './read-file';
import { isSystemFile, listZip, type ZipEntry } from './zip';

/** What a worker is asked to read. */
export type ReadJob =
  | {
      readonly kind: 'file';
      readonly file: File;
      /** Number of the first file in a zip to read: an earlier worker has read those before it. */
      readonly from: number;
      /** Maximum bytes that may be unpacked from there on. */
      readonly budget: number;
      /** The encoding that the user chose for this one file (in a zip, for `from`); null to find it out for all. */
      readonly encoding: Encoding | null;
    }
  | { readonly kind: 'page'; readonly page: PageSource };

/** What a job reports, in order. Each file of a zip begins, and is then made or refused. */
export type ReadReport =
  /** A file of a zip begins: its name, its number, the number of files, and the budget that is left, bytes. */
  | {
      readonly kind: 'began';
      readonly name: string;
      readonly at: number;
      readonly count: number;
      readonly budget: number;
    }
  /** Share of the current file that is read, 0 to 1. */
  | { readonly kind: 'progressed'; readonly part: number }
  | { readonly kind: 'made'; readonly document: MadeDocument }
  | { readonly kind: 'refused'; readonly problem: IntakeProblem }
  | { readonly kind: 'collection'; readonly collection: CollectionFile }
  /** The job is done; nothing more is reported. */
  | { readonly kind: 'ended' };

/** Does a job and reports the results. Reports what can't be read as refused, and throws nothing. */
export async function runJob(
  job: ReadJob,
  pdfFiles: PdfFiles,
  report: (report: ReadReport) => void,
): Promise<void> {
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      report({ kind: 'refused', problem: problemOf(error) });
    }
  };
  const encoding = job.kind === 'file' ? job.encoding : null;
  const read = async (path: string, bytesOf: () => Promise<ArrayBuffer | Uint8Array<ArrayBuffer>>) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const bytes = new Uint8Array(await bytesOf());
    const kind = await kindOf(new Blob([bytes]), name);
    if (kind === 'zip') throw new IntakeError({ kind: 'nested' });
    const progress = (part: number) => report({ kind: 'progressed', part });
    const text = await readFile(bytes, name, kind, pdfFiles, progress, encoding);
    report({ kind: 'made', document: await makeDocument(text) });
  };
  const readZip = async (file: File, from: number, left: number) => {
    const entries = await entriesOf(file);
    // A zip of which files were read already, or are read again, is no collection.
    const isNamedSo = /\.tifa-corpus(?: ?\(\d+\))?\.zip$/i.test(file.name);
    const collection = from > 0 || encoding !== null ? null : await readCollectionFile(entries, isNamedSo);
    if (collection !== null) {
      report({ kind: 'collection', collection });
      return;
    }
    const budget = { left, limit: INTAKE_UNPACKED_BYTES };
    for (const [at, entry] of entries.entries()) {
      if (at < from || (at > from && encoding !== null)) continue;
      report({ kind: 'began', name: entry.name, at, count: entries.length, budget: budget.left });
      await attempt(() => read(entry.name, () => entry.read(budget)));
    }
  };
  await attempt(async () => {
    if (job.kind === 'page')
      report({ kind: 'made', document: await makeDocument(await readHtmlPage(job.page)) });
    else if ((await kindOf(job.file, job.file.name)) === 'zip') await readZip(job.file, job.from, job.budget);
    else if (job.file.size > INTAKE_FILE_BYTES)
      throw new IntakeError({ kind: 'tooLarge', bytes: job.file.size, limit: INTAKE_FILE_BYTES });
    else await read(job.file.name, () => job.file.arrayBuffer());
  });
  report({ kind: 'ended' });
}

async function entriesOf(file: File): Promise<ZipEntry[]> {
  return (await listZip(file)).filter(({ name }) => !isSystemFile(name));
}

/** The problem behind any error: a broken file must not stop the others. */
function problemOf(error: unknown): IntakeProblem {
  if (error instanceof IntakeError) return error.problem;
  if (isStackOverflow(error)) return { kind: 'tooNested' };
  // Browsers throw it for a file that was moved or changed, or may not be read.
  if (error instanceof DOMException) return { kind: 'unreadable' };
  warn('A file could not be read.', error);
  return { kind: 'damaged' };
}
