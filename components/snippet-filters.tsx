import type { Ref } from 'preact';
import { i18n } from '#i18n';
import { type Facet, isNarrowed, type ListOptions, type SnippetSearch } from '../utils/snippets/search';
import { Button } from './button';
import { figure } from './figures';
import { FilterBox } from './filter-box';
import { Icon } from './icon';
import { closeIcon } from './icons';

export interface SnippetFiltersProps {
  options: ListOptions;
  /** What further choices there are. */
  found: Pick<SnippetSearch, 'tags' | 'sites' | 'phrases'>;
  inputRef: Ref<HTMLInputElement>;
  onType(text: string): void;
  onChange(part: Partial<ListOptions>): void;
  onClear(): void;
  /** Arrow down in the search box: the reader wants the list. */
  onDown(): void;
}

/** Most choices of a list: with more, the reader types what he looks for. */
const MOST = 100;

/** The box to search in, and what else the list is narrowed to; where it is to nothing, the keys stand in the place. */
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
          most={lastDay}
          onChange={(day) => onChange({ firstDay: day })}
        />
        <Day
          name={i18n.t('snippets.to')}
          value={lastDay}
          least={firstDay}
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
  /** The entry for no choice. */
  any: string;
  value: string;
  facets: readonly Facet[];
  onChoose(value: string | null): void;
}

function Choice({ name, any, value, facets, onChoose }: ChoiceProps) {
  const shown = facets.slice(0, MOST);
  const isShown = value === '' || shown.some((facet) => facet.value === value);
  return (
    <label class="snippet-choice">
      <span>{name}</span>
      <select
        class="select"
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value;
          // A choice that is shown elsewhere as soon as it is made leaves this one as it was.
          currentTarget.value = value;
          onChoose(chosen || null);
        }}
      >
        <option value="">{any}</option>
        {!isShown && <option value={value}>{value}</option>}
        {shown.map((facet) => (
          <option key={facet.value} value={facet.value}>
            {i18n.t('snippets.choice', [facet.name, figure(facet.count)])}
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
  least?: string;
  most?: string;
  onChange(day: string): void;
}

function Day({ name, value, least, most, onChange }: DayProps) {
  return (
    <label class="snippet-choice">
      <span>{name}</span>
      <input
        type="date"
        class="select"
        value={value}
        min={least || undefined}
        max={most || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

/** What was chosen, each to be taken back by itself. */
function Chosen({ options, found, onChange, onClear }: SnippetFiltersProps) {
  const { tags, site, phrase, firstDay, lastDay } = options;
  const phraseName = found.phrases.find(({ value }) => value === phrase)?.name ?? phrase;
  return (
    <div class="snippet-chosen">
      {tags.map((tag) => (
        <Chip key={tag} words={tag} onDrop={() => onChange({ tags: tags.filter((each) => each !== tag) })} />
      ))}
      {site !== null && <Chip words={site} onDrop={() => onChange({ site: null })} />}
      {phraseName !== null && <Chip words={phraseName} onDrop={() => onChange({ phrase: null })} />}
      {firstDay !== '' && (
        <Chip words={i18n.t('snippets.fromDay', [firstDay])} onDrop={() => onChange({ firstDay: '' })} />
      )}
      {lastDay !== '' && (
        <Chip words={i18n.t('snippets.toDay', [lastDay])} onDrop={() => onChange({ lastDay: '' })} />
      )}
      <Button onPress={onClear}>{i18n.t('snippets.clear')}</Button>
    </div>
  );
}

function Chip({ words, onDrop }: { words: string; onDrop(): void }) {
  return (
    <span class="snippet-tag">
      {words}
      <button type="button" aria-label={i18n.t('snippets.dropFilter', [words])} onClick={onDrop}>
        <Icon path={closeIcon} />
      </button>
    </span>
  );
}
