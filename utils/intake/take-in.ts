import { type Collection, tidyName, type UserDocumentWithText } from '../collections/user-corpus';
import { INTAKE_FILE_BYTES, INTAKE_UNPACKED_BYTES, INTAKE_ZIP_BYTES } from '../limits';
import { note } from '../log';
import type { ArticlePage } from './article-pages';
import type { CollectionFile } from './collection-file';
import type { Encoding } from './decode-text';
import {
  duplicateProblem,
  type FileOrigin,
  type FileReport,
  type IntakeResult,
  type TakenFile,
} from './intake-result';
import { withPagesJoined } from './joined-files';
import type { MadeDocument } from './make-document';
import { IntakeError, type IntakeProblem } from './problem';
import type { ReadReport } from './read-job';
import { type JobWorker, ReadingWorker } from './reading-worker';

/** Progress of an import. Files in a zip count once it is opened. */
export interface IntakeProgress {
  readonly done: number;
  readonly total: number;
  /** The current file. */
  readonly name: string;
  /** Share of that file that is read, 0 to 1; 0 where unknown. */
  readonly part: number;
}

/** What an import needs to know. */
export interface IntakeSetting {
  /** Id of the collection for documents without one of their own. */
  readonly collection: string;
  /** Names of all collections. */
  readonly collectionNames: readonly string[];
  /** Titles of all documents by id; null for an unknown title. */
  readonly known: ReadonlyMap<string, string | null>;
  /** Room left in the corpus, documents and UTF-16 units. */
  readonly room: { readonly documents: number; readonly units: number };
  /** Starts a worker that does what `runJob` does. */
  readonly startWorker: () => JobWorker;
  /** Time of adding, ms since the epoch. */
  readonly now: number;
}

/**
 * Reads files one after the other in a worker and makes documents of them. A file that is bad, takes too long or crashes
 * the worker gets a line with the reason, and the others go on. Ends the worker after the last file, or at once when the
 * signal is aborted.
 * @throws The signal's reason where it was aborted.
 */
export async function takeIn(
  files: readonly File[],
  setting: IntakeSetting,
  signal: AbortSignal,
  onProgress: (progress: IntakeProgress) => void,
): Promise<IntakeResult> {
  const worker = new ReadingWorker(setting.startWorker, signal);
  const intake = new Intake(setting, worker, onProgress, files.length);
  try {
    for (const file of files) {
      signal.throwIfAborted();
      await intake.takeFile(file);
    }
  } finally {
    worker.close();
  }
  return withPagesJoined(intake, intake.pages, setting.known);
}

/**
 * Reads one file of an import again, in an encoding that the user chose.
 * @throws IntakeError if that is impossible; the signal's reason where it was aborted.
 */
export async function readAgain(
  { file, at }: FileOrigin,
  encoding: Encoding,
  startWorker: () => JobWorker,
  signal: AbortSignal,
): Promise<MadeDocument> {
  const worker = new ReadingWorker(startWorker, signal);
  let made: MadeDocument | undefined;
  try {
    const job = { kind: 'file', file, from: at ?? 0, budget: INTAKE_UNPACKED_BYTES, encoding } as const;
    await worker.run(job, (report) => {
      if (report.kind === 'refused') throw new IntakeError(report.problem);
      if (report.kind === 'made') made = report.document;
    });
  } finally {
    worker.close();
  }
  if (made === undefined) throw new IntakeError({ kind: 'crashed' });
  return made;
}

/** The file that is being read: the chosen one, or one in a zip. */
interface CurrentFile {
  file: File;
  /** Its number in a zip; null where it is in none. */
  at: number | null;
  name: string;
  within: string;
  /** Whether it has no result yet. */
  isOpen: boolean;
  /** Number of files that it counts for. */
  count: number;
  /** Where another worker would continue; null after the last file. */
  next: { readonly from: number; readonly budget: number } | null;
}

class Intake implements IntakeResult {
  readonly reports: FileReport[] = [];
  readonly documents: UserDocumentWithText[] = [];
  readonly collections: Collection[] = [];
  /** Documents that may be pages of one article; never those of a collection, which stay as they came. */
  readonly pages: ArticlePage[] = [];
  /** Names of files by the ids of the documents made of them. */
  readonly #taken = new Map<string, string>();
  readonly #setting: IntakeSetting;
  readonly #worker: ReadingWorker;
  readonly #onProgress: (progress: IntakeProgress) => void;
  #total: number;
  #units = 0;

  constructor(
    setting: IntakeSetting,
    worker: ReadingWorker,
    onProgress: (progress: IntakeProgress) => void,
    total: number,
  ) {
    this.#setting = setting;
    this.#worker = worker;
    this.#onProgress = onProgress;
    this.#total = total;
  }

  async takeFile(file: File): Promise<void> {
    const before = this.reports.length;
    this.#progress(file.name, 0);
    const problem = problemBefore(file);
    if (problem === null) await this.#read(file);
    else this.#refuse(fileItself(file), problem);
    // A zip without files reports nothing itself.
    if (this.reports.length === before) this.#refuse(fileItself(file), { kind: 'empty' });
  }

  /** Reads a file in the worker. If a file in a zip stops the worker, continues with the next one. */
  async #read(file: File): Promise<void> {
    const current = fileItself(file);
    let start: CurrentFile['next'] = { from: 0, budget: INTAKE_UNPACKED_BYTES };
    while (start !== null) {
      current.next = null;
      try {
        await this.#worker.run({ kind: 'file', file, ...start, encoding: null }, (report) =>
          this.#onReport(report, current),
        );
        return;
      } catch (error) {
        if (!(error instanceof IntakeError)) throw error;
        note(`Reading a file was given up: ${error.problem.kind}.`, error);
        if (current.isOpen) this.#refuse(current, error.problem);
      }
      start = current.next;
    }
  }

  #onReport(report: ReadReport, current: CurrentFile): void {
    switch (report.kind) {
      case 'began':
        this.#total += report.count - current.count;
        current.count = report.count;
        current.name = report.name;
        current.within = current.file.name;
        current.at = report.at;
        current.isOpen = true;
        current.next = report.at + 1 < report.count ? { from: report.at + 1, budget: report.budget } : null;
        this.#progress(current.name, 0);
        return;
      case 'progressed':
        this.#progress(current.name, report.part);
        return;
      case 'made': {
        const { info, text, paging, ...read } = report.document;
        const { collection, now } = this.#setting;
        const document = { info: { ...info, collection, addedAt: now }, text };
        if (this.#take(document, read, current)) this.pages.push({ ...document, paging });
        break;
      }
      case 'collection':
        this.#takeCollection(report.collection, current.file);
        break;
      case 'refused':
        this.#refuse(current, report.problem);
    }
    current.isOpen = false;
  }

  /** All or nothing; documents that are in the corpus stay where they are. */
  #takeCollection({ name, documents }: CollectionFile, file: File): void {
    const id = crypto.randomUUID();
    const fresh = documents.filter(({ facts }) => this.#duplicate(facts.id) === null);
    const units = fresh.reduce((sum, { text }) => sum + text.length, 0);
    if (!this.#hasRoom(fresh.length, units)) {
      this.#refuse(fileItself(file), { kind: 'corpusFull' });
      return;
    }
    const names = [...this.#setting.collectionNames, ...this.collections.map((each) => each.name)];
    if (fresh.length > 0)
      this.collections.push({ id, name: freeName(tidyName(name) || file.name, names), on: true });
    for (const { facts: whole, text } of documents) {
      const title = tidyName(whole.title) || whole.id;
      const names = {
        source: tidyName(whole.source),
        outlet: tidyName(whole.outlet),
        author: tidyName(whole.author),
      };
      const facts = { ...whole, title, ...names };
      const info = { ...facts, collection: id, addedAt: this.#setting.now, units: text.length };
      const place = { name: facts.title, within: file.name, file, at: null };
      this.#take({ info, text }, { sections: null, leftOut: [], notes: [] }, place);
    }
  }

  /** Returns whether it was taken. */
  #take(document: UserDocumentWithText, read: Omit<TakenFile, 'taken'>, place: FilePlace): boolean {
    const { id, units } = document.info;
    const problem =
      this.#duplicate(id) ?? (this.#hasRoom(1, units) ? null : ({ kind: 'corpusFull' } as const));
    if (problem !== null) {
      this.#refuse(place, problem);
      return false;
    }
    this.#taken.set(id, place.name);
    this.#units += units;
    this.documents.push(document);
    this.reports.push({ ...named(place), taken: document.info, ...read });
    return true;
  }

  #progress(name: string, part: number): void {
    this.#onProgress({ done: this.reports.length, total: this.#total, name, part });
  }

  #refuse(place: FilePlace, problem: IntakeProblem): void {
    this.reports.push({ ...named(place), problem });
  }

  #duplicate(id: string): IntakeProblem | null {
    const name = this.#taken.get(id);
    return duplicateProblem(id, this.#setting.known, name === undefined ? undefined : { name });
  }

  #hasRoom(documents: number, units: number): boolean {
    const { room } = this.#setting;
    return this.documents.length + documents <= room.documents && this.#units + units <= room.units;
  }
}

/** A file and what it is called in the report. */
type FilePlace = Pick<CurrentFile, 'name' | 'within' | 'file' | 'at'>;

function named({ name, within, file, at }: FilePlace): Pick<FileReport, 'name' | 'within' | 'origin'> {
  return { name, within, origin: { file, at } };
}

function fileItself(file: File): CurrentFile {
  return { file, at: null, name: file.name, within: '', isOpen: true, count: 1, next: null };
}

/** Why a file is refused unread: its size; null where it is not. Only a zip may be larger than other files. */
function problemBefore({ name, size }: File): IntakeProblem | null {
  const limit = /\.zip$/i.test(name) ? INTAKE_ZIP_BYTES : INTAKE_FILE_BYTES;
  return size > limit ? { kind: 'tooLarge', bytes: size, limit } : null;
}

/** A name that differs from all others: itself, or with the first free number from 2. */
function freeName(name: string, others: readonly string[]): string {
  if (!others.includes(name)) return name;
  let number = 2;
  while (others.includes(`${name} (${number})`)) number++;
  return `${name} (${number})`;
}
