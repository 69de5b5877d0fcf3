import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { BackupProgressBar } from '../../components/files/backup-progress';
import { type BackupRun, useBackup, useLastBackup } from '../../utils/hooks/use-backup';
import { absoluteTime } from '../../utils/labels/time-words';
import { backupWords } from './backup-words';
import type { ViewProps } from './view-props';

/** When the last backup was made, and a new one. */
export function BackupPart({ notices }: Pick<ViewProps, 'notices'>) {
  const { run, backUp } = useBackup(notices);
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
      return <BackupProgressBar words={i18n.t('files.backingUp')} progress={run.progress} />;
    case 'saved':
      return <p class="backup-saved">{backupWords(run)}</p>;
  }
}
