import { i18n } from '#i18n';
import { sensitivityName } from '../../utils/labels/marks';
import { formatNumber } from '../../utils/labels/numbers';
import { REUSE_MIN_HAN } from '../../utils/limits';
import { SENSITIVITIES, type Sensitivity } from '../../utils/marks/kinds';
import type { Settings } from '../../utils/settings/settings';
import { Button } from '../common/button';
import { RadioChoice, Switch } from '../common/choices';
import { type KeyCommand, KeyList } from '../common/keys-dialog';
import { MarkStylesChoice } from './mark-styles';

export interface OptionsFormProps {
  settings: Settings;
  /** Empty where the browser has no keyboard commands, as on a phone. */
  commands: readonly KeyCommand[];
  version: string;
  /** Whether the browser prints highlights. */
  printsMarks: boolean;
  /** The corpus in words; null without one. */
  corpus: string | null;
  onChange(change: Partial<Settings>): void;
  /** Null where the browser's page of shortcuts can't be opened. */
  onChangeKeys: (() => void) | null;
}

/** Options, keyboard commands, and what the extension is. */
export function OptionsForm({
  settings,
  commands,
  version,
  corpus,
  printsMarks,
  onChange,
  onChangeKeys,
}: OptionsFormProps) {
  return (
    <div class="options">
      <section>
        <h2>{i18n.t('options.marks')}</h2>
        <SensitivityChoice
          chosen={settings.sensitivity}
          onChoose={(sensitivity) => onChange({ sensitivity })}
        />
        <Switch
          on={settings.cardOnHover}
          hint={i18n.t('options.cardOnHoverWhy')}
          onSwitch={(cardOnHover) => onChange({ cardOnHover })}
        >
          {i18n.t('options.cardOnHover')}
        </Switch>
        <Switch
          on={settings.markReuse}
          hint={i18n.t('options.markReuseWhy', [formatNumber(REUSE_MIN_HAN)])}
          onSwitch={(markReuse) => onChange({ markReuse })}
        >
          {i18n.t('options.markReuse')}
        </Switch>
        <Switch
          on={settings.selectionButton}
          hint={i18n.t('saving.buttonWhy')}
          onSwitch={(selectionButton) => onChange({ selectionButton })}
        >
          {i18n.t('saving.button')}
        </Switch>
        <Switch
          on={settings.citeByStandard}
          hint={i18n.t('options.citeByStandardWhy')}
          onSwitch={(citeByStandard) => onChange({ citeByStandard })}
        >
          {i18n.t('options.citeByStandard')}
        </Switch>
        <Switch
          on={settings.englishLines}
          hint={i18n.t('options.englishLinesWhy')}
          onSwitch={(englishLines) => onChange({ englishLines })}
        >
          {i18n.t('options.englishLines')}
        </Switch>
        {printsMarks ? (
          <Switch
            on={settings.printMarks}
            hint={i18n.t('marks.printWhy')}
            onSwitch={(printMarks) => onChange({ printMarks })}
          >
            {i18n.t('marks.print')}
          </Switch>
        ) : (
          <p class="options-quiet">{i18n.t('marks.printNever')}</p>
        )}
        <Switch on={settings.badge} onSwitch={(badge) => onChange({ badge })}>
          {i18n.t('options.badge')}
        </Switch>
      </section>
      <MarkStylesChoice styles={settings.markStyles} onChange={(markStyles) => onChange({ markStyles })} />
      {commands.length > 0 && <Keys commands={commands} onChangeKeys={onChangeKeys} />}
      <section>
        <h2>{i18n.t('options.about')}</h2>
        <p>{corpus ?? i18n.t('corpus.missing')}</p>
        <p>{i18n.t('options.record')}</p>
        <p>{i18n.t('options.privacy')}</p>
        <p class="options-quiet">{i18n.t('options.version', [version])}</p>
      </section>
    </div>
  );
}

function Keys({ commands, onChangeKeys }: Pick<OptionsFormProps, 'commands' | 'onChangeKeys'>) {
  return (
    <section>
      <h2>{i18n.t('options.keys')}</h2>
      <KeyList keys={[...commands, { name: i18n.t('options.focusSearch'), keys: '/' }, keysHelp()]} />
      <ChangeKeys onChangeKeys={onChangeKeys} />
    </section>
  );
}

function keysHelp(): KeyCommand {
  return { name: i18n.t('keys.help'), keys: '?' };
}

/** How to change keys: a button where the browser's page can be opened, else instructions. */
export function ChangeKeys({ onChangeKeys }: Pick<OptionsFormProps, 'onChangeKeys'>) {
  if (onChangeKeys === null) return <p class="options-quiet">{i18n.t('options.changeKeysByHand')}</p>;
  return (
    <>
      <p class="options-quiet">{i18n.t('options.changeKeysHint')}</p>
      <Button look="outlined" onPress={onChangeKeys}>
        {i18n.t('options.changeKeys')}
      </Button>
    </>
  );
}

interface SensitivityChoiceProps {
  chosen: Sensitivity;
  onChoose(sensitivity: Sensitivity): void;
}

/** How much is marked, each choice with what it means. */
function SensitivityChoice({ chosen, onChoose }: SensitivityChoiceProps) {
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
