import { i18n } from '#i18n';
import type { Sensitivity } from '../../utils/match/match';
import { RadioChoice } from '../common/radio-choice';

export interface SensitivityChoiceProps {
  chosen: Sensitivity;
  onChoose(sensitivity: Sensitivity): void;
}

/** How much is marked: one of three, each with what it means. */
export function SensitivityChoice({ chosen, onChoose }: SensitivityChoiceProps) {
  const steps: { value: Sensitivity; name: string; why: string }[] = [
    { value: 'few', name: i18n.t('options.few'), why: i18n.t('options.fewWhy') },
    { value: 'normal', name: i18n.t('options.normal'), why: i18n.t('options.normalWhy') },
    { value: 'many', name: i18n.t('options.many'), why: i18n.t('options.manyWhy') },
  ];
  return (
    <RadioChoice legend={i18n.t('options.sensitivity')} options={steps} chosen={chosen} onChoose={onChoose} />
  );
}
