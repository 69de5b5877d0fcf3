import { i18n } from '#i18n';
import { figure } from '../../components/figures';
import type { OptionsFormProps } from '../../components/options-form';
import { browser } from '../browser';
import type { DocumentInfo } from '../corpus/document';
import { changeSettings } from '../settings/stored-settings';
import type { GenerationRow } from '../store/corpus';
import { settle } from './settle';
import { shortcutSettings, useCommands } from './use-commands';
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
    onChangeKeys: changeKeys(notices),
  };
}

/** Opens the browser's page of shortcuts; where it refuses, says how to get there. Null where there is no such way. */
export function changeKeys(notices: Notices): (() => void) | null {
  const open = shortcutSettings();
  return open && (() => void open().catch(() => notices.fail(i18n.t('options.changeKeysByHand'))));
}

/** The corpus in figures: documents, characters, years. */
export function corpusWords(documents: readonly DocumentInfo[]): string {
  const han = documents.reduce((sum, document) => sum + document.han, 0);
  const words = i18n.t('corpus.about', documents.length, [figure(documents.length), figure(han)]);
  const years = documents.map(({ year }) => year).filter((year) => year !== null);
  if (years.length === 0) return words;
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return i18n.t('options.corpusYear', [words, first === last ? first : `${first}–${last}`]);
}
