import type { ConsoleMessage, Page, WebError, Worker } from 'playwright-core';
import type { LaunchOptions, Suggestion, Tab, TestBrowser } from './browser';
import { type Chromium, inertPage, launchChromium, stopWorker, workerTarget } from './chromium';
import { ChromiumTab } from './chromium-tab';
import './extension-api';
import { isFresh, welcomePage } from './welcome';

/** Starts Chromium for the tests. */
export async function launchChromiumDriver(options: LaunchOptions): Promise<ChromiumDriver> {
  const chromium = await launchChromium(options);
  const isWelcomed = !options.keepsWelcome && isFresh(options.profile);
  return driveChromium(chromium, isWelcomed, () => chromium.close());
}

/**
 * Drives a Chromium in which the extension was just installed; its only page becomes the driver's own.
 * @param isWelcomed Whether the page that the installation opens is waited for and closed.
 * @param close Ends the use of the browser.
 */
export async function driveChromium(
  chromium: Chromium,
  isWelcomed: boolean,
  close: () => Promise<void>,
): Promise<ChromiumDriver> {
  const [helper] = chromium.context.pages();
  if (isWelcomed) await (await welcomePage(chromium)).close();
  await helper.goto(inertPage(chromium));
  return new ChromiumDriver(chromium, helper, close);
}

/** Chromium as the tests use it; it can be killed besides. */
class ChromiumDriver implements TestBrowser {
  readonly name = 'chromium';
  readonly extensionAddress: string;
  readonly #chromium: Chromium;
  readonly #helper: Page;
  readonly #close: () => Promise<void>;
  readonly #errors: string[] = [];

  constructor(chromium: Chromium, helper: Page, close: () => Promise<void>) {
    this.#chromium = chromium;
    this.#helper = helper;
    this.#close = close;
    this.extensionAddress = `chrome-extension://${chromium.extensionId}/`;
    chromium.context.on('weberror', this.#noteError);
    chromium.context.on('console', this.#noteMessage);
  }

  readonly #noteError = (error: WebError) =>
    this.#errors.push(`${error.page()?.url()}: ${error.error().stack}`);

  readonly #noteMessage = (message: ConsoleMessage) => {
    if (message.type() === 'error') this.#errors.push(`${message.location().url}: ${message.text()}`);
  };

  async open(address: string): Promise<Tab> {
    const { context } = this.#chromium;
    // Pages that pages open have an opener.
    const opened = context.waitForEvent('page', async (page) => (await page.opener()) === null);
    const [page, id] = await Promise.all([
      opened,
      this.#helper.evaluate(openTab, [address, LOAD_MS] as const),
    ]);
    return new ChromiumTab(page, id, await context.newCDPSession(page));
  }

  async addresses(): Promise<string[]> {
    return this.#chromium.context.pages().map((page) => page.url());
  }

  async runCommand(command: string, tab: Tab): Promise<void> {
    await tab.focus();
    const worker = await this.#worker();
    await worker.evaluate(
      async ([name, id]) => {
        const tabs = await chrome.tabs.query({});
        chrome.commands.onCommand.dispatch(name, tabs.find((each) => each.id === id) ?? {});
      },
      [command, tab.id] as const,
    );
  }

  async chooseFromMenu(entry: string, tab: Tab): Promise<void> {
    const selectionText = await tab.evaluate(() => String(getSelection()));
    const worker = await this.#worker();
    await worker.evaluate(
      async ([menuItemId, text, id]) => {
        const tabs = await chrome.tabs.query({});
        const info = { menuItemId, selectionText: text };
        chrome.contextMenus.onClicked.dispatch(info, tabs.find((each) => each.id === id) ?? {});
      },
      [entry, selectionText, tab.id] as const,
    );
  }

  async suggestionsFor(text: string): Promise<Suggestion[]> {
    const worker = await this.#worker();
    return worker.evaluate(
      (typed) =>
        new Promise<Suggestion[]>((resolve) => chrome.omnibox.onInputChanged.dispatch(typed, resolve)),
      text,
    );
  }

  async enterKeyword(text: string, disposition: string): Promise<void> {
    const worker = await this.#worker();
    await worker.evaluate(([entered, where]) => chrome.omnibox.onInputEntered.dispatch(entered, where), [
      text,
      disposition,
    ] as const);
  }

  async stopBackground(): Promise<void> {
    await stopWorker(this.#chromium);
  }

  async isBackgroundRunning(): Promise<boolean> {
    return (await workerTarget(this.#chromium)) !== undefined;
  }

  async takeErrors(): Promise<string[]> {
    return this.#errors.splice(0);
  }

  async close(): Promise<void> {
    this.#chromium.context.off('weberror', this.#noteError);
    this.#chromium.context.off('console', this.#noteMessage);
    await this.#close();
  }

  /** Ends all of the browser's processes at once, as a crash or an empty battery does. */
  kill(): Promise<void> {
    return this.#chromium.kill();
  }

  /** The background's worker, started where it is stopped. */
  async #worker(): Promise<Worker> {
    // Any message starts it; this one needs no answer.
    if (!(await this.isBackgroundRunning())) {
      await this.#helper.evaluate(() => chrome.runtime.sendMessage(null).catch(() => undefined));
    }
    const isOwn = (worker: Worker) => worker.url().startsWith(this.extensionAddress);
    const { context } = this.#chromium;
    return context.serviceWorkers().find(isOwn) ?? (await context.waitForEvent('serviceworker', isOwn));
  }
}

/** Time that a page has to load, ms. */
const LOAD_MS = 60_000;

/**
 * Sent to a page of the extension: opens an address in a new tab, in one navigation, and waits until it has loaded.
 * Returns the extension API's number of the tab. It may hold no function with a name (see readHighlights).
 */
async function openTab([address, ms]: readonly [string, number]): Promise<number> {
  const { id } = await chrome.tabs.create({ url: address });
  for (const end = Date.now() + ms; Date.now() < end; ) {
    const { status } = await chrome.tabs.get(id);
    if (status === 'complete') return id;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${address} did not load within ${ms / 1000} s`);
}
