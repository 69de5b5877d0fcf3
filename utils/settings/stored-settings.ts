import { completeSettings, type Settings } from './settings';

const KEY = 'settings';

/**
 * What is used of the extension's local storage, as both browsers have it under `chrome`: the library that the other
 * stores have would take more of the annotator's size than all that is done with it here.
 */
interface LocalStorage {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
  readonly onChanged: {
    addListener(listen: OnChanged): void;
    removeListener(listen: OnChanged): void;
  };
}

type OnChanged = (changes: Readonly<Record<string, { readonly newValue?: unknown }>>) => void;

/** The storage is looked up at each use: it has gone once the extension was updated or removed. */
function local(): LocalStorage {
  return (globalThis as unknown as { chrome: { storage: { local: LocalStorage } } }).chrome.storage.local;
}

/** The settings, with defaults for what was never set or is damaged. @throws Where the storage can't be read. */
export async function readSettings(): Promise<Settings> {
  return completeSettings((await local().get(KEY))[KEY]);
}

/** Changes some settings and leaves the others; every context sees it through `watchSettings`. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await local().set({ [KEY]: { ...(await readSettings()), ...change } });
}

/** Forgets all that was set, so that the defaults hold again. */
export async function resetSettings(): Promise<void> {
  await local().remove(KEY);
}

/** Calls back with the settings at every change, wherever it was made. Returns how to stop. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  const listen: OnChanged = (changes) => {
    if (KEY in changes) onChange(completeSettings(changes[KEY].newValue));
  };
  const { onChanged } = local();
  onChanged.addListener(listen);
  return () => onChanged.removeListener(listen);
}

/** Switches a site on or off. */
export async function switchSite(host: string, on: boolean): Promise<void> {
  const others = (await readSettings()).sitesOff.filter((site) => site !== host);
  await changeSettings({ sitesOff: on ? others : [...others, host] });
}
