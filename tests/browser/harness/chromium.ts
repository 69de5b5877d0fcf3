import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../tools/browsers.mjs';
import './extension-api';
import { makeProfile, type Profile } from './profile';

/** A running Chromium, Chrome or Edge, without the extension. */
export interface BareChromium {
  readonly context: BrowserContext;
  readonly browser: Browser;
  /** Session of the browser as a whole. */
  readonly session: CDPSession;
  /** Ends the browser and deletes its profile, unless it was given. */
  close(): Promise<void>;
  /** Ends all of the browser's processes at once, as a crash or an empty battery does. */
  kill(): Promise<void>;
}

/** A running Chromium, Chrome or Edge with the extension in it. */
export interface Chromium extends BareChromium {
  readonly extensionId: string;
}

/** How Chromium is started, without the extension. */
export interface BareChromiumOptions {
  /** A window that a reader uses, without the signs of automation; else headless. */
  readonly window?: boolean;
  readonly colourScheme?: 'light' | 'dark';
  /** Folder of the browser's profile; a new empty one by default. */
  readonly profile?: Profile;
  /** Further command line arguments. */
  readonly args?: readonly string[];
}

/** How Chromium is started. */
export interface ChromiumOptions extends BareChromiumOptions {
  /** Folder of the built extension. */
  readonly extension: string;
}

/** Keeps the browser from calling its maker. */
const quietArgs = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/**
 * Starts Chromium in a fresh profile with the extension.
 * @throws Error where there is no such browser, it does not start or refuses the extension.
 */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const bare = await startChromium(options);
  try {
    return await addToChromium(bare, options.extension);
  } catch (error) {
    await bare.close();
    throw error;
  }
}

/**
 * Adds an extension to a running Chromium. It is loaded over the debugging pipe and not by --load-extension, which
 * Chrome ignores since version 137.
 * @param path Its folder, by which Chromium chooses its id.
 * @throws Error where it is refused.
 */
export async function addToChromium(bare: BareChromium, path: string): Promise<Chromium> {
  const { id: extensionId } = await bare.session.send('Extensions.loadUnpacked', { path });
  return { ...bare, extensionId };
}

/** Removes the extension, with all it stored. */
export async function removeFromChromium({ session, extensionId }: Chromium): Promise<void> {
  await session.send('Extensions.uninstall', { id: extensionId });
}

/**
 * Starts Chromium in a fresh profile, ready for extensions.
 * @throws Error where there is no such browser or it does not start.
 */
export async function startChromium(options: BareChromiumOptions): Promise<BareChromium> {
  const executablePath = findBrowser('chromium');
  if (executablePath === null) throw new Error('Chromium, Chrome or Edge was not found');
  const profile = options.profile ?? makeProfile();
  const removeProfile = () => {
    if (options.profile === undefined) profile.remove();
  };
  const window = options.window ?? false;
  let context: BrowserContext | undefined;
  try {
    context = await chromium
      .launchPersistentContext(profile.path, {
        executablePath,
        headless: !window,
        // Who opens a window says what an interrupt does.
        handleSIGINT: !window,
        handleSIGTERM: !window,
        // The sandbox refuses to work for root.
        chromiumSandbox: process.getuid?.() !== 0,
        ignoreDefaultArgs: [
          '--disable-extensions',
          ...(window ? ['--enable-automation', '--hide-scrollbars'] : []),
        ],
        args: [
          ...quietArgs,
          '--enable-unsafe-extension-debugging',
          ...(window ? [] : ['--headless=new', '--disable-gpu']),
          ...(options.args ?? []),
        ],
        ...(window
          ? { viewport: null, colorScheme: null }
          : { colorScheme: options.colourScheme ?? 'light' }),
      })
      .catch((error: Error) => {
        throw new Error(`${executablePath} did not start: ${reasonOf(error)}`);
      });
    const browser = context.browser();
    if (browser === null) throw new Error('Chromium gave no access to the browser as a whole');
    const session = await browser.newBrowserCDPSession();
    const started = context;
    const close = async () => {
      await started.close();
      removeProfile();
    };
    const kill = async () => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const ended = new Promise((resolve) => started.once('close', resolve));
      for (const { id } of processInfo) process.kill(id, 'SIGKILL');
      await ended;
    };
    return { context, browser, session, close, kill };
  } catch (error) {
    await context?.close();
    removeProfile();
    throw error;
  }
}

/** One line of the many that are printed when a browser does not start: its own first one, or else the summary. */
function reasonOf({ message }: Error): string {
  return /\[err\] (.+)/.exec(message)?.[1] ?? message.split('\n')[0].replace(/^browserType\.\w+: /, '');
}

/** A page of the extension's origin, with its API, in which none of its code runs. */
export function inertPage({ extensionId }: Chromium): string {
  return `chrome-extension://${extensionId}/manifest.json`;
}

/** Stops the extension's service worker, as the browser does with an idle one; does nothing where none runs. */
export async function stopWorker(chromium: Chromium): Promise<void> {
  const targetId = await workerTarget(chromium);
  if (targetId !== undefined) await chromium.session.send('Target.closeTarget', { targetId });
}

/** The debugging protocol's name of the extension's service worker; undefined where none runs. */
export async function workerTarget({ session, extensionId }: Chromium): Promise<string | undefined> {
  const { targetInfos } = await session.send('Target.getTargets');
  const ours = targetInfos.find(
    ({ type, url }) => type === 'service_worker' && url.startsWith(`chrome-extension://${extensionId}/`),
  );
  return ours?.targetId;
}

/**
 * The extension API's number of a page's tab.
 * @param page Goes to a unique address, by which the API finds it.
 * @param helper An extension page.
 */
export async function tabIdOf(page: Page, chromium: Chromium, helper: Page): Promise<number> {
  const address = `${inertPage(chromium)}?${crypto.randomUUID()}`;
  await page.goto(address);
  const id = await helper.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({});
    return tabs.find((tab) => tab.url === url)?.id;
  }, address);
  if (id === undefined) throw new Error('the extension does not see the tab');
  return id;
}
