import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { DropZone } from '../../components/files/drop-zone';
import { BackupProgressBar, EntryReport, RefusedFile } from '../../components/files/file-reports';
import { type RestorePlan, restoreWrites, settingsWrites } from '../../utils/backup/plan-restore';
import type { CollectedInfo } from '../../utils/collections/user-corpus';
import { type Restore, useRestore } from '../../utils/hooks/use-backup';
import { useBundledDocuments } from '../../utils/hooks/use-package';
import {
  type ConflictRow,
  collectionConflict,
  documentConflict,
  entryConflict,
  hiddenConflict,
  settingConflict,
  snippetConflict,
  undoneText,
} from '../../utils/labels/conflicts';
import { absoluteTime, formatBytes, formatNumber } from '../../utils/labels/numbers';
import { backupProblemText } from '../../utils/labels/problems';
import { BACKUP_FILE_BYTES } from '../../utils/limits';
import { sideOf } from '../../utils/snippets/merge';
import { Conflicts } from './snippet-import-part';

/** Restores a backup: chosen or dropped, compared, and restored on the user's word. */
export function RestorePart() {
  const running = useRestore();
  const { phase } = running.state;
  return (
    <div class="restore">
      <h4>{i18n.t('files.restoreTitle')}</h4>
      <p class="files-why">{i18n.t('files.restoreWhy')}</p>
      {(phase === 'idle' || phase === 'refused' || phase === 'done' || phase === 'undone') && (
        <DropZone
          accept={['.zip']}
          hint={i18n.t('files.restoreHint', [formatBytes(BACKUP_FILE_BYTES)])}
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
      return <BackupProgressBar label={i18n.t('files.restoreReading')} progress={state.progress} />;
    case 'storing':
      return <p>{i18n.t('files.storing')}</p>;
    case 'refused':
      return <RefusedFile name={state.name} why={backupProblemText(state.problem)} />;
    case 'undone':
      return <p class="files-done">{undoneText(state.left)}</p>;
    case 'done': {
      const { snippets, documents } = state.change.rows;
      return (
        <div>
          <p class="files-done">{i18n.t('files.restored')}</p>
          <p>
            {i18n.t('files.restoredCounts', [
              formatNumber(snippets.put.length),
              formatNumber(documents.put.length),
            ])}
          </p>
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

interface RestoreDryRunProps {
  running: Restore;
  state: Extract<Restore['state'], { phase: 'checked' }>;
}

/** What a restore would do, with the user's choices. */
export function RestoreDryRun({ running, state }: RestoreDryRunProps) {
  const { read: backup, plan, choices, name } = state;
  const bundled = useBundledDocuments();
  const { left, clashing } = plan.documents;
  const when = absoluteTime(backup.madeAt, i18n.t('localeTag'));
  const parts = [backup.snippets, backup.documents, backup.collections, backup.glossary];
  const problems = parts.flatMap((part) => part.problems);
  const rows = useMemo(() => conflictRows(plan, bundled ?? []), [plan, bundled]);
  const isAllHere = rows.length + left + plan.glossary.left + clashing + problems.length === 0;
  const isNothing = isNothingTaken(plan, choices);
  return (
    <div class="dry-run">
      <h4>{i18n.t('files.restoreOf', [when, backup.version])}</h4>
      <p class="intake-file">
        <bdi>{name}</bdi>
      </p>
      <Counts plan={plan} />
      {left > 0 && <p>{i18n.t('files.restoreLeft', left, [formatNumber(left)])}</p>}
      {plan.glossary.left > 0 && (
        <p>{i18n.t('glossary.left', plan.glossary.left, [formatNumber(plan.glossary.left)])}</p>
      )}
      {clashing > 0 && <p>{i18n.t('files.restoreClashing', clashing, [formatNumber(clashing)])}</p>}
      {isNothing && <p>{nothingText(isAllHere, rows.length > 0)}</p>}
      <p class="files-actions">
        {!isNothing && (
          <Button look="outlined" onPress={() => void running.store()}>
            {i18n.t('files.restoreNow')}
          </Button>
        )}
        <Button onPress={running.cancel}>{i18n.t('cancel')}</Button>
      </p>
      <Conflicts rows={rows} choices={choices} onChoose={running.choose} />
      <EntryReport problems={problems} />
    </div>
  );
}

function Counts({ plan: { snippets, documents, collections, hidden, glossary } }: { plan: RestorePlan }) {
  const rows = [
    {
      name: i18n.t('files.restoreCount.snippets'),
      counts: [snippets.added.length, snippets.same + snippets.twice, snippets.conflicts.length],
    },
    { name: i18n.t('files.restoreCount.documents'), counts: countsOf(documents) },
    { name: i18n.t('files.restoreCount.collections'), counts: countsOf(collections) },
    { name: i18n.t('files.restoreCount.hidden'), counts: countsOf(hidden) },
    { name: i18n.t('files.restoreCount.glossary'), counts: countsOf(glossary) },
  ];
  return (
    <table class="restore-counts">
      <thead>
        <tr>
          <td />
          <th scope="col">{i18n.t('files.added')}</th>
          <th scope="col">{i18n.t('files.restoreHere')}</th>
          <th scope="col">{i18n.t('files.restoreOther')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, counts }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {counts.map((count, at) => (
              <td key={at}>{formatNumber(count)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function countsOf({
  added,
  same,
  differing,
}: RestorePlan['documents' | 'collections' | 'hidden' | 'glossary']) {
  return [added.length, same, differing.length];
}

/** All differences, kind by kind. */
function conflictRows(plan: RestorePlan, bundled: readonly CollectedInfo[]): ConflictRow[] {
  const { snippets, documents, collections, hidden, glossary, settings } = plan;
  const titleOf = (id: string) => bundled.find((info) => info.id === id)?.title ?? '';
  return [
    ...snippets.conflicts.map((each) => snippetConflict(each, i18n.t('files.kind.snippet'))),
    ...documents.differing.map((each) => documentConflict(each, plan.allCollections)),
    ...collections.differing.map(collectionConflict),
    ...hidden.differing.map((each) => hiddenConflict(each, titleOf(each.mine.id))),
    ...glossary.differing.map((each) => entryConflict(each, i18n.t('files.kind.entry'))),
    ...settings.map(settingConflict),
  ];
}

function isNothingTaken(plan: RestorePlan, choices: RestoreDryRunProps['state']['choices']): boolean {
  const { snippets, documents, collections, hidden, glossary } = restoreWrites(plan, sideOf(choices));
  const changes = [snippets, documents, collections, hidden, glossary, settingsWrites(plan, sideOf(choices))];
  return changes.every(({ put, replaced }) => put.length + replaced.length === 0);
}

function nothingText(isAllHere: boolean, canChoose: boolean): string {
  if (isAllHere) return i18n.t('files.restoreNothing');
  return canChoose ? i18n.t('files.restoreNoneChosen') : i18n.t('files.restoreNone');
}
