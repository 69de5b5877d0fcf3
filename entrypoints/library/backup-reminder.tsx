import { i18n } from '#i18n';
import { Button } from '../../components/common/button';

export interface BackupReminderProps {
  /** Day of the last backup in words; null where there was none. */
  lastBackup: string | null;
  /** What is said of the backup that was just made; null before. */
  saved: string | null;
  /** Whether a backup is being made. */
  busy: boolean;
  onBackUp(): void;
  onLater(): void;
}

/** One line that says that the last backup is old. */
export function BackupReminder({ lastBackup, saved, busy, onBackUp, onLater }: BackupReminderProps) {
  if (saved !== null)
    return (
      <aside class="backup-reminder">
        <p role="status">{saved}</p>
      </aside>
    );
  return (
    <aside class="backup-reminder">
      <p>{lastBackup === null ? i18n.t('files.dueNever') : i18n.t('files.due', [lastBackup])}</p>
      <div class="files-actions">
        <Button look="outlined" busy={busy} onPress={onBackUp}>
          {busy ? i18n.t('files.backingUp') : i18n.t('files.backUp')}
        </Button>
        <Button onPress={onLater}>{i18n.t('files.later')}</Button>
      </div>
    </aside>
  );
}
