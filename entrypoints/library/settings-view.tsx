import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { OptionsForm } from '../../components/settings/options-form';
import { SiteListForm, SitesChoice } from '../../components/settings/sites';
import { readDiagnostics } from '../../utils/actions/diagnostics';
import { tryChange } from '../../utils/actions/failures';
import { chooseActiveOn, siteLists, unhidePhrase } from '../../utils/actions/pages';
import { useNotices } from '../../utils/hooks/use-notices';
import { useOptions } from '../../utils/hooks/use-options';
import { readable } from '../../utils/labels/wording';
import { formatLibraryRoute } from '../../utils/library/route';
import { BackupLine } from './backup-part';
import { useLibrary } from './library-context';
import { StoragePart } from './storage-part';

/**
 * Options, keys, about; where pages are marked, and what is hidden; what is stored and where, and its
 * deletion.
 */
export function SettingsView() {
  const { settings, corpus } = useLibrary();
  const notices = useNotices();
  return (
    <>
      <h2 class="view-title">{i18n.t('views.settings')}</h2>
      <BackupLine />
      <OptionsForm settings={settings} {...useOptions(corpus)} />
      <div class="options">
        <section>
          <h2>{i18n.t('sites.title')}</h2>
          <SitesPart withOff />
        </section>
        <section>
          <h2>{i18n.t('hide.title')}</h2>
          <HiddenPhrases
            phrases={settings.hiddenPhrases}
            onBringBack={(key) => void unhidePhrase(key, notices)}
          />
        </section>
      </div>
      <p class="settings-help">
        <a class="button outlined" href={formatLibraryRoute({ view: 'help' })}>
          {i18n.t('help.toHelp')}
        </a>
      </p>
      <StoragePart />
      <DiagnosticsPart />
    </>
  );
}

interface SitesPartProps {
  /** Whether sites can be switched off here too. */
  withOff: boolean;
}

/** Where pages are marked, with the lists of sites. */
export function SitesPart({ withOff }: SitesPartProps) {
  const { settings } = useLibrary();
  const notices = useNotices();
  const { marked, off } = siteLists(settings, notices);
  const change = (activeOn: typeof settings.activeOn) =>
    void tryChange(notices, () => chooseActiveOn(activeOn));
  return (
    <>
      <SitesChoice chosen={settings.activeOn} onChoose={change} />
      {settings.activeOn === 'listed' && <SiteListForm {...marked} />}
      {withOff && <SiteListForm {...off} />}
    </>
  );
}

interface HiddenPhrasesProps {
  /** Keys of the hidden phrases, oldest first. */
  phrases: readonly string[];
  onBringBack(key: string): void;
}

/** The hidden phrases, latest first, each with a button to mark it again. */
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

/** Copies what a bug report needs: versions, counts, sizes and the log, and nothing of the user's. */
export function DiagnosticsPart() {
  const notices = useNotices();

  async function copy() {
    try {
      await navigator.clipboard.writeText(await readDiagnostics());
    } catch (error) {
      return notices.fail('diagnostics.failed', error, () => void copy());
    }
    notices.say(i18n.t('diagnostics.copied'));
  }

  return (
    <div class="options diagnostics">
      <section>
        <h2>{i18n.t('diagnostics.title')}</h2>
        <p>{i18n.t('diagnostics.what')}</p>
        <Button look="outlined" onPress={() => void copy()}>
          {i18n.t('diagnostics.copy')}
        </Button>
      </section>
    </div>
  );
}
