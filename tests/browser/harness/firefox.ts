import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findBrowser } from '../../tools/browsers.mjs';
import { inBrowserWindow, runScript } from './firefox-commands';
import { Marionette } from './marionette';
import { makeProfile, type Profile } from './profile';

/** The extension's id in its Firefox manifest, and the host name of its pages after a profile's first installation. */
export const firefoxExtensionId = 'tifa-lens@tifa-lens';
const extensionHost = '8d1c5b0e-6a53-4f0e-9b3e-2f7c1a64d0aa';

/** Time that Firefox has for its start, ms: a first start on a slow, busy machine. */
const START_MS = 90_000;

/** A running Firefox with a Marionette session begun, without the extension. */
export interface BareFirefox {
  readonly marionette: Marionette;
  readonly process: ChildProcess;
  /** Ends the browser and deletes its profile, unless it was given. */
  close(): Promise<void>;
}

/** A running Firefox with the extension in it. */
export interface Firefox extends BareFirefox {
  /** Base address of the extension's pages, with the closing slash. */
  readonly extensionAddress: string;
}

/** How Firefox is started, without the extension. */
export interface BareFirefoxOptions {
  /** A window that a reader uses; else headless. */
  readonly window?: boolean;
  readonly colourScheme?: 'light' | 'dark';
  /** Whether it never keeps history, so that every window is a private one. */
  readonly alwaysPrivate?: boolean;
  /** Folder of the browser's profile; a new empty one by default. */
  readonly profile?: Profile;
}

/** How Firefox is started. */
export interface FirefoxOptions extends BareFirefoxOptions {
  /** Folder of the built extension. */
  readonly extension: string;
}

/** A quiet first start, and no calls to its maker. `marionette.port` 0 takes a free port. */
const quietPreferences = {
  'marionette.port': 0,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.discovery.enabled': false,
  'browser.newtabpage.activity-stream.feeds.system.topstories': false,
  'browser.preonboarding.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.region.network.url': '',
  'browser.tabs.warnOnClose': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.usage.uploadEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#',
  'toolkit.telemetry.enabled': false,
  'trailhead.firstrun.didSeeAboutWelcome': true,
};

/**
 * Starts Firefox in a fresh profile with the extension as a temporary add-on.
 * @throws Error where there is no Firefox, it does not start within START_MS or refuses the extension.
 */
export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const bare = await startFirefox(options);
  try {
    return await addToFirefox(bare, options.extension, options.alwaysPrivate);
  } catch (error) {
    await bare.close();
    throw error;
  }
}

/**
 * Adds the extension to a running Firefox as a temporary add-on.
 * @param path Its folder.
 * @param allowPrivateBrowsing Whether it may work in private windows.
 * @throws Error where it is refused.
 */
export async function addToFirefox(
  bare: BareFirefox,
  path: string,
  allowPrivateBrowsing = false,
): Promise<Firefox> {
  const { marionette } = bare;
  await marionette.send('Addon:Install', { path, temporary: true, allowPrivateBrowsing });
  const host = await inBrowserWindow(marionette, () =>
    runScript<string>(
      marionette,
      '(id) => WebExtensionPolicy.getByID(id).mozExtensionHostname',
      [firefoxExtensionId],
      'default',
    ),
  );
  return { ...bare, extensionAddress: `moz-extension://${host}/` };
}

/** Removes the extension, with all it stored; its next installation gets another address. */
export async function removeFromFirefox({ marionette }: BareFirefox): Promise<void> {
  await marionette.send('Addon:Uninstall', { id: firefoxExtensionId });
}

/**
 * Starts Firefox in a fresh profile.
 * @throws Error where there is no Firefox or it does not start within START_MS.
 */
export async function startFirefox(options: BareFirefoxOptions): Promise<BareFirefox> {
  const program = findBrowser('firefox');
  if (program === null) throw new Error('Firefox was not found');
  const profile = options.profile ?? makeProfile();
  const preferences: Record<string, string | number | boolean> = {
    ...quietPreferences,
    // A given profile is started again, and a temporary add-on's data would go with it.
    'extensions.webextensions.keepStorageOnUninstall': options.profile !== undefined,
    'extensions.webextensions.uuids': JSON.stringify({ [firefoxExtensionId]: extensionHost }),
    ...(options.alwaysPrivate ? { 'browser.privatebrowsing.autostart': true } : {}),
    ...(options.window ? {} : { 'ui.systemUsesDarkTheme': options.colourScheme === 'dark' ? 1 : 0 }),
  };
  const lines = Object.entries(preferences).map(
    (pair) => `user_pref(${pair.map((part) => JSON.stringify(part)).join(', ')});`,
  );
  // Of an earlier start.
  rmSync(join(profile.path, 'MarionetteActivePort'), { force: true });
  writeFileSync(join(profile.path, 'user.js'), lines.join('\n'));
  const args = ['--no-remote', '--profile', profile.path, '--marionette', '--remote-allow-system-access'];
  const child = spawn(program, [...args, ...(options.window ? [] : ['--headless']), 'about:blank'], {
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  // So that an interrupted run leaves none.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const close = async () => {
    // Firefox may take long to end by itself; what it answered for is on the disk by then.
    process.off('exit', kill);
    kill();
    await ended;
    if (options.profile === undefined) profile.remove();
  };
  try {
    const marionette = await Marionette.connect(await readPort(profile.path, child));
    await marionette.send('WebDriver:NewSession', {});
    return { marionette, process: child, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The port that Firefox took, which it writes into its profile when it is ready. */
async function readPort(profile: string, child: ChildProcess): Promise<number> {
  const file = join(profile, 'MarionetteActivePort');
  for (const end = Date.now() + START_MS; Date.now() < end; await wait(50)) {
    if (child.exitCode !== null) throw new Error(`Firefox ended at once, with status ${child.exitCode}`);
    const port = Number(readOrEmpty(file));
    if (port > 0) return port;
  }
  throw new Error(`Firefox was not ready within ${START_MS / 1000} s`);
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
