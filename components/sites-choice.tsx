import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Settings } from '../utils/settings/settings';

export interface SitesChoiceProps {
  chosen: Settings['activeOn'];
  onChoose(activeOn: Settings['activeOn']): void;
}

/** Where pages are marked: one of three, each with what it means. */
export function SitesChoice({ chosen, onChoose }: SitesChoiceProps) {
  const id = useId();
  const ways: { value: Settings['activeOn']; name: string; why: string }[] = [
    { value: 'everywhere', name: i18n.t('sites.everywhere'), why: i18n.t('sites.everywhereWhy') },
    { value: 'listed', name: i18n.t('sites.listed'), why: i18n.t('sites.listedWhy') },
    { value: 'asked', name: i18n.t('sites.asked'), why: i18n.t('sites.askedWhy') },
  ];
  return (
    <fieldset class="choice sites-choice">
      <legend class="only-read-aloud">{i18n.t('sites.title')}</legend>
      {ways.map(({ value, name, why }) => (
        <label key={value}>
          <input
            type="radio"
            name={id}
            value={value}
            checked={value === chosen}
            aria-describedby={`${id}-${value}`}
            onChange={() => onChoose(value)}
          />
          <span>
            <span class="choice-name">{name}</span>
            <span class="choice-why" id={`${id}-${value}`}>
              {why}
            </span>
          </span>
        </label>
      ))}
      {chosen !== 'everywhere' && <p class="options-quiet">{i18n.t('sites.counting')}</p>}
    </fieldset>
  );
}
