import { i18n } from '#i18n';
import type { ConflictRow, ConflictState } from '../../utils/labels/conflicts';
import type { Side, SideOf } from '../../utils/snippets/merge';
import { Button } from '../common/button';
import { VirtualRows } from '../common/virtual-rows';

interface ConflictListProps {
  rows: readonly ConflictRow[];
  sideOf: SideOf;
  onChoose(row: ConflictRow, side: Side): void;
  /** All at once; `preferred` is the suggested side of each. */
  onChooseAll(side: Side | 'preferred'): void;
}

/** Estimated height of a conflict, px. */
const ROW_HEIGHT = 200;

/** What differs between the store and a file, field by field, with a choice of sides. */
export function ConflictList({ rows, sideOf, onChoose, onChooseAll }: ConflictListProps) {
  if (rows.length === 0) return null;
  return (
    <section class="conflicts">
      <h4>{i18n.t('files.conflictTitle')}</h4>
      <p class="files-quiet">{i18n.t('files.conflictWhy')}</p>
      {rows.length > 1 && (
        <p class="files-actions">
          <Button look="outlined" onPress={() => onChooseAll('preferred')}>
            {i18n.t('files.allPreferred')}
          </Button>
          <Button look="outlined" onPress={() => onChooseAll('mine')}>
            {i18n.t('files.allMine')}
          </Button>
          <Button look="outlined" onPress={() => onChooseAll('theirs')}>
            {i18n.t('files.allTheirs')}
          </Button>
        </p>
      )}
      <VirtualRows
        count={rows.length}
        rowHeight={ROW_HEIGHT}
        keyOf={(at) => rows[at].key}
        label={i18n.t('files.conflictTitle')}
      >
        {(at) => (
          <Conflict row={rows[at]} side={sideOf(rows[at])} onChoose={(side) => onChoose(rows[at], side)} />
        )}
      </VirtualRows>
    </section>
  );
}

interface ConflictProps {
  row: ConflictRow;
  side: Side;
  onChoose(side: Side): void;
}

function Conflict({ row, side, onChoose }: ConflictProps) {
  return (
    <fieldset class="conflict">
      <legend>
        {row.kind !== '' && <span class="files-quiet">{row.kind} </span>}
        <bdi lang={row.lang}>{row.title}</bdi>
      </legend>
      {(['mine', 'theirs'] as const).map((each) => (
        <label key={each} class={each === side ? 'chosen' : ''}>
          <input
            type="radio"
            name={`conflict-${row.key}`}
            value={each}
            checked={each === side}
            onChange={() => onChoose(each)}
          />
          <State name={each === 'mine' ? i18n.t('files.mine') : i18n.t('files.theirs')} state={row[each]} />
        </label>
      ))}
    </fieldset>
  );
}

function State({ name, state: { when, fields } }: { name: string; state: ConflictState }) {
  return (
    <span class="conflict-side">
      <span class="conflict-name">
        {name}
        {when !== '' && <span class="files-quiet">{i18n.t('files.changedAt', [when])}</span>}
      </span>
      {fields.map((field) => (
        <span class="conflict-field" key={field.name}>
          {field.name !== '' && <span class="files-quiet">{field.name}</span>}
          {field.text === '' ? <i class="files-quiet">{i18n.t('files.empty')}</i> : <bdi>{field.text}</bdi>}
        </span>
      ))}
    </span>
  );
}
