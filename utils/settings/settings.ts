import { storage } from '@wxt-dev/storage';

/** What the reader has set. */
export interface Settings {
  /** Sites (host names as in `location.hostname`) on which nothing is marked. */
  readonly sitesOff: readonly string[];
  /** Whether resting the pointer on a mark opens the card; a click and the keyboard always do. */
  readonly cardOnHover: boolean;
  /** Whether long verbatim runs that the corpus has once are marked, too. */
  readonly markReuse: boolean;
  /** Whether the toolbar button shows the page's share. */
  readonly badge: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  sitesOff: [],
  cardOnHover: true,
  markReuse: true,
  badge: true,
};

const item = storage.defineItem<Settings>('local:settings', { version: 1, fallback: DEFAULT_SETTINGS });

/** The settings, with defaults for what was never set. */
export async function readSettings(): Promise<Settings> {
  return { ...DEFAULT_SETTINGS, ...(await item.getValue()) };
}

/** Changes some settings and leaves the others; every context sees it through `watchSettings`. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await item.setValue({ ...(await readSettings()), ...change });
}

/** Calls back with the settings at every change, wherever it was made. Returns how to stop. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  return item.watch((value) => onChange({ ...DEFAULT_SETTINGS, ...value }));
}

/** Whether a site is switched on. An empty host name (a local file) is a site like others. */
export function isSiteOn(settings: Settings, host: string): boolean {
  return !settings.sitesOff.includes(host);
}

/** Switches a site on or off. */
export async function switchSite(host: string, on: boolean): Promise<void> {
  const others = (await readSettings()).sitesOff.filter((site) => site !== host);
  await changeSettings({ sitesOff: on ? others : [...others, host] });
}
