import { i18n } from '#i18n';
import type { BackupRun } from '../../utils/hooks/use-backup';
import { byteWords } from '../../utils/labels/byte-words';
import { titleWords } from '../../utils/labels/document-words';
import { figure } from '../../utils/labels/figures';

/** Says that a backup was made, and what is not in it. */
export function backupWords({ name, bytes, textless }: Extract<BackupRun, { phase: 'saved' }>): string {
  const saved = i18n.t('files.backupSaved', [name, byteWords(bytes)]);
  if (textless.length === 0) return saved;
  const lacking = i18n.t('files.backupTextless', textless.length, [
    figure(textless.length),
    titleWords(textless),
  ]);
  return i18n.t('files.backupSavedWithout', [saved, lacking]);
}
