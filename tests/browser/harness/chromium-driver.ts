import type { Page, Worker } from 'playwright-core';
import type { LaunchOptions, Suggestion, Tab, TestBrowser } from './browser';
import { type Chromium, inertPage, launchChromium, stopWorker, tabIdOf, workerTarget } from './chromium';
import { ChromiumTab } from './chromium-tab';
import './extension-api';
import { isFresh, welcomePage } from './welcome';

/** Starts Chromium for the tests. */
export async function launchChromiumDriver(options: LaunchOptions): Promise<ChromiumDriver> {
  const chromium = await launchChromium(options);
  const [helper] = chromium.context.pages();
  if (!options.keepsWelcome && isFresh(options.profile)) await (await welcomePage(chromium)).close();
  await helper.goto(inertPage(chromium));
  return new ChromiumDriver(chromium, helper);
}

/** Chromium as the tests use it; it can be killed besides. */
class ChromiumDriver implements TestBrowser {
  readonly name = 'chromium';
  readonly extensionAddress: string;
  readonly #chromium: Chromium;
  readonly #helper: Page;
  readonly #errors: string[] = [];

  constructor(chromium: Chromium, helper: Page) {
    this.#chromium = chromium;
    this.#helper = helper;
    this.extensionAddress = `chrome-extension://${chromium.extensionId}/`;
    const { context } = chromium;
    context.on('weberror', (error) => this.#errors.push(`${error.page()?.url()}: ${error.error().stack}`));
    context.on('console', (message) => {
      if (message.type() === 'error') this.#errors.push(`${message.location().url}: ${message.text()}`);
    });
  }

  async open(address: string): Promise<Tab> {
    const page = await this.#chromium.context.newPage();
    const id = await tabIdOf(page, this.#chromium, this.#helper);
    await page.goto(address);
    return new ChromiumTab(page, id, await this.#chromium.context.newCDPSession(page));
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

  close(): Promise<void> {
    return this.#chromium.close();
  }

  /** Ends all of the browser's processes at once, as a crash or an empty battery does. */
  kill(): Promise<void> {
    return this.#chromium.kill();
  }

  /** The background's worker, started where it is stopped. */
  async #worker(): Promise<Worker> {
    // Any message starts it; that nobody answers this one is no matter.
    if (!(await this.isBackgroundRunning())) {
      await this.#helper.evaluate(() => chrome.runtime.sendMessage(null).catch(() => undefined));
    }
    const [worker] = this.#chromium.context.serviceWorkers();
    return worker ?? (await this.#chromium.context.waitForEvent('serviceworker'));
  }
}
