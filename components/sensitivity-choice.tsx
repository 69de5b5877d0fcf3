import { i18n } from '#i18n';
import { SENSITIVITIES, type Sensitivity } from '../utils/marks/kinds';
import { sensitivityName } from './mark-words';
import { RadioChoice } from './radio-choice';

export interface SensitivityChoiceProps {
  chosen: Sensitivity;
  onChoose(sensitivity: Sensitivity): void;
}

/** How much is marked, each choice with what it means. */
export function SensitivityChoice({ chosen, onChoose }: SensitivityChoiceProps) {
  const why: Readonly<Record<Sensitivity, string>> = {
    few: i18n.t('options.fewWhy'),
    normal: i18n.t('options.normalWhy'),
    many: i18n.t('options.manyWhy'),
  };
  const options = SENSITIVITIES.map((value) => ({ value, name: sensitivityName(value), why: why[value] }));
  return (
    <RadioChoice
      legend={i18n.t('options.sensitivity')}
      options={options}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
