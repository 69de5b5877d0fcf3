import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Button } from '../../components/common/button';
import { editIcon } from '../../components/common/icons';
import { GoLink } from '../../components/common/navigation';
import { FilterBox } from '../../components/common/text-fields';
import { GlossTools } from '../../components/glossary/gloss-list';
import { copyGloss, saveGloss } from '../../utils/actions/gloss';
import { KINDS } from '../../utils/glossary/entry';
import { wordingOf } from '../../utils/glossary/glossary';
import type { Term } from '../../utils/glossary/own-entry';
import { birthYear, filterGlossary, type GlossaryFilter } from '../../utils/glossary/search';
import { useGlossary } from '../../utils/hooks/use-glossary';
import { useNotices } from '../../utils/hooks/use-notices';
import {
  entryKindName,
  explanationOf,
  firstUseText,
  itemsText,
  renderingText,
  scopeName,
  scopeText,
} from '../../utils/labels/meanings';
import { formatNumber } from '../../utils/labels/numbers';
import { factLine } from '../../utils/labels/wording';
import { formatLibraryRoute, glossaryRoute, type LibraryRoute, lookUpRoute } from '../../utils/library/route';
import { useLibrary } from './library-context';
import { OwnGlossaryPart } from './own-glossary-part';

type GlossaryRoute = Extract<LibraryRoute, { view: 'glossary' }>;

/** Entries that are drawn at first, and with each press of a button. */
const FEW = 50;

/** The glossary: searched, narrowed by kind, scope and year; and the user's own entries. */
export function GlossaryView({ route }: { route: GlossaryRoute }) {
  const { go } = useLibrary();
  const notices = useNotices();
  const glossary = useGlossary();
  const { q: query = '', kind = '', scope = '', year = '' } = route.options;
  const found = useMemo(
    () => (glossary ? filterGlossary(glossary, { query, kind, scope, year }) : []),
    [glossary, query, kind, scope, year],
  );
  if (glossary === undefined) return <p class="study-loading">{i18n.t('timeline.loading')}</p>;
  if (glossary.entries.length === 0)
    return <Blank title={i18n.t('glossary.failed')} why={i18n.t('glossary.failedWhy')} />;

  function choose(change: Readonly<Record<string, string>>) {
    const options = Object.entries({ ...route.options, ...change }).filter(([, value]) => value !== '');
    go({ view: 'glossary', options: Object.fromEntries(options) }, true);
  }

  return (
    <div class="glossary-view">
      <header>
        <h2>{i18n.t('glossary.title')}</h2>
        <p class="study-hint">{i18n.t('glossary.why')}</p>
      </header>
      <Filters entries={glossary.entries} filter={{ query, kind, scope, year }} onChoose={choose} />
      <OwnGlossaryPart glossary={glossary} route={route} />
      <p class="study-hint" role="status">
        {i18n.t('glossary.count', found.length, [formatNumber(found.length)])}
      </p>
      {found.length === 0 ? (
        <Blank title={i18n.t('glossary.none')} why={i18n.t('glossary.noneWhy')} />
      ) : (
        <>
          <GlossTools
            onCopy={() => void copyGloss(found, notices)}
            onSave={(format) => saveGloss(found, format, i18n.t('glossary.title'))}
          />
          <Entries found={found} key={`${query}\n${kind}\n${scope}\n${year}`} />
        </>
      )}
    </div>
  );
}

interface FiltersProps {
  entries: readonly Term[];
  filter: GlossaryFilter;
  onChoose(change: Readonly<Record<string, string>>): void;
}

function Filters({ entries, filter, onChoose }: FiltersProps) {
  const years = useMemo(
    () => [...new Set(entries.map(birthYear))].filter(Boolean).sort().reverse(),
    [entries],
  );
  return (
    <search class="glossary-filters">
      <FilterBox label={i18n.t('glossary.search')} value={filter.query} onChange={(q) => onChoose({ q })} />
      <Choice
        label={i18n.t('glossary.kindLabel')}
        any={i18n.t('glossary.anyKind')}
        value={filter.kind}
        options={[
          ...KINDS.map((kind) => ({ value: kind, name: entryKindName(kind) })),
          { value: 'own', name: i18n.t('glossary.ownKind') },
        ]}
        onChoose={(kind) => onChoose({ kind })}
      />
      <Choice
        label={i18n.t('glossary.scopeLabel')}
        any={i18n.t('glossary.anyScope')}
        value={filter.scope}
        options={(['national', 'speech', 'local'] as const).map((scope) => ({
          value: scope,
          name: scopeName(scope),
        }))}
        onChoose={(scope) => onChoose({ scope })}
      />
      <Choice
        label={i18n.t('glossary.yearLabel')}
        any={i18n.t('glossary.anyYear')}
        value={filter.year}
        options={years.map((year) => ({ value: year, name: year }))}
        onChoose={(year) => onChoose({ year })}
      />
    </search>
  );
}

interface ChoiceProps {
  label: string;
  any: string;
  value: string;
  options: readonly { readonly value: string; readonly name: string }[];
  onChoose(value: string): void;
}

function Choice({ label, any, value, options, onChoose }: ChoiceProps) {
  return (
    <select
      class="select"
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{any}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  );
}

function Entries({ found }: { found: readonly Term[] }) {
  const [shown, setShown] = useState(FEW);
  return (
    <>
      {found.slice(0, shown).map((term) => (
        <Entry term={term} key={`${term.headword} ${term.english.by}`} />
      ))}
      {found.length > shown && (
        <Button look="outlined" onPress={() => setShown(shown + FEW)}>
          {i18n.t('glossary.more')}
        </Button>
      )}
    </>
  );
}

function Entry({ term }: { term: Term }) {
  const { go } = useLibrary();
  const { headword, pinyin, english, items, kind } = term;
  const lookUp = lookUpRoute(wordingOf(headword));
  const edit = glossaryRoute(wordingOf(headword));
  return (
    <article class="glossary-entry">
      <div>
        <h3>
          <GoLink href={formatLibraryRoute(lookUp)} onGo={() => go(lookUp)}>
            <span lang="zh-Hans">{headword}</span>
          </GoLink>
          <span class="term-pinyin" lang="zh-Latn">
            {pinyin}
          </span>
        </h3>
        <p>
          <span lang="en">{english.text}</span> <span class="term-by">{renderingText(term)}</span>
        </p>
        {items && <p lang="zh-Hans">{i18n.t('glossary.items', [itemsText(items)])}</p>}
        <p>{explanationOf(term)}</p>
        <p class="term-facts">
          {factLine([firstUseText(term), scopeText(term), kind ? entryKindName(kind) : ''])}
        </p>
      </div>
      <Button
        look="square"
        icon={editIcon}
        label={
          term.own ? i18n.t('glossary.edit', [headword]) : i18n.t('glossary.override', [wordingOf(headword)])
        }
        onPress={() => {
          go(edit);
          scrollTo(0, 0);
        }}
      />
    </article>
  );
}
