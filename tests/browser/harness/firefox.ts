import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findBrowser } from '../../tools/browsers.mjs';
import { Marionette } from './marionette';
import { makeProfile, type Profile } from './profile';

/** The extension's id in its Firefox manifest, and the fixed host name of its pages in these profiles. */
export const firefoxExtensionId = 'tifa-lens@tifa-lens.example';
const extensionHost = '8d1c5b0e-6a53-4f0e-9b3e-2f7c1a64d0aa';

/** Time that Firefox has for its start, ms: a first start on a slow, busy machine. */
const START_MS = 90_000;

/** A running Firefox with the extension in it and a Marionette session begun. */
export interface Firefox {
  readonly marionette: Marionette;
  readonly process: ChildProcess;
  /** Base address of the extension's pages, with the closing slash. */
  readonly extensionAddress: string;
  /** Ends the browser and deletes its profile, unless it was given. */
  close(): Promise<void>;
}

/** How Firefox is started. */
export interface FirefoxOptions {
  /** Folder of the built extension. */
  readonly extension: string;
  /** A window that a reader uses; else headless. */
  readonly window?: boolean;
  readonly colourScheme?: 'light' | 'dark';
  /** Whether it never keeps history, so that every window is a private one. */
  readonly alwaysPrivate?: boolean;
  /** Where the browser keeps its data; else in an empty profile of its own. */
  readonly profile?: Profile;
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
  // An interrupted run leaves none behind.
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
    const allowPrivateBrowsing = options.alwaysPrivate ?? false;
    const addOn = { path: options.extension, temporary: true, allowPrivateBrowsing };
    await marionette.send('Addon:Install', addOn);
    return { marionette, process: child, extensionAddress: `moz-extension://${extensionHost}/`, close };
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
