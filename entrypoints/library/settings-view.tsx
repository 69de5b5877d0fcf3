import { i18n } from '#i18n';
import { HiddenPhrases } from '../../components/hidden-phrases';
import { OptionsForm } from '../../components/options-form';
import { bringBack } from '../../utils/hooks/use-hiding';
import { useOptions } from '../../utils/hooks/use-options';
import { formatLibraryRoute } from '../../utils/library/route';
import { BackupLine } from './backup-line';
import { DiagnosticsPart } from './diagnostics-part';
import { SitesPart } from './sites-part';
import { StoragePart } from './storage-part';
import type { ViewProps } from './view-props';

/** Options, keys, about; where pages are marked, and what is hidden; what is stored and where, and the deletion of it. */
export function SettingsView({ settings, corpus, notices }: ViewProps) {
  return (
    <>
      <h2 class="view-title">{i18n.t('views.settings')}</h2>
      <BackupLine notices={notices} />
      <OptionsForm settings={settings} {...useOptions(corpus, notices)} />
      <div class="options">
        <section>
          <h2>{i18n.t('sites.title')}</h2>
          <SitesPart settings={settings} notices={notices} withOff />
        </section>
        <section>
          <h2>{i18n.t('hide.title')}</h2>
          <HiddenPhrases
            phrases={settings.hiddenPhrases}
            onBringBack={(key) => void bringBack(key, notices)}
          />
        </section>
      </div>
      <p class="settings-help">
        <a class="button outlined" href={formatLibraryRoute({ view: 'help' })}>
          {i18n.t('help.toHelp')}
        </a>
      </p>
      <StoragePart notices={notices} />
      <DiagnosticsPart notices={notices} />
    </>
  );
}
