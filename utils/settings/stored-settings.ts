import { guardLocal, type OnStorageChanged, type StorageArea, storageArea } from '../disk/guard';
import { HIDDEN_PHRASES } from '../limits';
import { completeSettings, covers, type Settings } from './settings';

/** What was set, and nothing else: a setting that was never changed follows its default. */
const KEY = 'settings';

/** One change at a time, whichever context makes it: each writes all that was set. */
const LOCK = 'tifa-settings';

/** The settings, with defaults for what was never set or is damaged. @throws Where the storage can't be read. */
export async function readSettings(): Promise<Settings> {
  return completeSettings(await readStored());
}

/**
 * Changes some settings and leaves the others, whoever changes those at the same time; every context sees it through
 * `watchSettings`.
 * @param change Or what it is, given the settings as they are by then.
 * @throws StoreFullError where the disk is full, StoreInDoubtError where the browser's storage failed.
 */
export async function changeSettings(
  change: Partial<Settings> | ((settings: Settings) => Partial<Settings>),
): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const stored = await readStored();
    const settings = completeSettings(stored);
    const part = Object.entries(typeof change === 'function' ? change(settings) : change).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(settings[name as keyof Settings]),
    );
    const changed = { ...(isObject(stored) ? stored : {}), ...Object.fromEntries(part) };
    if (part.length > 0) await guardLocal(() => local().set({ [KEY]: changed }));
  });
}

/** Forgets all that was set, so that the defaults hold again. @throws As `changeSettings`. */
export async function resetSettings(): Promise<void> {
  await navigator.locks.request(LOCK, () => guardLocal(() => local().remove(KEY)));
}

/** Calls back with the settings at every change, wherever it was made. Returns how to stop. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  const listen: OnStorageChanged = (changes) => {
    if (KEY in changes) onChange(completeSettings(changes[KEY].newValue));
  };
  const { onChanged } = local();
  onChanged.addListener(listen);
  return () => onChanged.removeListener(listen);
}

/**
 * Switches a site on or off. What is switched on is taken off the list of sites that are off, with every domain there
 * that covers it, and put on that of the marked ones where only those are marked.
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

/** @throws Error once the extension was updated or removed. */
function local(): StorageArea {
  const area = storageArea('local');
  if (area === undefined) throw new Error('the extension’s storage has gone');
  return area;
}

/**
 * Has a phrase, or what fills a template, marked on no page any more.
 * @param key As `Settings.hiddenPhrases` has it.
 * @returns False where HIDDEN_PHRASES are hidden already, and this one is not.
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

/** Has a hidden phrase marked again; does nothing where it is not hidden. @throws As `changeSettings`. */
export async function unhidePhrase(key: string): Promise<void> {
  await changeSettings(({ hiddenPhrases }) => ({
    hiddenPhrases: hiddenPhrases.filter((each) => each !== key),
  }));
}
