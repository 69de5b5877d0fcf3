import { i18n } from '#i18n';
import type { Settings } from '../../utils/settings/settings';
import { RadioChoice } from '../common/radio-choice';

export interface SitesChoiceProps {
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
