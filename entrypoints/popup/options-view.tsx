import { OptionsForm } from '../../components/options-form';
import type { Notices } from '../../utils/hooks/use-notices';
import { useOptions } from '../../utils/hooks/use-options';
import type { Settings } from '../../utils/settings/settings';
import type { GenerationRow } from '../../utils/store/corpus-database';

interface OptionsViewProps {
  settings: Settings;
  corpus: GenerationRow | null | undefined;
  notices: Notices;
}

/** Options, keys, about. */
export function OptionsView({ settings, corpus, notices }: OptionsViewProps) {
  return <OptionsForm settings={settings} {...useOptions(corpus, notices)} />;
}
