import { i18n } from '#i18n';
import type { MergeConflict, Side } from '../utils/snippets/merge';
import { Button } from './button';
import { fieldName, fieldWords } from './file-words';
import { absoluteTime } from './time-words';
import { VirtualRows } from './virtual-rows';

export interface ConflictListProps {
  conflicts: readonly MergeConflict[];
  sideOf(conflict: MergeConflict): Side;
  onChoose(conflict: MergeConflict, side: Side): void;
  /** All at once; `newer` is the one that was changed last, of each. */
  onChooseAll(side: Side | 'newer'): void;
}

/** Height of a conflict before it was drawn, px. */
const ROW_HEIGHT = 200;

/** Snippets that are stored in another state than a file has them: field by field, with the choice which one stays. */
export function ConflictList({ conflicts, sideOf, onChoose, onChooseAll }: ConflictListProps) {
  if (conflicts.length === 0) return null;
  return (
    <section class="conflicts">
      <h4>{i18n.t('files.conflictTitle')}</h4>
      <p class="files-quiet">{i18n.t('files.conflictWhy')}</p>
      {conflicts.length > 1 && (
        <p class="files-actions">
          <Button look="outlined" onPress={() => onChooseAll('newer')}>
            {i18n.t('files.allNewer')}
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
        count={conflicts.length}
        rowHeight={ROW_HEIGHT}
        keyOf={(at) => conflicts[at].mine.id}
        label={i18n.t('files.conflictTitle')}
      >
        {(at) => (
          <Conflict
            conflict={conflicts[at]}
            side={sideOf(conflicts[at])}
            onChoose={(side) => onChoose(conflicts[at], side)}
          />
        )}
      </VirtualRows>
    </section>
  );
}

function Conflict({
  conflict,
  side,
  onChoose,
}: {
  conflict: MergeConflict;
  side: Side;
  onChoose(side: Side): void;
}) {
  const { mine } = conflict;
  return (
    <fieldset class="conflict">
      <legend lang="zh-Hans">{mine.quote.exact}</legend>
      {(['mine', 'theirs'] as const).map((each) => (
        <label key={each} class={each === side ? 'chosen' : ''}>
          <input
            type="radio"
            name={`conflict-${mine.id}`}
            value={each}
            checked={each === side}
            onChange={() => onChoose(each)}
          />
          <State conflict={conflict} side={each} />
        </label>
      ))}
    </fieldset>
  );
}

/** The fields in which one side of a conflict is another than the other. */
function State({ conflict, side }: { conflict: MergeConflict; side: Side }) {
  const snippet = conflict[side];
  const shown = conflict.fields.filter((field) => field !== 'changedAt');
  const time = absoluteTime(snippet.changedAt, i18n.t('localeTag'));
  return (
    <span class="conflict-side">
      <span class="conflict-name">
        {side === 'mine' ? i18n.t('files.mine') : i18n.t('files.theirs')}
        <span class="files-quiet">{i18n.t('files.changedAt', [time])}</span>
      </span>
      {shown.map((field) => {
        const words = fieldWords(snippet, field);
        return (
          <span class="conflict-field" key={field}>
            <span class="files-quiet">{fieldName(field)}</span>
            {words === '' ? <i class="files-quiet">{i18n.t('files.empty')}</i> : <bdi>{words}</bdi>}
          </span>
        );
      })}
    </span>
  );
}
