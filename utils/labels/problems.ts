import { type GeneratedI18nStructure, i18n } from '#i18n';
import type { BackupProblem } from '../backup/backup-format';
import type { Refusal } from '../card-views';
import type { IntakeNote, IntakeProblem, PlainProblem } from '../intake/problem';
import { MAX_USER_DOCUMENTS, MAX_USER_UNITS } from '../limits';
import type { SnippetsFileProblem } from '../snippets/json';
import type { EntryProblem } from '../snippets/read-entries';
import { formatBytes, formatNumber, formatPercent, listText, runsOf } from './numbers';

/** The name of a text of the interface into which nothing is put. */
export type TextName = {
  [Name in keyof GeneratedI18nStructure]: GeneratedI18nStructure[Name] extends {
    substitutions: 0;
    plural: false;
  }
    ? Name
    : never;
}[keyof GeneratedI18nStructure];

/** A text by its name, for what needs both: the user sees the text, the log gets the name. */
export function textOf(name: TextName): string {
  return i18n.t(name);
}

/** What went wrong with the user's database, and what to do next. */
interface StoreText {
  readonly title: string;
  readonly why: string;
}

/**
 * Text for an error of the user's database, wherever it was thrown. Errors are recognised by their names,
 * which survive messaging. Null for any other error.
 */
export function storeText(error: unknown): StoreText | null {
  switch (nameOf(error)) {
    case 'OutdatedPageError':
      return { title: i18n.t('store.outdated'), why: i18n.t('store.outdatedWhy') };
    case 'StoreFullError':
      return { title: i18n.t('store.full'), why: i18n.t('store.fullWhy') };
    case 'StoreInDoubtError':
      return { title: i18n.t('store.inDoubt'), why: i18n.t('store.inDoubtWhy') };
    case 'StoreRefusedError':
      return { title: i18n.t('store.refused'), why: i18n.t('store.refusedWhy') };
    case 'StoreSilentError':
      return { title: i18n.t('store.silent'), why: i18n.t('store.silentWhy') };
    case 'StoreDamagedError':
      return { title: i18n.t('store.damaged'), why: i18n.t('store.damagedWhy') };
    default:
      return null;
  }
}

/** Text for an error with which the user's database can't even be read; null for any other. */
export function unopenedText(error: unknown): StoreText | null {
  if (isFull(error)) return { title: i18n.t('store.full'), why: i18n.t('store.fullClosedWhy') };
  return storeText(error);
}

/** One line on why a change was not stored; `otherwise` where the error says nothing about it. */
export function failureText(error: unknown, otherwise: string): string {
  if (nameOf(error) === 'NoAnswerError') return i18n.t('store.noAnswer');
  if (nameOf(error) === 'CoveredError') return refusalText('covered');
  if (nameOf(error) === 'UnsureError') return refusalText('unsure');
  if (isCorpusFull(error))
    return i18n.t('intake.storeFull', [formatNumber(MAX_USER_DOCUMENTS), formatNumber(MAX_USER_UNITS)]);
  const text = storeText(error);
  return text === null ? otherwise : i18n.t('store.both', [text.title, text.why]);
}

/** Why a press of a button on a page was ignored, and what to do instead. */
export function refusalText(refusal: Refusal): string {
  return refusal === 'covered' ? i18n.t('saving.covered') : i18n.t('saving.unsure');
}

/** Whether an error says that the page runs an earlier version, so that only a reload helps. */
export function isOutdated(error: unknown): boolean {
  return nameOf(error) === 'OutdatedPageError';
}

/** Whether an error says that the browser refuses the database, so that a retry can't help. */
export function isRefused(error: unknown): boolean {
  return nameOf(error) === 'StoreRefusedError';
}

/** Whether an error says that there is no room on the disk. */
export function isFull(error: unknown): boolean {
  return nameOf(error) === 'StoreFullError';
}

/** Whether an error says that the user has as many documents as there may be, so that a retry can't help. */
export function isCorpusFull(error: unknown): boolean {
  return nameOf(error) === 'CorpusFullError';
}

/** Whether an error says that the browser's storage failed, so that a backup comes first. */
export function isInDoubt(error: unknown): boolean {
  return nameOf(error) === 'StoreInDoubtError';
}

/** Whether an error says that this version can't open the database, although it exists. */
export function isUnreadable(error: unknown): boolean {
  return nameOf(error) === 'StoreDamagedError';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** Why a file can't be taken, and what to do about it. */
export function intakeProblemText(problem: IntakeProblem): string {
  switch (problem.kind) {
    case 'tooLarge':
      return i18n.t('intake.problem.tooLarge', [formatBytes(problem.bytes), formatBytes(problem.limit)]);
    case 'unpacksTooLarge':
      return i18n.t('intake.problem.unpacksTooLarge', [formatBytes(problem.limit)]);
    case 'tooManyFiles':
      return i18n.t('intake.problem.tooManyFiles', [formatNumber(problem.limit)]);
    case 'folderCut':
      return i18n.t('intake.problem.folderCut', [formatNumber(problem.limit)]);
    case 'tooLong':
      return i18n.t('intake.problem.tooLong', [formatNumber(problem.limit)]);
    case 'tooComplex':
      return i18n.t('intake.problem.tooComplex', [formatNumber(problem.limit)]);
    case 'tookTooLong':
      return i18n.t('intake.problem.tookTooLong', [formatNumber(problem.limit / 1_000)]);
    case 'tooShort':
      return i18n.t('intake.problem.tooShort', problem.han, [
        formatNumber(problem.han),
        formatNumber(problem.least),
      ]);
    case 'illegible':
      return i18n.t('intake.problem.illegible', [formatNumber(problem.count), formatNumber(problem.of)]);
    case 'missingTables':
      return i18n.t('intake.problem.missingTables', [listText(problem.names)]);
    case 'inCorpus':
      return problem.title === null
        ? i18n.t('intake.problem.inCorpusHidden')
        : i18n.t('intake.problem.inCorpus', [problem.title]);
    case 'twice':
      return i18n.t('intake.problem.twice', [problem.name]);
    default:
      return plainProblemText(problem.kind);
  }
}

/** What users should know of a file that was taken. @param units Length of its text, UTF-16 units. */
export function intakeNoteText(note: IntakeNote, units: number): string {
  switch (note.kind) {
    case 'encoding':
      return note.isGuessed
        ? i18n.t('intake.note.guessed', [note.name])
        : i18n.t('intake.note.encoding', [note.name]);
    case 'unreadable':
      return i18n.t('intake.note.unreadable', note.count, [
        formatNumber(note.count),
        formatPercent(Math.min(1, note.count / units)),
      ]);
    case 'pages':
      return i18n.t('intake.note.pages', note.count, [formatNumber(note.count)]);
    case 'pictures':
      return i18n.t('intake.note.pictures', note.count, [formatNumber(note.count)]);
    case 'leftOut':
      return i18n.t('intake.note.leftOut', note.count, [formatNumber(note.count)]);
    case 'attachments':
      return i18n.t('intake.note.attachments', note.count, [formatNumber(note.count)]);
    case 'illegible':
      return i18n.t('intake.note.illegible', [formatNumber(note.count), formatNumber(note.of)]);
    case 'missingTables':
      return i18n.t('intake.note.missingTables', [listText(note.names)]);
    case 'textless':
      return i18n.t('intake.note.textless', note.pages.length, [pagesText(note.pages)]);
  }
}

/** Ascending numbers of pages as a list of runs: "2 and 5–7". */
function pagesText(pages: readonly number[]): string {
  const known = new Set(pages);
  const flags = Array.from({ length: Math.max(...pages) }, (_, at) => known.has(at + 1));
  return listText(
    runsOf(flags).map(({ start, end }) => (start + 1 === end ? `${end}` : `${start + 1}–${end}`)),
  );
}

function plainProblemText(kind: PlainProblem): string {
  switch (kind) {
    case 'unknownKind':
      return i18n.t('intake.problem.unknownKind');
    case 'binary':
      return i18n.t('intake.problem.binary');
    case 'undecodable':
      return i18n.t('intake.problem.undecodable');
    case 'damaged':
      return i18n.t('intake.problem.damaged');
    case 'encrypted':
      return i18n.t('intake.problem.encrypted');
    case 'scanned':
      return i18n.t('intake.problem.scanned');
    case 'unreadable':
      return i18n.t('intake.problem.unreadable');
    case 'nested':
      return i18n.t('intake.problem.nested');
    case 'empty':
      return i18n.t('intake.problem.empty');
    case 'noChinese':
      return i18n.t('intake.problem.noChinese');
    case 'onlyAdverts':
      return i18n.t('intake.problem.onlyAdverts');
    case 'noArticle':
      return i18n.t('intake.problem.noArticle');
    case 'corpusFull':
      return i18n.t('intake.problem.corpusFull', [
        formatNumber(MAX_USER_DOCUMENTS),
        formatNumber(MAX_USER_UNITS),
      ]);
    case 'newerCollection':
      return i18n.t('intake.problem.newerCollection');
    case 'damagedCollection':
      return i18n.t('intake.problem.damagedCollection');
    case 'tooNested':
      return i18n.t('intake.problem.tooNested');
    case 'crashed':
      return i18n.t('intake.problem.crashed');
  }
}

/** Why no snippets can be taken from a file, and what to do about it. */
export function snippetsFileProblemText(problem: SnippetsFileProblem): string {
  switch (problem.kind) {
    case 'tooLarge':
      return i18n.t('files.fileProblem.tooLarge', [formatBytes(problem.bytes), formatBytes(problem.limit)]);
    case 'unreadable':
      return i18n.t('files.fileProblem.unreadable');
    case 'undecodable':
      return i18n.t('files.fileProblem.undecodable');
    case 'notJson':
      return i18n.t('files.fileProblem.notJson');
    case 'notSnippets':
      return i18n.t('files.fileProblem.notSnippets');
    case 'newer':
      return i18n.t('files.fileProblem.newer');
  }
}

/** Why a backup can't be restored, and what to do about it. */
export function backupProblemText(problem: BackupProblem): string {
  switch (problem.kind) {
    case 'notBackup':
      return i18n.t('files.backupProblem.notBackup');
    case 'newer':
      return i18n.t('files.backupProblem.newer');
    case 'damaged':
      return i18n.t('files.backupProblem.damaged');
    case 'encrypted':
      return i18n.t('files.backupProblem.encrypted');
    case 'unreadable':
      return i18n.t('files.backupProblem.unreadable');
    case 'tooLarge':
      return i18n.t('files.backupProblem.tooLarge', [formatBytes(problem.bytes), formatBytes(problem.limit)]);
    case 'unpacksTooLarge':
      return i18n.t('files.backupProblem.unpacksTooLarge', [formatBytes(problem.limit)]);
  }
}

/** What is wrong with an entry of a file. */
export function entryProblemText({ kind, field }: EntryProblem): string {
  switch (kind) {
    case 'notAnEntry':
      return i18n.t('files.problem.notAnEntry');
    case 'missing':
      return i18n.t('files.problem.missing', [field]);
    case 'wrong':
      return i18n.t('files.problem.wrong', [field]);
    case 'tooLong':
      return i18n.t('files.problem.tooLong', [field]);
    case 'twice':
      return i18n.t('files.problem.twice');
  }
}
