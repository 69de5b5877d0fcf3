import { guardLocal, type OnStorageChanged, type StorageArea, storageArea } from '../disk/guard';
import { HIDDEN_PHRASES } from '../limits';
import { completeSettings, covers, type Settings } from './settings';

/** Holds only what was changed: every other setting follows its default. */
const KEY = 'settings';

/** One change at a time in all contexts, since each writes all changed settings. */
const LOCK = 'tifa-settings';

/** The settings, with defaults for what was never set or is damaged. @throws where the storage can't be read. */
export async function readSettings(): Promise<Settings> {
  return completeSettings(await readStored());
}

/**
 * Changes some settings without affecting others that are changed at the same time. Every context sees the change through
 * `watchSettings`.
 * @param change The changed settings, or a function that returns them from the current ones.
 * @throws StoreFullError where the disk is full, StoreInDoubtError where the browser's storage failed.
 */
export async function changeSettings(
  change: Partial<Settings> | ((settings: Settings) => Partial<Settings>),
): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const stored = await readStored();
    const settings = completeSettings(stored);
    const changes = Object.entries(typeof change === 'function' ? change(settings) : change).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(settings[name as keyof Settings]),
    );
    const changed = { ...(isObject(stored) ? stored : {}), ...Object.fromEntries(changes) };
    if (changes.length > 0) await guardLocal(() => local().set({ [KEY]: changed }));
  });
}

/** Resets all settings to their defaults. @throws As `changeSettings`. */
export async function resetSettings(): Promise<void> {
  await navigator.locks.request(LOCK, () => guardLocal(() => local().remove(KEY)));
}

/** Calls back with the settings at every change in any context. Returns a function that stops it. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  const listen: OnStorageChanged = (changes) => {
    if (KEY in changes) onChange(completeSettings(changes[KEY].newValue));
  };
  const { onChanged } = local();
  onChanged.addListener(listen);
  return () => onChanged.removeListener(listen);
}

/**
 * Switches a site on or off. Switching on removes the site, and every domain that covers it, from `sitesOff`; where only
 * listed sites are marked, it adds the site to `sitesOn`.
 * @param host Its host name; empty for local files.
 * @throws As `changeSettings`.
 */
export async function switchSite(host: string, on: boolean): Promise<void> {
  await changeSettings(({ activeOn, sitesOn, sitesOff }) => {
    if (!on) return { sitesOff: [...sitesOff.filter((site) => site !== host), host] };
    const isListed = activeOn !== 'listed' || sitesOn.some((site) => covers(site, host));
    return {
      sitesOff: sitesOff.filter((site) => !covers(site, host)),
      sitesOn: isListed ? sitesOn : [...sitesOn, host],
    };
  });
}

async function readStored(): Promise<unknown> {
  return (await local().get(KEY))[KEY];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws Error once the extension has been updated or removed. */
function local(): StorageArea {
  const area = storageArea('local');
  if (area === undefined) throw new Error('the extension’s storage is gone');
  return area;
}

/**
 * Hides a phrase, or a template whatever fills it, on all pages.
 * @param key As in `Settings.hiddenPhrases`.
 * @returns False where HIDDEN_PHRASES others are hidden already.
 * @throws As `changeSettings`.
 */
export async function hidePhrase(key: string): Promise<boolean> {
  let isHidden = true;
  await changeSettings(({ hiddenPhrases }) => {
    if (hiddenPhrases.includes(key)) return {};
    isHidden = hiddenPhrases.length < HIDDEN_PHRASES;
    return isHidden ? { hiddenPhrases: [...hiddenPhrases, key] } : {};
  });
  return isHidden;
}

/** Shows a hidden phrase again. @throws As `changeSettings`. */
export async function unhidePhrase(key: string): Promise<void> {
  await changeSettings(({ hiddenPhrases }) => ({
    hiddenPhrases: hiddenPhrases.filter((each) => each !== key),
  }));
}
