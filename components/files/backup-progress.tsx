import { i18n } from '#i18n';
import type { BackupProgress } from '../../utils/backup/write-backup';
import { figure } from '../../utils/labels/figures';

interface BackupProgressBarProps {
  /** What is being done. */
  words: string;
  /** Null while nothing is known of it. */
  progress: BackupProgress | null;
}

/** How far the writing or reading of a backup has come. */
export function BackupProgressBar({ words, progress }: BackupProgressBarProps) {
  return (
    <div class="intake-reading">
      <p>{words}</p>
      {progress && (
        <progress
          value={progress.done}
          max={progress.total}
          aria-label={i18n.t('files.backupProgress', [figure(progress.done), figure(progress.total)])}
        />
      )}
    </div>
  );
}
