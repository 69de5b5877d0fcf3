import { i18n } from '#i18n';
import { Button } from '../../components/button';
import { OptionsForm } from '../../components/options-form';
import type { Notices } from '../../utils/hooks/use-notices';
import { useOptions } from '../../utils/hooks/use-options';
import type { LibraryRoute } from '../../utils/library/route';
import type { Settings } from '../../utils/settings/settings';
import type { GenerationRow } from '../../utils/store/corpus';

interface OptionsViewProps {
  settings: Settings;
  corpus: GenerationRow | null | undefined;
  notices: Notices;
  /** Opens a place of the library. */
  onGo(route: LibraryRoute): void;
}

/** Options, keys, about, and the ways to what is in the library alone. */
export function OptionsView({ settings, corpus, notices, onGo }: OptionsViewProps) {
  return (
    <>
      <OptionsForm settings={settings} {...useOptions(corpus, notices)} />
      <div class="options-more">
        <Button look="outlined" onPress={() => onGo({ view: 'settings' })}>
          {i18n.t('help.moreSettings')}
        </Button>
        <Button onPress={() => onGo({ view: 'help' })}>{i18n.t('help.toHelp')}</Button>
      </div>
    </>
  );
}
