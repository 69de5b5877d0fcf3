import { i18n } from '#i18n';
import type { Side, SideOf } from '../utils/snippets/merge';
import { Button } from './button';
import { VirtualRows } from './virtual-rows';

/** A thing that is stored in another state than a file has it, in words. */
export interface ConflictRow {
  readonly key: string;
  readonly preferred: Side;
  /** What it is, as a document or a setting; empty where the list holds one kind of thing. */
  readonly kind: string;
  readonly title: string;
  /** Language of the title; undefined for that of the interface. */
  readonly lang?: string;
  readonly mine: ConflictState;
  readonly theirs: ConflictState;
}

/** One side of a conflict. */
interface ConflictState {
  /** When it was changed; empty where that is not known. */
  readonly when: string;
  /** The fields in which it differs from the other side; `words` may be empty. */
  readonly fields: readonly { readonly name: string; readonly words: string }[];
}

export interface ConflictListProps {
  rows: readonly ConflictRow[];
  sideOf: SideOf;
  onChoose(row: ConflictRow, side: Side): void;
  /** All at once; `preferred` is the suggested one of each. */
  onChooseAll(side: Side | 'preferred'): void;
}

/** Height of a conflict before it was drawn, px. */
const ROW_HEIGHT = 200;

/** Things that are stored in another state than a file has them: field by field, with the choice which one stays. */
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
          {field.words === '' ? <i class="files-quiet">{i18n.t('files.empty')}</i> : <bdi>{field.words}</bdi>}
        </span>
      ))}
    </span>
  );
}
