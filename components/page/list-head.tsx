import type { Ref } from 'preact';
import { i18n } from '#i18n';
import { kindName } from '../../utils/labels/corpus-words';
import type { MatchKind } from '../../utils/match/match';
import type { WordingFilter } from '../../utils/reports/page-places';

export interface ListHeadProps {
  /** Whether each phrase is listed once, in the place of each of its places. */
  grouped: boolean;
  filter: WordingFilter;
  headRef: Ref<HTMLDivElement>;
  onGroup(grouped: boolean): void;
  onFilter(filter: WordingFilter): void;
}

const kinds: readonly MatchKind[] = ['phrase', 'template', 'deviation', 'reuse'];

/** How a page's marks are listed, and what the list is narrowed to. */
export function ListHead({ grouped, filter, headRef, onGroup, onFilter }: ListHeadProps) {
  return (
    <div class="list-head" ref={headRef}>
      <fieldset class="segments" aria-label={i18n.t('panel.lists')}>
        {[false, true].map((each) => (
          <label key={String(each)}>
            <input
              type="radio"
              name="list"
              value={each ? 'phrases' : 'places'}
              checked={grouped === each}
              onChange={() => onGroup(each)}
            />
            <span>{each ? i18n.t('panel.phrases') : i18n.t('panel.places')}</span>
          </label>
        ))}
      </fieldset>
      <div class="list-filter">
        <input
          type="search"
          lang="zh-Hans"
          autoComplete="off"
          spellcheck={false}
          aria-label={i18n.t('panel.filter')}
          placeholder={i18n.t('panel.filterBox')}
          value={filter.text}
          onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        />
        <select
          aria-label={i18n.t('panel.kinds')}
          value={filter.kind ?? ''}
          onChange={({ currentTarget }) =>
            onFilter({ ...filter, kind: kinds.find((kind) => kind === currentTarget.value) ?? null })
          }
        >
          <option value="">{i18n.t('panel.allKinds')}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindName(kind)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
