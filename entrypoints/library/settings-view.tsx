import { i18n } from '#i18n';
import { OptionsForm } from '../../components/options-form';
import { useOptions } from '../../utils/hooks/use-options';
import { BackupLine } from './backup-line';
import { StoragePart } from './storage-part';
import type { ViewProps } from './view-props';

/** Options, keys, about; what is stored and where, and the deletion of it. */
export function SettingsView({ settings, corpus, notices }: ViewProps) {
  return (
    <>
      <h2 class="view-title">{i18n.t('views.settings')}</h2>
      <BackupLine notices={notices} />
      <OptionsForm settings={settings} {...useOptions(corpus, notices)} />
      <StoragePart notices={notices} />
    </>
  );
}
