import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { OptionsForm } from '../../components/settings/options-form';
import { SiteListForm, SitesChoice } from '../../components/settings/sites';
import { settle } from '../../utils/actions/failures';
import { bringBack, chooseActiveOn, useSites } from '../../utils/actions/pages';
import { useOptions } from '../../utils/hooks/use-options';
import { readable } from '../../utils/labels/wording';
import { formatLibraryRoute } from '../../utils/library/route';
import { BackupLine } from './backup-part';
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
    </>
  );
}

interface SitesPartProps extends Pick<ViewProps, 'settings' | 'notices'> {
  /** Whether sites can be switched off here, too. */
  withOff: boolean;
}

/** Where pages are marked, with the lists of sites. */
export function SitesPart({ settings, notices, withOff }: SitesPartProps) {
  const { marked, off } = useSites(settings, notices);
  const change = (activeOn: typeof settings.activeOn) => void settle(() => chooseActiveOn(activeOn), notices);
  return (
    <>
      <SitesChoice chosen={settings.activeOn} onChoose={change} />
      {settings.activeOn === 'listed' && <SiteListForm {...marked} />}
      {withOff && <SiteListForm {...off} />}
    </>
  );
}

export interface HiddenPhrasesProps {
  /** Keys of the hidden phrases, in the order of hiding. */
  phrases: readonly string[];
  onBringBack(key: string): void;
}

/** The phrases that are marked on no page, those hidden last first, each with its way back. */
export function HiddenPhrases({ phrases, onBringBack }: HiddenPhrasesProps) {
  if (phrases.length === 0) return <p class="options-quiet">{i18n.t('hide.none')}</p>;
  return (
    <>
      <p class="options-quiet">{i18n.t('hide.why')}</p>
      <ul class="hidden-phrases">
        {phrases.toReversed().map((key) => (
          <li key={key}>
            <span class="hidden-phrase" lang="zh-Hans">
              {readable(key)}
            </span>
            <Button label={i18n.t('hide.bringBackThis', [readable(key)])} onPress={() => onBringBack(key)}>
              {i18n.t('hide.bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
