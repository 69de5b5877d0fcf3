import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { FactRows } from '../../components/common/tables';
import { ConflictList } from '../../components/files/conflict-list';
import { DropZone } from '../../components/files/drop-zone';
import { EntryReport, RefusedFile } from '../../components/files/file-reports';
import { type SnippetImport, useSnippetImport } from '../../utils/hooks/use-snippets';
import { type ConflictRow, snippetConflict, undoneText } from '../../utils/labels/conflicts';
import { formatBytes, formatNumber } from '../../utils/labels/numbers';
import { snippetsFileProblemText } from '../../utils/labels/problems';
import { ALL_SNIPPETS, formatLibraryRoute } from '../../utils/library/route';
import { SNIPPETS_FILE_BYTES } from '../../utils/limits';
import { type Choices, mergeWrites, sideOf } from '../../utils/snippets/merge';

/** Imports snippets from a file: chosen or dropped, compared, and taken on the user's word. */
export function SnippetImportPart() {
  const running = useSnippetImport();
  const { phase } = running.state;
  return (
    <section class="files-part snippet-import">
      <h3>{i18n.t('files.importTitle')}</h3>
      <p class="files-why">{i18n.t('files.importWhy')}</p>
      {phase !== 'checked' && phase !== 'storing' && (
        <DropZone
          accept={['.json']}
          hint={i18n.t('files.importHint', [formatBytes(SNIPPETS_FILE_BYTES)])}
          single
          onFiles={([file]) => void running.start(file)}
        />
      )}
      <div class="files-state" role="status">
        <State running={running} />
      </div>
      {running.state.phase === 'checked' && <Checked running={running} state={running.state} />}
    </section>
  );
}

function State({ running: { state, undo } }: { running: SnippetImport }) {
  switch (state.phase) {
    case 'reading':
      return <p>{i18n.t('files.reading')}</p>;
    case 'storing':
      return <p>{i18n.t('files.storing')}</p>;
    case 'undone':
      return <p class="files-done">{undoneText(state.left)}</p>;
    case 'refused':
      return <RefusedFile name={state.name} why={snippetsFileProblemText(state.problem)} />;
    case 'done': {
      const count = state.change.put.length;
      return (
        <div>
          <p class="files-done">{i18n.t('files.imported', count, [formatNumber(count)])}</p>
          <p class="files-actions">
            <a class="button outlined" href={formatLibraryRoute(ALL_SNIPPETS)}>
              {i18n.t('files.toSnippets')}
            </a>
            <Button onPress={() => void undo()}>{i18n.t('undo')}</Button>
          </p>
        </div>
      );
    }
    default:
      return null;
  }
}

function Checked({
  running,
  state,
}: {
  running: SnippetImport;
  state: Extract<SnippetImport['state'], { phase: 'checked' }>;
}) {
  const { plan, choices, read, name } = state;
  const rows = [
    { name: i18n.t('files.added'), value: plan.added.length, always: true },
    { name: i18n.t('files.conflicts'), value: plan.conflicts.length, always: false },
    { name: i18n.t('files.same'), value: plan.same, always: false },
    { name: i18n.t('files.twice'), value: plan.twice, always: false },
    { name: i18n.t('files.unusable'), value: read.problems.length, always: false },
  ];
  const conflicts = useMemo(() => plan.conflicts.map((each) => snippetConflict(each)), [plan]);
  const changed = mergeWrites(plan, sideOf(choices)).put.length;
  return (
    <div class="dry-run">
      <h4>{i18n.t('files.checked')}</h4>
      <p class="intake-file">
        <bdi>{name}</bdi>
      </p>
      <FactRows
        rows={rows
          .filter(({ value, always }) => always || value > 0)
          .map((row) => ({ name: row.name, value: formatNumber(row.value) }))}
      />
      {plan.added.length + plan.conflicts.length + read.problems.length === 0 && (
        <p>{i18n.t('files.importNothing')}</p>
      )}
      <p class="files-actions">
        {changed > 0 && (
          <Button look="outlined" onPress={() => void running.store()}>
            {i18n.t('files.importNow')}
          </Button>
        )}
        <Button onPress={running.cancel}>{i18n.t('cancel')}</Button>
      </p>
      <Conflicts rows={conflicts} choices={choices} onChoose={running.choose} />
      <EntryReport problems={read.problems} />
    </div>
  );
}

interface ConflictsProps {
  rows: readonly ConflictRow[];
  choices: Choices;
  onChoose(choices: Choices): void;
}

/** The conflicts of a plan with the chosen sides. */
export function Conflicts({ rows, choices, onChoose }: ConflictsProps) {
  return (
    <ConflictList
      rows={rows}
      sideOf={sideOf(choices)}
      onChoose={({ key }, side) => onChoose(new Map([...choices, [key, side]]))}
      onChooseAll={(side) =>
        onChoose(new Map(side === 'preferred' ? [] : rows.map(({ key }) => [key, side])))
      }
    />
  );
}
