import { i18n } from '#i18n';
import type { BackupProblem } from '../backup/problem';
import type { IntakeProblem } from '../intake/problem';
import { READER_DOCUMENTS, READER_UNITS } from '../limits';
import type { SnippetsFileProblem } from '../snippets/json';
import type { EntryProblem } from '../snippets/read-entries';
import { byteWords, figure } from './numbers';

/** What is said where the reader's database failed: what happened, and what to do next. */
interface StoreWords {
  readonly title: string;
  readonly why: string;
}

/**
 * Words for an error of the reader's database, wherever it was thrown: it is told by its name, which travels with
 * messages. Null for any other error.
 */
export function storeWords(error: unknown): StoreWords | null {
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

/** Words for an error with which the reader's database can't even be read; null for any other. */
export function closedWords(error: unknown): StoreWords | null {
  if (isFull(error)) return { title: i18n.t('store.full'), why: i18n.t('store.fullClosedWhy') };
  return storeWords(error);
}

/** One line on why a save or another change was not stored; `otherwise` where the error says nothing of it. */
export function failureWords(error: unknown, otherwise: string): string {
  if (nameOf(error) === 'NoAnswerError') return i18n.t('store.noAnswer');
  if (nameOf(error) === 'CoveredError') return i18n.t('saving.covered');
  if (nameOf(error) === 'UnsureError') return i18n.t('saving.unsure');
  const words = storeWords(error);
  return words === null ? otherwise : i18n.t('store.both', [words.title, words.why]);
}

/** Whether an error says that the page's code is of an earlier version, so that only a reload helps. */
export function isOutdated(error: unknown): boolean {
  return nameOf(error) === 'OutdatedPageError';
}

/** Whether an error says that the browser refuses the database, so that another try can't help. */
export function isRefused(error: unknown): boolean {
  return nameOf(error) === 'StoreRefusedError';
}

/** Whether an error says that there is no room. */
export function isFull(error: unknown): boolean {
  return nameOf(error) === 'StoreFullError';
}

/** Whether an error says that the browser's storage failed, so that a backup comes first. */
export function isInDoubt(error: unknown): boolean {
  return nameOf(error) === 'StoreInDoubtError';
}

/** Whether an error says that the database lies there but can't be opened by this version. */
export function isUnreadable(error: unknown): boolean {
  return nameOf(error) === 'StoreDamagedError';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** Why a file can't be taken, and what to do about it. */
export function problemWords(problem: IntakeProblem): string {
  switch (problem.kind) {
    case 'unknownKind':
      return i18n.t('intake.problem.unknownKind');
    case 'oldWord':
      return i18n.t('intake.problem.oldWord');
    case 'wrongName':
      return i18n.t('intake.problem.wrongName', [problem.is]);
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
      return i18n.t('intake.problem.corpusFull', [figure(READER_DOCUMENTS), figure(READER_UNITS)]);
    case 'newerCollection':
      return i18n.t('intake.problem.newerCollection');
    case 'damagedCollection':
      return i18n.t('intake.problem.damagedCollection');
    case 'tooLarge':
      return i18n.t('intake.problem.tooLarge', [byteWords(problem.bytes), byteWords(problem.limit)]);
    case 'unpacksTooLarge':
      return i18n.t('intake.problem.unpacksTooLarge', [byteWords(problem.limit)]);
    case 'tooManyFiles':
      return i18n.t('intake.problem.tooManyFiles', [figure(problem.limit)]);
    case 'tooLong':
      return i18n.t('intake.problem.tooLong', [figure(problem.limit)]);
    case 'tooComplex':
      return i18n.t('intake.problem.tooComplex', [figure(problem.limit)]);
    case 'tooNested':
      return i18n.t('intake.problem.tooNested');
    case 'tookTooLong':
      return i18n.t('intake.problem.tookTooLong', [figure(problem.limit / 1_000)]);
    case 'crashed':
      return i18n.t('intake.problem.crashed');
    case 'tooShort':
      return i18n.t('intake.problem.tooShort', problem.han, [figure(problem.han), figure(problem.least)]);
    case 'inCorpus':
      return problem.title === null
        ? i18n.t('intake.problem.inCorpusHidden')
        : i18n.t('intake.problem.inCorpus', [problem.title]);
    case 'twice':
      return i18n.t('intake.problem.twice', [problem.name]);
  }
}

/** Why no snippets can be taken from a file, and what to do about it. */
export function snippetsFileWords(problem: SnippetsFileProblem): string {
  switch (problem.kind) {
    case 'tooLarge':
      return i18n.t('files.fileProblem.tooLarge', [byteWords(problem.bytes), byteWords(problem.limit)]);
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
export function backupProblemWords(problem: BackupProblem): string {
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
      return i18n.t('files.backupProblem.tooLarge', [byteWords(problem.bytes), byteWords(problem.limit)]);
    case 'unpacksTooLarge':
      return i18n.t('files.backupProblem.unpacksTooLarge', [byteWords(problem.limit)]);
  }
}

/** What is wrong with an entry of a file. */
export function entryProblemWords({ kind, field }: EntryProblem): string {
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
