import type { Collection } from '../collections/collection';
import type { ReaderDocument, ReaderDocumentWithText } from '../collections/reader-document';
import { tidyName } from '../collections/tidy-name';
import { INTAKE_FILE_BYTES, INTAKE_UNPACKED_BYTES, INTAKE_ZIP_BYTES, SLICE_MS } from '../limits';
import { type CollectionFile, readCollectionFile } from './collection-file';
import { isWordFile } from './docx';
import { checkContent, kindByName } from './file-kind';
import { freeName } from './free-name';
import { makeDocument } from './make-document';
import type { PdfFiles } from './pdf';
import { IntakeError, type IntakeProblem } from './problem';
import { readFile } from './read-file';
import { listZip, type ZipEntry } from './zip';
import { isSystemFile } from './zip-names';

/** What came of one file, or of one file in a zip. */
export type FileReport = {
  /** Name of the file; in a zip with its folders. */
  readonly name: string;
  /** Name of the zip or collection it came in; empty where it came by itself. */
  readonly within: string;
} & ({ readonly taken: ReaderDocument } | { readonly problem: IntakeProblem });

/** How far it has come. Files in a zip count when it is opened. */
export interface IntakeProgress {
  readonly done: number;
  readonly total: number;
  /** The file that is being read. */
  readonly name: string;
}

/** What is known before. */
export interface IntakeSetting {
  /** Id of the collection for documents that bring none of their own. */
  readonly collection: string;
  /** Names of the collections there are. */
  readonly collectionNames: readonly string[];
  /** Ids of all documents there are with their titles; null for one whose title is not known. */
  readonly known: ReadonlyMap<string, string | null>;
  /** What the corpus has room for, documents and UTF-16 units. */
  readonly room: { readonly documents: number; readonly units: number };
  readonly pdfFiles: PdfFiles;
  /** Time of adding, ms since the epoch. */
  readonly now: number;
}

/** All that came of an import. Nothing of it is stored yet. */
export interface IntakeResult {
  /** A line for each file, in order. */
  readonly reports: readonly FileReport[];
  readonly documents: readonly ReaderDocumentWithText[];
  /** Collections that came as files, to be stored with the documents. */
  readonly collections: readonly Collection[];
}

/**
 * Reads files one after the other and makes documents of them. A file that can't be taken says why in its line and
 * stops none of the others. Gives way to the page between pieces of work.
 * @throws The signal's reason where it was cancelled.
 */
export async function takeIn(
  files: readonly File[],
  setting: IntakeSetting,
  signal: AbortSignal,
  onProgress: (progress: IntakeProgress) => void,
): Promise<IntakeResult> {
  const intake = new Intake(setting, signal, onProgress, files.length);
  for (const file of files) await intake.takeFile(file);
  return intake;
}

class Intake implements IntakeResult {
  readonly reports: FileReport[] = [];
  readonly documents: ReaderDocumentWithText[] = [];
  readonly collections: Collection[] = [];
  /** Ids of what was taken, with the names of their files. */
  readonly #taken = new Map<string, string>();
  readonly #setting: IntakeSetting;
  readonly #signal: AbortSignal;
  readonly #onProgress: (progress: IntakeProgress) => void;
  #total: number;
  #units = 0;
  #rested = performance.now();

  constructor(
    setting: IntakeSetting,
    signal: AbortSignal,
    onProgress: (progress: IntakeProgress) => void,
    total: number,
  ) {
    this.#setting = setting;
    this.#signal = signal;
    this.#onProgress = onProgress;
    this.#total = total;
  }

  async takeFile(file: File): Promise<void> {
    const before = this.reports.length;
    await this.#attempt(file.name, '', async () => {
      const kind = kindByName(file.name);
      if (kind === null) throw new IntakeError({ kind: 'unknownKind' });
      const limit = kind === 'zip' ? INTAKE_ZIP_BYTES : INTAKE_FILE_BYTES;
      if (file.size > limit) throw new IntakeError({ kind: 'tooLarge', bytes: file.size, limit });
      if (kind === 'zip') return this.#takeZip(file);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const read = await readFile(bytes, file.name, kind, this.#setting.pdfFiles, this.#signal);
      await this.#take(await makeDocument(read, this.#setting.collection, this.#setting.now), file.name, '');
    });
    // A zip without any file in it says nothing by itself.
    if (this.reports.length === before) this.#refuse(file.name, '', { kind: 'empty' });
  }

  async #takeZip(file: File): Promise<void> {
    checkContent(new Uint8Array(await file.slice(0, 2_048).arrayBuffer()), 'zip');
    const entries = (await listZip(file)).filter(({ name }) => !isSystemFile(name));
    if (isWordFile(entries.map(({ name }) => name))) throw new IntakeError({ kind: 'wrongName', is: 'docx' });
    const collection = await readCollectionFile(
      entries,
      /\.tifa-corpus(?: ?\(\d+\))?\.zip$/i.test(file.name),
    );
    if (collection !== null) return this.#takeCollection(collection, file.name);
    this.#total += Math.max(0, entries.length - 1);
    const budget = { left: INTAKE_UNPACKED_BYTES, limit: INTAKE_UNPACKED_BYTES };
    for (const entry of entries)
      await this.#attempt(entry.name, file.name, () => this.#takeEntry(entry, file.name, budget));
  }

  async #takeEntry(entry: ZipEntry, within: string, budget: { left: number; limit: number }): Promise<void> {
    const kind = kindByName(entry.name);
    if (kind === null) throw new IntakeError({ kind: 'unknownKind' });
    if (kind === 'zip') throw new IntakeError({ kind: 'nested' });
    const bytes = new Uint8Array(await entry.read(budget));
    const name = entry.name.slice(entry.name.lastIndexOf('/') + 1);
    const read = await readFile(bytes, name, kind, this.#setting.pdfFiles, this.#signal);
    await this.#take(
      await makeDocument(read, this.#setting.collection, this.#setting.now),
      entry.name,
      within,
    );
  }

  /** All or nothing; documents that are there already stay where they are. */
  async #takeCollection({ name, documents }: CollectionFile, file: string): Promise<void> {
    const id = crypto.randomUUID();
    const fresh = documents.filter(({ facts }) => this.#duplicate(facts.id) === null);
    const units = fresh.reduce((sum, { text }) => sum + text.length, 0);
    if (!this.#hasRoom(fresh.length, units)) throw new IntakeError({ kind: 'corpusFull' });
    const names = [...this.#setting.collectionNames, ...this.collections.map((each) => each.name)];
    if (fresh.length > 0)
      this.collections.push({ id, name: freeName(tidyName(name) || file, names), on: true });
    for (const { facts: whole, text } of documents) {
      const title = tidyName(whole.title) || whole.id;
      const names = {
        source: tidyName(whole.source),
        outlet: tidyName(whole.outlet),
        author: tidyName(whole.author),
      };
      const facts = { ...whole, title, ...names };
      const twin = this.#duplicate(facts.id);
      if (twin !== null) {
        this.#refuse(facts.title, file, twin);
        continue;
      }
      const info = { ...facts, collection: id, addedAt: this.#setting.now, units: text.length };
      await this.#take({ info, text }, facts.title, file);
    }
  }

  async #take(document: ReaderDocumentWithText, name: string, within: string): Promise<void> {
    const twin = this.#duplicate(document.info.id);
    if (twin !== null) throw new IntakeError(twin);
    if (!this.#hasRoom(1, document.info.units)) throw new IntakeError({ kind: 'corpusFull' });
    this.#taken.set(document.info.id, name);
    this.#units += document.info.units;
    this.documents.push(document);
    this.reports.push({ name, within, taken: document.info });
  }

  /** Does the work for one file and puts what fails into its line. */
  async #attempt(name: string, within: string, work: () => Promise<void>): Promise<void> {
    this.#signal.throwIfAborted();
    this.#onProgress({ done: this.reports.length, total: this.#total, name });
    try {
      await work();
    } catch (error) {
      this.#signal.throwIfAborted();
      this.#refuse(name, within, problemOf(error));
    }
    if (performance.now() - this.#rested < SLICE_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.#rested = performance.now();
  }

  #refuse(name: string, within: string, problem: IntakeProblem): void {
    this.reports.push({ name, within, problem });
  }

  #duplicate(id: string): IntakeProblem | null {
    const title = this.#setting.known.get(id);
    if (title !== undefined) return { kind: 'inCorpus', id, title };
    const name = this.#taken.get(id);
    return name === undefined ? null : { kind: 'twice', name };
  }

  #hasRoom(documents: number, units: number): boolean {
    const { room } = this.#setting;
    return this.documents.length + documents <= room.documents && this.#units + units <= room.units;
  }
}

/** What went wrong with a file, whatever threw it: a broken file must not stop the others. */
function problemOf(error: unknown): IntakeProblem {
  if (error instanceof IntakeError) return error.problem;
  // What browsers throw where a file was moved, changed or may not be read.
  if (error instanceof DOMException) return { kind: 'unreadable' };
  console.error('a file could not be read', error);
  return { kind: 'damaged' };
}
