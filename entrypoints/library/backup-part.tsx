import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { BackupProgressBar } from '../../components/files/file-reports';
import { type BackupRun, useBackup, useBackupDue, useLastBackup } from '../../utils/hooks/use-backup';
import { titleListText } from '../../utils/labels/documents';
import { absoluteTime, formatBytes, formatNumber } from '../../utils/labels/numbers';

/** When the last backup was made, and a button for a new one. */
export function BackupPart() {
  const { run, backUp } = useBackup();
  const last = useLastBackup();
  const isBusy = run.phase === 'writing';
  return (
    <div class="backup">
      {last !== undefined && (
        <p class="backup-last">
          {last === null
            ? i18n.t('files.noBackup')
            : i18n.t('files.lastBackup', [absoluteTime(last, i18n.t('localeTag'))])}
        </p>
      )}
      <p class="files-actions">
        <Button look="outlined" busy={isBusy} onPress={() => void backUp()}>
          {i18n.t('files.backUp')}
        </Button>
      </p>
      <div class="files-state" role="status">
        <Run run={run} />
      </div>
    </div>
  );
}

function Run({ run }: { run: BackupRun }) {
  switch (run.phase) {
    case 'idle':
      return null;
    case 'writing':
      return <BackupProgressBar label={i18n.t('files.backingUp')} progress={run.progress} />;
    case 'saved':
      return <p class="backup-saved">{savedText(run)}</p>;
  }
}

/** A reminder where the last backup is old, and its result; empty otherwise. */
export function BackupLine() {
  const last = useLastBackup();
  const [isDue, later] = useBackupDue(last);
  const { run, backUp } = useBackup();
  const saved = run.phase === 'saved' ? savedText(run) : null;
  if (!isDue && saved === null) return null;
  const day = new Intl.DateTimeFormat(i18n.t('localeTag'), { dateStyle: 'long' });
  return (
    <BackupReminder
      lastBackup={last === null || last === undefined ? null : day.format(last)}
      saved={saved}
      busy={run.phase === 'writing'}
      onBackUp={() => void backUp()}
      onLater={later}
    />
  );
}

/** Says that a backup was made, and what is missing from it. */
export function savedText({ name, bytes, textless }: Extract<BackupRun, { phase: 'saved' }>): string {
  const saved = i18n.t('files.backupSaved', [name, formatBytes(bytes)]);
  if (textless.length === 0) return saved;
  const lacking = i18n.t('files.backupTextless', textless.length, [
    formatNumber(textless.length),
    titleListText(textless),
  ]);
  return i18n.t('files.backupSavedWithout', [saved, lacking]);
}

interface BackupReminderProps {
  /** Date of the last backup; null where there was none. */
  lastBackup: string | null;
  /** The result of the backup just made; null before. */
  saved: string | null;
  /** Whether a backup is being made. */
  busy: boolean;
  onBackUp(): void;
  onLater(): void;
}

/** A line that says that the last backup is old. */
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
