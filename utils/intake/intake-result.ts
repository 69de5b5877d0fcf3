import type { Collection, UserDocument, UserDocumentWithText } from '../collections/user-corpus';
import type { IntakeNote, IntakeProblem } from './problem';

/** Result of one file, or of one file in a zip. */
export type FileReport = {
  /** Name of the file, with its folders in a zip. */
  readonly name: string;
  /** Name of the zip or collection that holds it; empty for a file of its own. */
  readonly within: string;
  readonly origin: FileOrigin;
} & (TakenFile | { readonly problem: IntakeProblem });

/** What was read of a file. */
export interface TakenFile {
  readonly taken: UserDocument;
  /** Number of its sections; null where they were not counted. */
  readonly sections: number | null;
  /** Lines that were not taken, as far as they are kept to be shown. */
  readonly leftOut: readonly string[];
  readonly notes: readonly IntakeNote[];
  /** The pages of an article that it was joined of, which the user can have instead; absent where it is of one file. */
  readonly pages?: readonly PageFile[];
}

/** A page of an article as a document of its own. */
export interface PageFile {
  readonly report: FileReport & TakenFile;
  readonly text: string;
}

/** Where a file's bytes are, to read it again. */
export interface FileOrigin {
  readonly file: File;
  /** Its number in a zip; null where it is in none. */
  readonly at: number | null;
}

/** A file or folder that was chosen or dropped, and can't be had. */
export interface MissedFile {
  readonly name: string;
  readonly problem: IntakeProblem;
}

/** Result of an import, not stored yet. */
export interface IntakeResult {
  /** A line for each file, in order. */
  readonly reports: readonly FileReport[];
  readonly documents: readonly UserDocumentWithText[];
  /** Collections that were imported from files, to be stored with the documents. */
  readonly collections: readonly Collection[];
}

/**
 * Why a document can't be taken because its text is there already, in the corpus or in another file of the import; null
 * where it isn't.
 * @param known Titles of the documents in the corpus by id; null for an unknown title.
 * @param twin The line of another file with this text; undefined for none.
 */
export function duplicateProblem(
  id: string,
  known: ReadonlyMap<string, string | null>,
  twin: Pick<FileReport, 'name'> | undefined,
): IntakeProblem | null {
  const title = known.get(id);
  if (title !== undefined) return { kind: 'inCorpus', id, title };
  return twin === undefined ? null : { kind: 'twice', name: twin.name };
}

/** The line of the file that was taken as a document; undefined where there is none. */
export function lineOf(reports: readonly FileReport[], id: string): FileReport | undefined {
  return reports.find((report) => 'taken' in report && report.taken.id === id);
}
