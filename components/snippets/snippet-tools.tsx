import type { Ref } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatNumber } from '../../utils/labels/numbers';
import { snippetOrderName } from '../../utils/labels/snippets';
import {
  type Facet,
  isNarrowed,
  type ListOptions,
  ORDERS,
  type SnippetOrder,
  type SnippetSearch,
} from '../../utils/snippets/search';
import type { Snippet } from '../../utils/snippets/snippet';
import { Button } from '../common/button';
import { binIcon, closeIcon, copyIcon, exportIcon, Icon } from '../common/icons';
import { FilterBox } from '../common/text-fields';
import { TagInput } from './snippet-fields';

interface SnippetFiltersProps {
  options: ListOptions;
  /** The choices that remain. */
  found: Pick<SnippetSearch, 'tags' | 'sites' | 'phrases'>;
  inputRef: Ref<HTMLInputElement>;
  onType(text: string): void;
  onChange(part: Partial<ListOptions>): void;
  onClear(): void;
  /** Arrow down in the search box: the user wants the list. */
  onDown(): void;
}

/** Most options of a choice: beyond that the user types. */
const MAX_OPTIONS = 100;

/** The search box and the filters; without filters the keys are listed in their place. */
export function SnippetFilters(props: SnippetFiltersProps) {
  const { options, found, inputRef, onType, onChange, onDown } = props;
  const { text, tags, site, phrase, firstDay, lastDay } = options;
  return (
    <search class="snippet-filters">
      <FilterBox
        label={i18n.t('snippets.search')}
        value={text}
        inputRef={inputRef}
        onChange={onType}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') onType('');
          else if (event.key === 'ArrowDown') onDown();
          else return;
          event.preventDefault();
        }}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be a grid everywhere. */}
      <div class="snippet-choices" role="group" aria-label={i18n.t('snippets.filters')}>
        <Choice
          name={i18n.t('snippets.tag')}
          any={tags.length > 0 ? i18n.t('snippets.anotherTag') : i18n.t('snippets.anyTag')}
          value=""
          facets={found.tags.filter(({ value }) => !tags.includes(value))}
          onChoose={(tag) => tag !== null && onChange({ tags: [...tags, tag] })}
        />
        <Choice
          name={i18n.t('snippets.site')}
          any={i18n.t('snippets.anySite')}
          value={site ?? ''}
          facets={found.sites}
          onChoose={(chosen) => onChange({ site: chosen })}
        />
        <Choice
          name={i18n.t('snippets.phrase')}
          any={i18n.t('snippets.anyPhrase')}
          value={phrase ?? ''}
          facets={found.phrases}
          onChoose={(chosen) => onChange({ phrase: chosen })}
        />
        <Day
          name={i18n.t('snippets.from')}
          value={firstDay}
          max={lastDay}
          onChange={(day) => onChange({ firstDay: day })}
        />
        <Day
          name={i18n.t('snippets.to')}
          value={lastDay}
          min={firstDay}
          onChange={(day) => onChange({ lastDay: day })}
        />
      </div>
      {isNarrowed({ ...options, text: '' }) ? (
        <Chosen {...props} />
      ) : (
        <p class="snippet-keys">{i18n.t('snippets.keys')}</p>
      )}
    </search>
  );
}

interface ChoiceProps {
  name: string;
  /** The option for no filter. */
  any: string;
  value: string;
  facets: readonly Facet[];
  onChoose(value: string | null): void;
}

function Choice({ name, any, value, facets, onChoose }: ChoiceProps) {
  const shown = facets.slice(0, MAX_OPTIONS);
  const isShown = value === '' || shown.some((facet) => facet.value === value);
  return (
    <label class="snippet-choice">
      <span>{name}</span>
      <select
        class="select"
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value;
          // A filter that appears elsewhere once it is chosen leaves this choice unchanged.
          currentTarget.value = value;
          onChoose(chosen || null);
        }}
      >
        <option value="">{any}</option>
        {!isShown && <option value={value}>{value}</option>}
        {shown.map((facet) => (
          <option key={facet.value} value={facet.value}>
            {i18n.t('snippets.choice', [facet.name, formatNumber(facet.count)])}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DayProps {
  name: string;
  /** `2026-11-21`, or empty. */
  value: string;
  min?: string;
  max?: string;
  onChange(day: string): void;
}

function Day({ name, value, min, max, onChange }: DayProps) {
  return (
    <label class="snippet-choice">
      <span>{name}</span>
      <input
        type="date"
        class="select"
        value={value}
        min={min || undefined}
        max={max || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

/** The active filters, each with a button to remove it. */
function Chosen({ options, found, onChange, onClear }: SnippetFiltersProps) {
  const { tags, site, phrase, firstDay, lastDay } = options;
  const phraseName = found.phrases.find(({ value }) => value === phrase)?.name ?? phrase;
  return (
    <div class="snippet-chosen">
      {tags.map((tag) => (
        <Chip key={tag} label={tag} onDrop={() => onChange({ tags: tags.filter((each) => each !== tag) })} />
      ))}
      {site !== null && <Chip label={site} onDrop={() => onChange({ site: null })} />}
      {phraseName !== null && <Chip label={phraseName} onDrop={() => onChange({ phrase: null })} />}
      {firstDay !== '' && (
        <Chip label={i18n.t('snippets.fromDay', [firstDay])} onDrop={() => onChange({ firstDay: '' })} />
      )}
      {lastDay !== '' && (
        <Chip label={i18n.t('snippets.toDay', [lastDay])} onDrop={() => onChange({ lastDay: '' })} />
      )}
      <Button onPress={onClear}>{i18n.t('snippets.clear')}</Button>
    </div>
  );
}

function Chip({ label, onDrop }: { label: string; onDrop(): void }) {
  return (
    <span class="snippet-tag">
      {label}
      <button type="button" aria-label={i18n.t('snippets.dropFilter', [label])} onClick={onDrop}>
        <Icon path={closeIcon} />
      </button>
    </span>
  );
}

interface SnippetHeadProps {
  order: SnippetOrder;
  /** The selected snippets of those shown, how many are shown, and how many there are. */
  selected: readonly Snippet[];
  shown: number;
  total: number;
  /** Tags in use, max frequent first. */
  knownTags: readonly string[];
  headRef: Ref<HTMLDivElement>;
  onOrder(order: SnippetOrder): void;
  onSelectAll(selected: boolean): void;
  onTag(tag: string, add: boolean): void;
  onCopy(): void;
  /** Goes to the export with the selected snippets. */
  onExport(): void;
  onDelete(): void;
}

/** The head of the list: count and order, or what can be done with the selected snippets. */
export function SnippetHead(props: SnippetHeadProps) {
  const { order, selected, shown, total, headRef, onOrder, onSelectAll } = props;
  const box = useRef<HTMLInputElement>(null);
  const some = selected.length > 0 && selected.length < shown;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  const hadSelection = useRef(false);
  useEffect(() => {
    // The pressed button has gone with the selection.
    const isLost = hadSelection.current && selected.length === 0 && document.activeElement === document.body;
    if (isLost) box.current?.focus({ preventScroll: true });
    hadSelection.current = selected.length > 0;
  }, [selected.length]);
  const count =
    shown === total
      ? i18n.t('snippets.count', total, [formatNumber(total)])
      : i18n.t('snippets.countOf', [formatNumber(shown), formatNumber(total)]);
  return (
    <div class="snippet-head" ref={headRef}>
      <input
        ref={box}
        type="checkbox"
        class="snippet-check"
        checked={selected.length > 0 && selected.length === shown}
        aria-label={i18n.t('snippets.selectAll')}
        onChange={(event) => onSelectAll(event.currentTarget.checked)}
      />
      <p role="status">
        {selected.length > 0
          ? i18n.t('snippets.selected', selected.length, [formatNumber(selected.length)])
          : count}
      </p>
      {selected.length > 0 ? (
        <Selection {...props} />
      ) : (
        <label class="snippet-order">
          <span>{i18n.t('snippets.sort')}</span>
          <select
            class="select"
            value={order}
            onChange={({ currentTarget: { value } }) =>
              onOrder(ORDERS.find((each) => each === value) ?? order)
            }
          >
            {ORDERS.map((each) => (
              <option key={each} value={each}>
                {snippetOrderName(each)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function Selection({
  selected,
  knownTags,
  onSelectAll,
  onTag,
  onCopy,
  onExport,
  onDelete,
}: SnippetHeadProps) {
  const tags = [...new Set(selected.flatMap((snippet) => snippet.tags))];
  const onAll = tags.filter((tag) => selected.every((snippet) => snippet.tags.includes(tag)));
  return (
    <div class="snippet-selection" role="toolbar" aria-label={i18n.t('snippets.selectionActions')}>
      <TagInput
        label={i18n.t('snippets.addTag')}
        known={knownTags}
        taken={onAll}
        addsOnLeave={false}
        onAdd={(tag) => onTag(tag, true)}
        onClose={() => undefined}
      />
      {tags.length > 0 && (
        <select
          class="select"
          aria-label={i18n.t('snippets.takeTag')}
          value=""
          onChange={({ currentTarget }) => {
            const tag = currentTarget.value;
            // The same tag can be removed again after an undo.
            currentTarget.value = '';
            onTag(tag, false);
          }}
        >
          <option value="" disabled>
            {i18n.t('snippets.takeTag')}
          </option>
          {tags.map((tag) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
        </select>
      )}
      <Button look="outlined" icon={copyIcon} onPress={onCopy}>
        {i18n.t('snippets.copy')}
      </Button>
      <Button look="outlined" icon={exportIcon} onPress={onExport}>
        {i18n.t('snippets.export')}
      </Button>
      <Button look="outlined" icon={binIcon} onPress={onDelete}>
        {i18n.t('snippets.delete')}
      </Button>
      <Button onPress={() => onSelectAll(false)}>{i18n.t('snippets.selectNone')}</Button>
    </div>
  );
}
