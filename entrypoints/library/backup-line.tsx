import { i18n } from '#i18n';
import { useBackup, useBackupDue, useLastBackup } from '../../utils/hooks/use-backup';
import { BackupReminder } from './backup-reminder';
import { backupWords } from './backup-words';
import type { ViewProps } from './view-props';

/** Says that the last backup is old, where it is, and that one was made from here; nothing else. */
export function BackupLine({ notices }: Pick<ViewProps, 'notices'>) {
  const last = useLastBackup();
  const [isDue, later] = useBackupDue(last);
  const { run, backUp } = useBackup(notices);
  const saved = run.phase === 'saved' ? backupWords(run) : null;
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
