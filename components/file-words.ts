import { i18n } from '#i18n';
import type { BackupProblem } from '../utils/backup/backup-format';
import type { SnippetsFileProblem } from '../utils/snippets/json';
import type { EntryProblem } from '../utils/snippets/read-entries';
import type { Snippet } from '../utils/snippets/snippet';
import { byteWords } from './byte-words';
import { figure } from './figures';
import { absoluteTime } from './time-words';

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

/** That an import or a restore was undone. @param left How many things were changed since, and stay as they are. */
export function undoneWords(left: number): string {
  return left === 0 ? i18n.t('files.undone') : i18n.t('files.undoneBut', left, [figure(left)]);
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

/** A field of a snippet as readers call it; the many that say how it was found are one. */
export function fieldName(field: keyof Snippet): string {
  switch (field) {
    case 'quote':
      return i18n.t('files.field.quote');
    case 'note':
      return i18n.t('files.field.note');
    case 'tags':
      return i18n.t('files.field.tags');
    case 'title':
      return i18n.t('files.field.title');
    case 'url':
      return i18n.t('files.field.url');
    case 'canonical':
      return i18n.t('files.field.canonical');
    case 'date':
      return i18n.t('files.field.date');
    case 'site':
      return i18n.t('files.field.site');
    case 'outlet':
      return i18n.t('files.field.outlet');
    case 'author':
      return i18n.t('files.field.author');
    case 'savedAt':
      return i18n.t('files.field.savedAt');
    case 'changedAt':
      return i18n.t('files.field.changedAt');
    case 'phrases':
      return i18n.t('files.field.phrases');
    case 'hits':
      return i18n.t('files.field.hits');
    default:
      return i18n.t('files.field.other');
  }
}

/** What a snippet has in a field, in words. */
export function fieldWords(snippet: Snippet, field: keyof Snippet): string {
  switch (field) {
    case 'quote': {
      const { exact, prefix, suffix } = snippet.quote;
      return prefix + suffix === '' ? exact : `${prefix}【${exact}】${suffix}`;
    }
    case 'tags':
      return snippet.tags.join(', ');
    case 'savedAt':
    case 'changedAt':
      return absoluteTime(snippet[field], i18n.t('localeTag'));
    case 'phrases':
      return snippet.phrases.map(({ text }) => text).join(', ');
    case 'hits':
      return figure(snippet.hits.reduce((sum, { frequency }) => sum + frequency, 0));
    default: {
      const value = snippet[field];
      return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
    }
  }
}
