import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Sensitivity } from '../utils/match/match';

export interface SensitivityChoiceProps {
  chosen: Sensitivity;
  onChoose(sensitivity: Sensitivity): void;
}

/** How much is marked: one of three, each with what it means. */
export function SensitivityChoice({ chosen, onChoose }: SensitivityChoiceProps) {
  const id = useId();
  const steps: { value: Sensitivity; name: string; why: string }[] = [
    { value: 'few', name: i18n.t('options.few'), why: i18n.t('options.fewWhy') },
    { value: 'normal', name: i18n.t('options.normal'), why: i18n.t('options.normalWhy') },
    { value: 'many', name: i18n.t('options.many'), why: i18n.t('options.manyWhy') },
  ];
  return (
    <fieldset class="choice">
      <legend>{i18n.t('options.sensitivity')}</legend>
      {steps.map(({ value, name, why }) => (
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
    </fieldset>
  );
}
