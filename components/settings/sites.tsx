import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatNumber } from '../../utils/labels/numbers';
import type { Settings } from '../../utils/settings/settings';
import type { WrongLine } from '../../utils/settings/sites';
import { Button } from '../common/button';
import { RadioChoice } from '../common/choices';

interface SitesChoiceProps {
  chosen: Settings['activeOn'];
  onChoose(activeOn: Settings['activeOn']): void;
}

/** Where pages are marked: a choice of three. */
export function SitesChoice({ chosen, onChoose }: SitesChoiceProps) {
  const ways: { value: Settings['activeOn']; name: string; why: string }[] = [
    { value: 'everywhere', name: i18n.t('sites.everywhere'), why: i18n.t('sites.everywhereWhy') },
    { value: 'listed', name: i18n.t('sites.listed'), why: i18n.t('sites.listedWhy') },
    { value: 'asked', name: i18n.t('sites.asked'), why: i18n.t('sites.askedWhy') },
  ];
  return (
    <RadioChoice
      class="sites-choice"
      legend={i18n.t('sites.title')}
      hidesLegend
      options={ways}
      chosen={chosen}
      onChoose={onChoose}
    >
      {chosen !== 'everywhere' && <p class="options-quiet">{i18n.t('sites.counting')}</p>}
    </RadioChoice>
  );
}

export interface SiteListFormProps {
  label: string;
  /** A further line of explanation. */
  why?: string;
  /** The stored list, one site per line. */
  stored: string;
  /** The default list; undefined where there is none. */
  defaults?: string;
  /** What to say about an empty list; undefined for nothing. */
  emptyText?: string;
  /**
   * Stores the typed list. Resolves to its wrong lines, in which case nothing is stored; null after a
   * failure.
   */
  onSave(text: string): Promise<readonly WrongLine[] | null>;
}

/** Most wrong lines that are listed. */
const MAX_LISTED = 5;

/** An editable list of sites. What was typed stays until it is saved or discarded, whatever is wrong with it. */
export function SiteListForm({ label, why, stored, defaults, emptyText, onSave }: SiteListFormProps) {
  const id = useId();
  /** Null while nothing is changed: then the list follows what other windows store. */
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<readonly WrongLine[]>([]);
  const [isSaved, setSaved] = useState(false);
  const text = typed ?? stored;
  const isChanged = typed !== null && typed !== stored;

  function type(next: string) {
    setTyped(next);
    setSaved(false);
  }

  async function save() {
    const problems = await onSave(text);
    if (problems === null) return;
    setWrong(problems);
    setSaved(problems.length === 0);
    if (problems.length === 0) setTyped(null);
  }

  function discard() {
    setTyped(null);
    setWrong([]);
  }

  return (
    <form
      class="site-list"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label for={id}>{label}</label>
      <p class="options-quiet" id={`${id}-hint`}>
        {why !== undefined && <>{why} </>}
        {i18n.t('sites.hint')}
      </p>
      <textarea
        id={id}
        rows={Math.min(Math.max(text.split('\n').length + 1, 3), 12)}
        spellcheck={false}
        autocapitalize="off"
        value={text}
        aria-describedby={`${id}-hint ${id}-problems`}
        aria-invalid={wrong.length > 0}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <div class="site-problems" id={`${id}-problems`} role="alert">
        {wrong.slice(0, MAX_LISTED).map(({ line, text: content }) => (
          <p key={line}>{i18n.t('sites.wrong', [formatNumber(line), content])}</p>
        ))}
        {wrong.length > MAX_LISTED && (
          <p>
            {i18n.t('sites.wrongMore', wrong.length - MAX_LISTED, [formatNumber(wrong.length - MAX_LISTED)])}
          </p>
        )}
        {wrong.length > 0 && <p>{i18n.t('sites.wrongHint')}</p>}
      </div>
      <p class="site-state" role="status">
        {isSaved && !isChanged && i18n.t('sites.saved')}
        {!isSaved && !isChanged && stored === '' && emptyText}
      </p>
      <div class="site-actions">
        {isChanged && (
          <>
            <button type="submit" class="button outlined">
              {i18n.t('sites.save')}
            </button>
            <Button onPress={discard}>{i18n.t('sites.discard')}</Button>
          </>
        )}
        {defaults !== undefined && text !== defaults && (
          <Button onPress={() => type(defaults)}>{i18n.t('sites.defaults')}</Button>
        )}
      </div>
    </form>
  );
}
