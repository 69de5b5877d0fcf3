import type { OptionsFormProps } from '../../components/settings/options-form';
import { tryChange } from '../actions/failures';
import { changeKeys } from '../actions/surfaces';
import { browser } from '../browser';
import { corpusSummary } from '../labels/corpus';
import { changeSettings } from '../settings/stored-settings';
import type { GenerationRow } from '../store/corpus';
import { readOnReturn, useWatched } from './use-async';
import { useCommands } from './use-keys';
import { useNotices } from './use-notices';

/** What the options form shows besides the settings, and what its changes do. */
export function useOptions(corpus: GenerationRow | null | undefined): Omit<OptionsFormProps, 'settings'> {
  const notices = useNotices();
  return {
    commands: useCommands(),
    version: browser.runtime.getManifest().version,
    // Firefox 153 prints no highlights.
    printsMarks: !import.meta.env.FIREFOX,
    corpus: corpus ? corpusSummary(corpus.documents) : null,
    onChange: (part) => void tryChange(notices, () => changeSettings(part)),
    onChangeKeys: changeKeys(notices),
  };
}

interface ActionSettings {
  getUserSettings?(): Promise<{ isOnToolbar?: boolean }>;
}

/** Where the toolbar button is: pinned, to be pinned in this browser's way, or in a phone's menu. */
type ToolbarPin = 'pinned' | 'chromium' | 'firefox' | 'phone';

/** Where the toolbar button is, read again when the user comes back; undefined until it is known. */
export function useToolbarPin(): ToolbarPin | undefined {
  return useWatched(readOnReturn(readPin, family), []);
}

async function readPin(): Promise<ToolbarPin> {
  const { os } = await browser.runtime.getPlatformInfo();
  if (os === 'android') return 'phone';
  const { getUserSettings } = browser.action as ActionSettings;
  const { isOnToolbar } = (await getUserSettings?.call(browser.action)) ?? {};
  return isOnToolbar ? 'pinned' : family();
}

function family(): ToolbarPin {
  return import.meta.env.FIREFOX ? 'firefox' : 'chromium';
}
