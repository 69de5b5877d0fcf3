import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { figure } from '../../utils/labels/numbers';
import type { Settings } from '../../utils/settings/settings';
import type { WrongLine } from '../../utils/settings/site-list';
import { Button } from '../common/button';
import { RadioChoice } from '../common/choices';

interface SitesChoiceProps {
  chosen: Settings['activeOn'];
  onChoose(activeOn: Settings['activeOn']): void;
}

/** Where pages are marked: one of three, each with what it means. */
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
  /** What the list is of. */
  label: string;
  /** A further line on what it does. */
  why?: string;
  /** The list as it is stored, a site a line. */
  stored: string;
  /** The list that can be put in; undefined where there is none. */
  defaults?: string;
  /** What to say of an empty list; undefined where nothing is to be said. */
  emptyWords?: string;
  /** Stores a list that was typed. @returns Its wrong lines, for which nothing was stored; null where that failed. */
  onSave(text: string): Promise<readonly WrongLine[] | null>;
}

/** Wrong lines that are named one by one. */
const NAMED = 5;

/** A list of sites to edit. What was typed stays until it is saved or discarded, whatever is wrong with it. */
export function SiteListForm({ label, why, stored, defaults, emptyWords, onSave }: SiteListFormProps) {
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
        {wrong.slice(0, NAMED).map(({ line, text: words }) => (
          <p key={line}>{i18n.t('sites.wrong', [figure(line), words])}</p>
        ))}
        {wrong.length > NAMED && (
          <p>{i18n.t('sites.wrongMore', wrong.length - NAMED, [figure(wrong.length - NAMED)])}</p>
        )}
        {wrong.length > 0 && <p>{i18n.t('sites.wrongHint')}</p>}
      </div>
      <p class="site-state" role="status">
        {isSaved && !isChanged && i18n.t('sites.saved')}
        {!isSaved && !isChanged && stored === '' && emptyWords}
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
