import { storage } from '@wxt-dev/storage';
import { completeSettings, DEFAULT_SETTINGS, type Settings } from './settings';

const item = storage.defineItem<Settings>('local:settings', { version: 1, fallback: DEFAULT_SETTINGS });

/** The settings, with defaults for what was never set or is damaged. */
export async function readSettings(): Promise<Settings> {
  return completeSettings(await item.getValue());
}

/** Changes some settings and leaves the others; every context sees it through `watchSettings`. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await item.setValue({ ...(await readSettings()), ...change });
}

/** Calls back with the settings at every change, wherever it was made. Returns how to stop. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  return item.watch((value) => onChange(completeSettings(value)));
}

/** Switches a site on or off. */
export async function switchSite(host: string, on: boolean): Promise<void> {
  const others = (await readSettings()).sitesOff.filter((site) => site !== host);
  await changeSettings({ sitesOff: on ? others : [...others, host] });
}
