import type { OptionsFormProps } from '../../components/settings/options-form';
import { tryChange } from '../actions/failures';
import type { Notices } from '../actions/notices';
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

/** Opens the browser's page of shortcuts; where it refuses, says how to get there. Null where there is no such page. */
export function changeKeys(notices: Notices): (() => void) | null {
  const open = shortcutSettings();
  const failed = (error: unknown) => notices.fail('options.changeKeysByHand', error);
  return open && (() => void open().catch(failed));
}

interface ShortcutSettings {
  openShortcutSettings?(): Promise<void>;
}

/** Firefox has a call for its page of shortcuts since version 137, Chromium browsers an address. */
function shortcutSettings(): (() => Promise<void>) | null {
  const { commands } = browser as { commands?: ShortcutSettings };
  if (commands?.openShortcutSettings) return () => commands.openShortcutSettings?.() ?? Promise.resolve();
  if (!commands || import.meta.env.FIREFOX) return null;
  return async () => void (await browser.tabs.create({ url: 'chrome://extensions/shortcuts' }));
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
