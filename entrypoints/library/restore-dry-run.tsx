import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import type { ConflictRow } from '../../components/files/conflict-list';
import { EntryReport } from '../../components/files/entry-report';
import { type RestorePlan, restoreWrites, settingsWrites } from '../../utils/backup/plan-restore';
import type { CollectedInfo } from '../../utils/collections/reader-document';
import { useBundledDocuments } from '../../utils/hooks/use-bundled';
import type { Restore } from '../../utils/hooks/use-restore';
import { sideOf } from '../../utils/hooks/use-snippet-import';
import {
  collectionConflict,
  documentConflict,
  hiddenConflict,
  settingConflict,
  snippetConflict,
} from '../../utils/labels/conflict-words';
import { figure } from '../../utils/labels/figures';
import { absoluteTime } from '../../utils/labels/time-words';
import { Conflicts } from './conflicts';

export interface RestoreDryRunProps {
  running: Restore;
  state: Extract<Restore['state'], { phase: 'checked' }>;
}

/** What would come of a restore, and the user's say. */
export function RestoreDryRun({ running, state }: RestoreDryRunProps) {
  const { backup, plan, choices, name } = state;
  const bundled = useBundledDocuments();
  const { left, clashing } = plan.documents;
  const when = absoluteTime(backup.madeAt, i18n.t('localeTag'));
  const problems = [backup.snippets, backup.documents, backup.collections].flatMap((part) => part.problems);
  const rows = useMemo(() => conflictRows(plan, bundled ?? []), [plan, bundled]);
  const isAllHere = rows.length + left + clashing + problems.length === 0;
  const isNothing = isNothingTaken(plan, choices);
  return (
    <div class="dry-run">
      <h4>{i18n.t('files.restoreOf', [when, backup.version])}</h4>
      <p class="intake-file">
        <bdi>{name}</bdi>
      </p>
      <Counts plan={plan} />
      {left > 0 && <p>{i18n.t('files.restoreLeft', left, [figure(left)])}</p>}
      {clashing > 0 && <p>{i18n.t('files.restoreClashing', clashing, [figure(clashing)])}</p>}
      {isNothing && <p>{nothingWords(isAllHere, rows.length > 0)}</p>}
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

function Counts({ plan: { snippets, documents, collections, hidden } }: { plan: RestorePlan }) {
  const rows = [
    {
      name: i18n.t('files.restoreCount.snippets'),
      counts: [snippets.added.length, snippets.same + snippets.twice, snippets.conflicts.length],
    },
    { name: i18n.t('files.restoreCount.documents'), counts: countsOf(documents) },
    { name: i18n.t('files.restoreCount.collections'), counts: countsOf(collections) },
    { name: i18n.t('files.restoreCount.hidden'), counts: countsOf(hidden) },
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
              <td key={at}>{figure(count)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function countsOf({ added, same, differing }: RestorePlan['documents' | 'collections' | 'hidden']) {
  return [added.length, same, differing.length];
}

/** All differences, a kind after the other. */
function conflictRows(plan: RestorePlan, bundled: readonly CollectedInfo[]): ConflictRow[] {
  const { snippets, documents, collections, hidden, settings } = plan;
  const titleOf = (id: string) => bundled.find((info) => info.id === id)?.title ?? '';
  return [
    ...snippets.conflicts.map((each) => snippetConflict(each, i18n.t('files.kind.snippet'))),
    ...documents.differing.map((each) => documentConflict(each, plan.allCollections)),
    ...collections.differing.map(collectionConflict),
    ...hidden.differing.map((each) => hiddenConflict(each, titleOf(each.mine.id))),
    ...settings.map(settingConflict),
  ];
}

function isNothingTaken(plan: RestorePlan, choices: RestoreDryRunProps['state']['choices']): boolean {
  const { snippets, documents, collections, hidden } = restoreWrites(plan, sideOf(choices));
  const changes = [snippets, documents, collections, hidden, settingsWrites(plan, sideOf(choices))];
  return changes.every(({ put, replaced }) => put.length + replaced.length === 0);
}

function nothingWords(isAllHere: boolean, canChoose: boolean): string {
  if (isAllHere) return i18n.t('files.restoreNothing');
  return canChoose ? i18n.t('files.restoreNoneChosen') : i18n.t('files.restoreNone');
}
