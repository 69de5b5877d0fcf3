import { i18n } from '#i18n';
import { OptionsForm } from '../../components/options-form';
import { useOptions } from '../../utils/hooks/use-options';
import type { ViewProps } from './view-props';

/** Options, keys, about. */
export function SettingsView({ settings, corpus, notices }: ViewProps) {
  return (
    <>
      <h2 class="view-title">{i18n.t('views.settings')}</h2>
      <OptionsForm settings={settings} {...useOptions(corpus, notices)} />
    </>
  );
}
