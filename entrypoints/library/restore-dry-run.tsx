import { i18n } from '#i18n';
import { Button } from '../../components/button';
import { EntryReport } from '../../components/entry-report';
import { figure } from '../../components/figures';
import { Switch } from '../../components/switch';
import { absoluteTime } from '../../components/time-words';
import type { RestorePlan } from '../../utils/backup/plan-restore';
import type { Restore } from '../../utils/hooks/use-restore';
import { Conflicts } from './conflicts';

export interface RestoreDryRunProps {
  running: Restore;
  state: Extract<Restore['state'], { phase: 'checked' }>;
}

/** What would come of a restore, and the reader's say. */
export function RestoreDryRun({ running, state }: RestoreDryRunProps) {
  const { backup, plan, choices, withSettings, name } = state;
  const { snippets, documents, settings } = plan;
  const when = absoluteTime(backup.madeAt, i18n.t('localeTag'));
  const problems = [backup.snippets, backup.documents, backup.collections].flatMap((part) => part.problems);
  const isNothing = isNothingNew(plan);
  return (
    <div class="dry-run">
      <h4>{i18n.t('files.restoreOf', [when, backup.version])}</h4>
      <p class="intake-file">
        <bdi>{name}</bdi>
      </p>
      <Counts plan={plan} />
      {documents.left > 0 && <p>{i18n.t('files.restoreLeft', documents.left, [figure(documents.left)])}</p>}
      {settings !== null && (
        <Switch on={withSettings} hint={i18n.t('files.restoreSettingsWhy')} onSwitch={running.takeSettings}>
          {i18n.t('files.restoreSettings')}
        </Switch>
      )}
      {isNothing && <p>{i18n.t('files.restoreNothing')}</p>}
      <p class="files-actions">
        {!isNothing && (
          <Button look="outlined" onPress={() => void running.store()}>
            {i18n.t('files.restoreNow')}
          </Button>
        )}
        <Button onPress={running.cancel}>{i18n.t('cancel')}</Button>
      </p>
      <Conflicts plan={snippets} choices={choices} onChoose={running.choose} />
      <EntryReport problems={problems} />
    </div>
  );
}

function Counts({ plan: { snippets, documents, collections, hidden } }: { plan: RestorePlan }) {
  const rows = [
    {
      name: i18n.t('files.restoreCount.snippets'),
      counts: [snippets.added.length, snippets.same + snippets.known, snippets.conflicts.length],
    },
    { name: i18n.t('files.restoreCount.documents'), counts: [documents.added.length, documents.same, 0] },
    {
      name: i18n.t('files.restoreCount.collections'),
      counts: [collections.added.length, collections.same, 0],
    },
    { name: i18n.t('files.restoreCount.hidden'), counts: [hidden.added.length, hidden.same, 0] },
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

function isNothingNew({ snippets, documents, collections, hidden, settings }: RestorePlan): boolean {
  const counts = [snippets.added, snippets.conflicts, documents.added, collections.added, hidden.added];
  return counts.every(({ length }) => length === 0) && settings === null;
}
