import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { BackupProgressBar } from '../../components/files/backup-progress';
import { DropZone } from '../../components/files/drop-zone';
import { RefusedFile } from '../../components/files/refused-file';
import { type Restore, useRestore } from '../../utils/hooks/use-restore';
import { byteWords } from '../../utils/labels/byte-words';
import { figure } from '../../utils/labels/figures';
import { backupProblemWords, undoneWords } from '../../utils/labels/file-words';
import { BACKUP_FILE_BYTES } from '../../utils/limits';
import { RestoreDryRun } from './restore-dry-run';
import type { ViewProps } from './view-props';

/** A backup: chosen or dropped, compared, restored when the reader says so. */
export function RestorePart({ notices }: Pick<ViewProps, 'notices'>) {
  const running = useRestore(notices);
  const { phase } = running.state;
  return (
    <div class="restore">
      <h4>{i18n.t('files.restoreTitle')}</h4>
      <p class="files-why">{i18n.t('files.restoreWhy')}</p>
      {(phase === 'idle' || phase === 'refused' || phase === 'done' || phase === 'undone') && (
        <DropZone
          accept={['.zip']}
          hint={i18n.t('files.restoreHint', [byteWords(BACKUP_FILE_BYTES)])}
          single
          onFiles={([file]) => void running.start(file)}
        />
      )}
      <div class="files-state" role="status">
        <State running={running} />
      </div>
      {running.state.phase === 'checked' && <RestoreDryRun running={running} state={running.state} />}
    </div>
  );
}

function State({ running: { state, undo } }: { running: Restore }) {
  switch (state.phase) {
    case 'reading':
      return <BackupProgressBar words={i18n.t('files.restoreReading')} progress={state.progress} />;
    case 'storing':
      return <p>{i18n.t('files.storing')}</p>;
    case 'refused':
      return <RefusedFile name={state.name} why={backupProblemWords(state.problem)} />;
    case 'undone':
      return <p class="files-done">{undoneWords(state.left)}</p>;
    case 'done': {
      const { snippets, documents } = state.change;
      return (
        <div>
          <p class="files-done">{i18n.t('files.restored')}</p>
          <p>{i18n.t('files.restoredCounts', [figure(snippets.put.length), figure(documents.put.length)])}</p>
          <p class="files-actions">
            <Button onPress={() => void undo()}>{i18n.t('undo')}</Button>
          </p>
        </div>
      );
    }
    default:
      return null;
  }
}
