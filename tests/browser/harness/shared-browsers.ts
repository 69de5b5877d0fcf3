import { builtExtension } from '../../tools/build';
import type { LaunchOptions, TestBrowser } from './browser';
import { addToChromium, type BareChromium, removeFromChromium, startChromium } from './chromium';
import { driveChromium, launchChromiumDriver } from './chromium-driver';
import { copyExtension } from './extension-copy';
import { addToFirefox, type BareFirefox, removeFromFirefox, startFirefox } from './firefox';
import { inBrowserWindow, runScript } from './firefox-commands';
import { driveFirefox, launchFirefoxDriver } from './firefox-driver';

/**
 * Starting a browser costs several times as much as installing the extension, so the test files of a worker share
 * browsers. Each suite gets a fresh installation under its own address and can't see what the previous one stored.
 * Suites that need a certain profile, the welcome page or private windows start a browser for themselves.
 */

type Family = 'chromium' | 'firefox';

/** A running browser without extension and with one empty tab, for options that can't be changed later. */
interface Idle<T> {
  readonly scheme: string;
  readonly bare: T;
}

/** Browsers that nobody uses, at most one of each family. */
const idle: { chromium?: Idle<BareChromium>; firefox?: Idle<BareFirefox> } = {};

// The worker is ended by this signal, and killed half a second later, which other listeners of `exit` may need.
process.once('SIGTERM', () => {
  idle.firefox?.bare.process.kill('SIGKILL');
  process.exit();
});

/** Gives a browser with the extension newly installed. `close` gives it back. */
export const launchers: Record<Family, (options: LaunchOptions) => Promise<TestBrowser>> = {
  chromium: (options) => (isShareable(options) ? shareChromium(options) : launchChromiumDriver(options)),
  firefox: (options) => (isShareable(options) ? shareFirefox(options) : launchFirefoxDriver(options)),
};

function isShareable({ profile, keepsWelcome, alwaysPrivate }: LaunchOptions): boolean {
  return profile === undefined && !keepsWelcome && !alwaysPrivate;
}

async function shareChromium({ extension, colourScheme = 'light' }: LaunchOptions): Promise<TestBrowser> {
  const bare = await take('chromium', colourScheme, startChromium);
  // Chromium makes the id from the path. A copy that a suite made has one of its own, and may be changed while in use.
  const isBuilt = extension === builtExtension('chromium');
  const copy = isBuilt ? copyExtension(extension, () => undefined) : undefined;
  try {
    const chromium = await addToChromium(bare, copy?.path ?? extension);
    return await driveChromium(chromium, true, () =>
      giveBack('chromium', colourScheme, bare, async () => {
        const [first, ...others] = bare.context.pages();
        for (const page of others) await page.close();
        await first.goto('about:blank');
        await removeFromChromium(chromium);
        copy?.remove();
      }),
    );
  } catch (error) {
    await bare.close();
    copy?.remove();
    throw error;
  }
}

async function shareFirefox({ extension, colourScheme = 'light' }: LaunchOptions): Promise<TestBrowser> {
  const bare = await take('firefox', colourScheme, startFirefox);
  try {
    const firefox = await addToFirefox(bare, extension);
    return await driveFirefox(firefox, extension, true, () =>
      giveBack('firefox', colourScheme, bare, async () => {
        await closeTabs(bare);
        await removeFromFirefox(bare);
        await inBrowserWindow(bare.marionette, () =>
          runScript(bare.marionette, '() => Services.console.reset()', [], 'default'),
        );
      }),
    );
  } catch (error) {
    await bare.close();
    throw error;
  }
}

/** Leaves one empty tab. */
async function closeTabs({ marionette }: BareFirefox): Promise<void> {
  const [any] = await marionette.send<string[]>('WebDriver:GetWindowHandles');
  await marionette.send('WebDriver:SwitchToWindow', { handle: any, focus: true });
  const { handle } = await marionette.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab' });
  await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true });
  const script = `() => {
    for (const each of Services.wm.getEnumerator('navigator:browser')) if (each !== window) each.close();
    gBrowser.removeAllTabsBut(gBrowser.selectedTab, { animate: false, skipWarnAboutClosingTabs: true, skipPermitUnload: true });
  }`;
  await inBrowserWindow(marionette, () => runScript(marionette, script, [], 'default'));
}

/** An idle browser of a family and a colour scheme, or else a new one. */
async function take<F extends Family>(
  family: F,
  colourScheme: 'light' | 'dark',
  start: (options: { colourScheme: 'light' | 'dark' }) => Promise<NonNullable<(typeof idle)[F]>['bare']>,
): Promise<NonNullable<(typeof idle)[F]>['bare']> {
  const found = idle[family];
  idle[family] = undefined;
  if (found?.scheme === colourScheme) return found.bare;
  await found?.bare.close();
  return start({ colourScheme });
}

/** Keeps a browser for the next one who wants such. One that can't be put in order is closed. */
async function giveBack<F extends Family>(
  family: F,
  scheme: string,
  bare: NonNullable<(typeof idle)[F]>['bare'],
  clean: () => Promise<void>,
): Promise<void> {
  const isClean = await clean().then(
    () => true,
    () => false,
  );
  if (!isClean || idle[family] !== undefined) await bare.close();
  else idle[family] = { scheme, bare } as (typeof idle)[F];
}
