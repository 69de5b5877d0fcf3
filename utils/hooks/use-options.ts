import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { figure } from '../../components/figures';
import type { KeyCommand, OptionsFormProps } from '../../components/options-form';
import { browser } from '../browser';
import type { DocumentInfo } from '../corpus/document';
import { changeSettings } from '../settings/stored-settings';
import type { GenerationRow } from '../store/corpus-database';
import { settle } from './settle';
import type { Notices } from './use-notices';

/** What the form of options shows beside the settings, and what comes of a change in it. */
export function useOptions(
  corpus: GenerationRow | null | undefined,
  notices: Notices,
): Omit<OptionsFormProps, 'settings'> {
  const commands = useCommands();

  return {
    commands,
    version: browser.runtime.getManifest().version,
    // Firefox 153 prints no highlights.
    printsMarks: !import.meta.env.FIREFOX,
    corpus: corpus ? corpusWords(corpus.documents) : null,
    onChange: (part) => void settle(() => changeSettings(part), notices),
    onChangeKeys: () => void openShortcutSettings(),
  };
}

/** The keyboard commands; none where the browser has no such thing, as on Android. */
function useCommands(): readonly KeyCommand[] {
  const [commands, setCommands] = useState<readonly KeyCommand[]>([]);
  useEffect(() => {
    browser.commands?.getAll().then((all) =>
      setCommands(
        all.map(({ name, description, shortcut }) => ({
          name: name === '_execute_action' ? i18n.t('options.openPopup') : description || (name ?? ''),
          keys: shortcut ?? '',
        })),
      ),
    );
  }, []);
  return commands;
}

/** Firefox has a call for its page of shortcuts since 137; Chromium's browsers have an address. */
async function openShortcutSettings(): Promise<void> {
  const { openShortcutSettings: open } = browser.commands as { openShortcutSettings?: () => Promise<void> };
  if (open) await open();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

function corpusWords(documents: readonly DocumentInfo[]): string {
  const han = documents.reduce((sum, document) => sum + document.han, 0);
  const words = i18n.t('corpus.about', documents.length, [figure(documents.length), figure(han)]);
  const years = documents.map(({ year }) => year).filter((year) => year !== null);
  if (years.length === 0) return words;
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return i18n.t('options.corpusYear', [words, first === last ? first : `${first}–${last}`]);
}
