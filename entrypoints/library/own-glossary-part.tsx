import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { addIcon, exportIcon } from '../../components/common/icons';
import { FactRows } from '../../components/common/tables';
import { DropZone } from '../../components/files/drop-zone';
import { RefusedFile } from '../../components/files/file-reports';
import { OwnEntryForm } from '../../components/glossary/own-entry-form';
import { saveOwnEntries } from '../../utils/actions/gloss';
import { glossaryWrites } from '../../utils/backup/plan-restore';
import { type Glossary, meaningsOf } from '../../utils/glossary/glossary';
import type { OwnFields, Term } from '../../utils/glossary/own-entry';
import { type EntriesImport, useEntriesImport, useOwnEntryActions } from '../../utils/hooks/use-glossary';
import { entryConflict, undoneText } from '../../utils/labels/conflicts';
import { ownFileProblemText } from '../../utils/labels/meanings';
import { formatBytes, formatNumber } from '../../utils/labels/numbers';
import type { LibraryRoute } from '../../utils/library/route';
import { GLOSSARY_FILE_BYTES } from '../../utils/limits';
import { sideOf } from '../../utils/snippets/merge';
import { useLibrary } from './library-context';
import { Conflicts } from './snippet-import-part';

interface OwnGlossaryPartProps {
  glossary: Glossary<Term>;
  route: Extract<LibraryRoute, { view: 'glossary' }>;
}

/** The user's own entries: written here, exported and imported. */
export function OwnGlossaryPart({ glossary, route }: OwnGlossaryPartProps) {
  const { go } = useLibrary();
  const own = useMemo(() => glossary.entries.flatMap((term) => term.own ?? []), [glossary]);
  const { edit, ...rest } = route.options;
  const actions = useOwnEntryActions();
  const [term] = edit ? meaningsOf(glossary, edit) : [];
  const stored = term?.own ?? null;
  const close = () => go({ view: 'glossary', options: rest }, true);
  return (
    <section class="own-glossary">
      <h3>{i18n.t('glossary.ownTitle')}</h3>
      <p class="study-hint">{i18n.t('glossary.ownWhy')}</p>
      {edit === undefined ? (
        <p class="gloss-tools">
          <Button
            icon={addIcon}
            onPress={() => go({ view: 'glossary', options: { ...rest, edit: '' } }, true)}
          >
            {i18n.t('glossary.add')}
          </Button>
          {own.length > 0 && (
            <>
              <SaveAs name={i18n.t('glossary.csv')} onPress={() => saveOwnEntries(own, 'csv')} />
              <SaveAs name={i18n.t('glossary.tbx')} onPress={() => saveOwnEntries(own, 'tbx')} />
            </>
          )}
        </p>
      ) : (
        <OwnEntryForm
          key={edit}
          fields={stored ?? fieldsOf(edit, term)}
          isNew={stored === null}
          onSave={(fields) => actions.save(fields, stored)}
          onRemove={
            stored &&
            (() => {
              void actions.remove(stored);
              close();
            })
          }
          onClose={close}
        />
      )}
      <details class="own-import">
        <summary class="opens">{i18n.t('glossary.importTitle')}</summary>
        <ImportPart />
      </details>
    </section>
  );
}

function SaveAs({ name, onPress }: { name: string; onPress(): void }) {
  return (
    <Button icon={exportIcon} onPress={onPress}>
      {i18n.t('glossary.saveAs', [name])}
    </Button>
  );
}

/** A bundled entry as the beginning of one of the user's own; its explanation and items stay its own. */
function fieldsOf(headword: string, term: Term | undefined): OwnFields {
  const { pinyin = '', english } = term ?? {};
  return { headword, pinyin, english: english?.text ?? '', explanation: '', items: [] };
}

function ImportPart() {
  const running = useEntriesImport();
  const { state } = running;
  return (
    <div class="files-part">
      <p class="files-why">{i18n.t('glossary.importWhy')}</p>
      {state.phase !== 'checked' && state.phase !== 'storing' && (
        <DropZone
          accept={['.csv', '.tsv', '.txt', '.tbx', '.xml']}
          hint={i18n.t('glossary.importHint', [formatBytes(GLOSSARY_FILE_BYTES)])}
          single
          onFiles={([file]) => void running.start(file)}
        />
      )}
      <div class="files-state" role="status">
        <State running={running} />
      </div>
      {state.phase === 'checked' && <Checked running={running} state={state} />}
    </div>
  );
}

function State({ running: { state, undo } }: { running: EntriesImport }) {
  switch (state.phase) {
    case 'reading':
      return <p>{i18n.t('files.reading')}</p>;
    case 'storing':
      return <p>{i18n.t('files.storing')}</p>;
    case 'undone':
      return <p class="files-done">{undoneText(state.left)}</p>;
    case 'refused': {
      const sizes = [formatBytes(state.problem), formatBytes(GLOSSARY_FILE_BYTES)] as const;
      return <RefusedFile name={state.name} why={i18n.t('glossary.problem.tooLarge', [...sizes])} />;
    }
    case 'done': {
      const count = state.change.put.length;
      return (
        <div>
          <p class="files-done">{i18n.t('glossary.imported', count, [formatNumber(count)])}</p>
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

interface CheckedProps {
  running: EntriesImport;
  state: Extract<EntriesImport['state'], { phase: 'checked' }>;
}

/** What an import would do, and what of the file can't be taken, line by line. */
function Checked({ running, state: { plan, choices, read, name } }: CheckedProps) {
  const conflicts = useMemo(() => plan.differing.map((each) => entryConflict(each)), [plan]);
  const changed = glossaryWrites(plan, sideOf(choices)).put.length;
  const rows = [
    { name: i18n.t('files.added'), value: plan.added.length },
    { name: i18n.t('files.conflicts'), value: plan.differing.length },
    { name: i18n.t('files.same'), value: plan.same },
    { name: i18n.t('files.unusable'), value: read.problems.length },
  ];
  return (
    <div class="dry-run">
      <h4>{i18n.t('files.checked')}</h4>
      <p class="intake-file">
        <bdi>{name}</bdi>
      </p>
      <FactRows
        rows={rows
          .filter(({ value }, at) => at === 0 || value > 0)
          .map((row) => ({ name: row.name, value: formatNumber(row.value) }))}
      />
      {plan.left > 0 && <p>{i18n.t('glossary.left', plan.left, [formatNumber(plan.left)])}</p>}
      <p class="files-actions">
        {changed > 0 && (
          <Button look="outlined" onPress={() => void running.store()}>
            {i18n.t('files.importNow')}
          </Button>
        )}
        <Button onPress={running.cancel}>{i18n.t('cancel')}</Button>
      </p>
      <Conflicts rows={conflicts} choices={choices} onChoose={running.choose} />
      <ul class="own-problems">
        {read.problems.map((problem) => (
          <li key={`${problem.line} ${problem.kind}`}>{ownFileProblemText(problem)}</li>
        ))}
      </ul>
    </div>
  );
}
