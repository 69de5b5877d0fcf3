import { i18n } from '#i18n';
import { byteWords } from '../../components/byte-words';
import { titleWords } from '../../components/document-words';
import { figure } from '../../components/figures';
import type { BackupRun } from '../../utils/hooks/use-backup';

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
