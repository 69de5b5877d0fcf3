import {
  parseDocumentDate,
  tidyName,
  type UserDocument,
  type UserDocumentWithText,
  yearOfDate,
} from '../collections/user-corpus';
import type { Level } from '../corpus/document';
import {
  duplicateProblem,
  type FileReport,
  type IntakeResult,
  lineOf,
  type TakenFile,
} from './intake-result';
import type { MadeDocument } from './make-document';
import type { IntakeNote, IntakeProblem } from './problem';

/** What the user changed of a file that was read; what is absent stays as it was read. */
export interface Correction {
  readonly title?: string;
  /** As typed. */
  readonly date?: string;
  readonly level?: Level;
  readonly outlet?: string;
  /** Whether it is not to be added. */
  readonly isLeftOut?: boolean;
  /** Whether the pages of an article become a document each. */
  readonly isDivided?: boolean;
}

/** Corrections by the number of the file in the report. */
export type Corrections = ReadonlyMap<number, Correction>;

/** A fact that can't be stored as typed. */
export type WrongFact = 'title' | 'date';

/** The date of a document as a field shows it; empty where it has none. */
export function dateToEdit({ date, year }: Pick<UserDocument, 'date' | 'year'>): string {
  return date ?? year?.toString() ?? '';
}

/** Which correction can't be stored; null where all can, or where the file isn't added. */
export function wrongFact({ title, date, isLeftOut }: Correction): WrongFact | null {
  if (isLeftOut) return null;
  if (title !== undefined && tidyName(title) === '') return 'title';
  return date !== undefined && parseDocumentDate(date) === undefined ? 'date' : null;
}

/** The first file whose corrections can't be stored; null where all can. */
export function firstWrong(corrections: Corrections): { at: number; fact: WrongFact } | null {
  const wrong = [...corrections].flatMap(([at, correction]) => {
    const fact = wrongFact(correction);
    return fact === null ? [] : [{ at, fact }];
  });
  return wrong.sort((a, b) => a.at - b.at)[0] ?? null;
}

/** The facts of a document as the user corrected them; what can't be stored stays as it was read. */
export function corrected(info: UserDocument, correction: Correction = {}): UserDocument {
  const { title, date: typed, level = info.level, outlet } = correction;
  const date =
    typed === undefined || typed === dateToEdit(info) ? undefined : (parseDocumentDate(typed) ?? null);
  return {
    ...info,
    title: (title !== undefined && tidyName(title)) || info.title,
    ...(date === undefined ? {} : { date, year: yearOfDate(date) }),
    level,
    outlet: outlet === undefined ? info.outlet : tidyName(outlet),
  };
}

/** Whether a file was taken and the user hasn't left it out. */
export function isToBeAdded(report: FileReport, correction: Correction = {}): boolean {
  return 'taken' in report && correction.isLeftOut !== true;
}

/** The documents that become of a file, with their texts; none where it isn't added. */
function documentsOf(
  report: FileReport,
  correction: Correction | undefined,
  texts: ReadonlyMap<string, string>,
): { readonly report: FileReport & TakenFile; readonly text: string }[] {
  if (!('taken' in report) || !isToBeAdded(report, correction)) return [];
  if (correction?.isDivided && report.pages !== undefined) return [...report.pages];
  return [{ report, text: texts.get(report.taken.id) ?? '' }];
}

/** Number of the documents that would be stored of an import. */
export function countToBeAdded(reports: readonly FileReport[], corrections: Corrections): number {
  const none = new Map<string, string>();
  return reports.reduce((sum, report, at) => sum + documentsOf(report, corrections.get(at), none).length, 0);
}

/**
 * What is to be stored of an import: documents with their corrected facts, without those that the user left out, and
 * collections that have any of them.
 * @param own Id of the collection for documents that came without one.
 * @param now Time of adding, ms since the epoch. Documents are listed by it, so each gets a later one than the file
 * before it.
 */
export function toBeAdded(
  { reports, documents, collections }: IntakeResult,
  corrections: Corrections,
  own: string,
  now: number,
): IntakeResult {
  const texts = new Map(documents.map(({ info: { id }, text }) => [id, text]));
  const brought = new Set(collections.map(({ id }) => id));
  const added: UserDocumentWithText[] = [];
  const kept = reports.flatMap((report, at): FileReport[] => {
    if (!('taken' in report)) return [report];
    const correction = corrections.get(at);
    return documentsOf(report, correction, texts).map(({ report: each, text }) => {
      const info = corrected(each.taken, correction);
      const collection = brought.has(info.collection) ? info.collection : own;
      const taken = { ...info, collection, addedAt: now + added.length };
      added.push({ info: taken, text });
      return { ...each, taken };
    });
  });
  const used = new Set(added.map(({ info }) => info.collection));
  return { reports: kept, documents: added, collections: collections.filter(({ id }) => used.has(id)) };
}

/**
 * An import after one of its files was read again.
 * @param at The file's number in the report.
 * @param known Titles of the documents in the corpus by id.
 * @returns The import, or why the file can't be taken so: its text is there already.
 */
export function withReadAgain(
  result: IntakeResult,
  at: number,
  { info, text, paging: _, ...read }: MadeDocument,
  known: ReadonlyMap<string, string | null>,
): IntakeResult | IntakeProblem {
  const report = result.reports[at];
  const before = 'taken' in report ? report.taken : null;
  const problem = duplicateProblem(info.id, known, lineOf(result.reports.toSpliced(at, 1), info.id));
  if (problem !== null) return problem;
  const taken = { ...info, collection: before?.collection ?? '', addedAt: before?.addedAt ?? 0 };
  const { name, within, origin } = report;
  const reports = result.reports.with(at, { name, within, origin, taken, ...read });
  const others = result.documents.filter((document) => document.info.id !== before?.id);
  return { ...result, reports, documents: [...others, { info: taken, text }] };
}

/** What is no loss: how a file was read, and what is not its text. */
const NO_LOSSES: readonly IntakeNote['kind'][] = ['encoding', 'leftOut', 'pages', 'pictures'];

/** Whether something of a file that was taken is lost: characters that could not be read, files that came with it. */
export function hasLoss({ notes }: Pick<TakenFile, 'notes'>): boolean {
  return notes.some(({ kind }) => !NO_LOSSES.includes(kind));
}

/** Whether the encoding of a file was guessed, or none was found, so that the user can choose one. */
export function canChooseEncoding(report: FileReport): boolean {
  return 'taken' in report
    ? report.notes.some((note) => note.kind === 'encoding' && note.isGuessed)
    : report.problem.kind === 'undecodable';
}

/** Whether the user should look at a file before it is added: something is lost, guessed or missing. */
export function isDoubtful(report: FileReport): boolean {
  return !('taken' in report) || hasLoss(report) || canChooseEncoding(report);
}
