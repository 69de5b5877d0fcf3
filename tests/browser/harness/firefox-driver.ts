import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LaunchOptions, Suggestion, Tab, TestBrowser } from './browser';
import { type Firefox, firefoxExtensionId, launchFirefox } from './firefox';
import { inBrowserWindow, pointMouse, pressKeys, runScript } from './firefox-commands';
import { FirefoxTab } from './firefox-tab';
import { isFresh, untilWelcome } from './welcome';

/** Starts Firefox for the tests. */
export async function launchFirefoxDriver(options: LaunchOptions): Promise<TestBrowser> {
  const firefox = await launchFirefox(options);
  // A Firefox that never keeps history opens no tab for an extension that it has not allowed in its windows yet.
  const isOpened = !options.alwaysPrivate && isFresh(options.profile);
  return driveFirefox(firefox, options.extension, !options.keepsWelcome && isOpened, () => firefox.close());
}

/**
 * Drives a Firefox in which the extension was just installed.
 * @param path The extension's folder.
 * @param isWelcomed Whether the page that the installation opens is waited for and closed.
 * @param close Ends the use of the browser.
 */
export async function driveFirefox(
  firefox: Firefox,
  path: string,
  isWelcomed: boolean,
  close: () => Promise<void>,
): Promise<TestBrowser> {
  const manifest = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')) as Manifest;
  if (isWelcomed) await untilWelcome(firefox, true);
  return new FirefoxDriver(firefox, manifest, close);
}

/** Script that types into the address bar and waits until its first row is of what was typed; it leaves `rows` and `pause` behind. */
function typeInAddressBar(text: string): string {
  return `
    const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
    const rows = () =>
      Array.from(document.querySelectorAll('.urlbarView-row'), (row) => row.result)
        .filter((result) => result?.payload.keyword !== undefined);
    gURLBar.search(${JSON.stringify(text)});
    while (rows()[0]?.payload.content !== ${JSON.stringify(text)}) await pause();`;
}

interface Manifest {
  readonly omnibox: { readonly keyword: string };
  readonly commands: Readonly<Record<string, { readonly suggested_key?: { readonly default: string } }>>;
}

class FirefoxDriver implements TestBrowser {
  readonly name = 'firefox';
  readonly extensionAddress: string;
  readonly #firefox: Firefox;
  readonly #manifest: Manifest;
  readonly #close: () => Promise<void>;

  constructor(firefox: Firefox, manifest: Manifest, close: () => Promise<void>) {
    this.#firefox = firefox;
    this.#manifest = manifest;
    this.#close = close;
    this.extensionAddress = firefox.extensionAddress;
  }

  async open(address: string): Promise<Tab> {
    const { marionette } = this.#firefox;
    const { handle } = await marionette.send<{ handle: string }>('WebDriver:NewWindow', {
      type: 'tab',
      focus: true,
    });
    await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true });
    const id = await this.#inChrome<number>(
      'return extension.tabManager.getWrapper(gBrowser.selectedTab).id;',
    );
    const tab = new FirefoxTab(marionette, handle, id);
    await tab.goTo(address);
    return tab;
  }

  addresses(): Promise<string[]> {
    return this.#inChrome('return gBrowser.browsers.map((browser) => browser.currentURI.spec);');
  }

  async runCommand(command: string, tab: Tab): Promise<void> {
    const keys = this.#manifest.commands[command]?.suggested_key?.default.split('+') ?? [];
    await tab.focus();
    // The keys of a command are the browser window's, which sees only what is pressed in its own context.
    await inBrowserWindow(this.#firefox.marionette, () => pressKeys(this.#firefox.marionette, keys));
  }

  async chooseFromMenu(entry: string, tab: Tab): Promise<void> {
    await tab.focus();
    const { x, y } = await tab.evaluate(() => {
      const selection = getSelection();
      if (!selection?.rangeCount) return { x: 4, y: 4 };
      const { left, top, height } = selection.getRangeAt(0).getBoundingClientRect();
      return { x: left + height / 2, y: top + height / 2 };
    });
    await pointMouse(this.#firefox.marionette, [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 2 },
      { type: 'pointerUp', button: 2 },
    ]);
    await this.#inChrome(`
      const menu = document.getElementById('contentAreaContextMenu');
      while (menu.state !== 'open') await new Promise((resolve) => setTimeout(resolve, 20));
      menu.querySelector('[id$="_${entry}"]').doCommand();
      menu.hidePopup();`);
  }

  async suggestionsFor(text: string): Promise<Suggestion[]> {
    const keyword = `${this.#manifest.omnibox.keyword} `;
    const rows = await this.#inChrome<Suggestion[]>(`
      ${typeInAddressBar(keyword + text)}
      for (let tries = 0; rows().length < 2 && tries < 100; tries++) await pause();
      return rows().slice(1).map(({ payload }) => ({ content: payload.content, description: payload.title }));`);
    return rows.map((row) => ({ ...row, content: row.content.slice(keyword.length) }));
  }

  async enterKeyword(text: string, disposition: 'currentTab' | 'newForegroundTab'): Promise<void> {
    await this.#inChrome(`
      ${typeInAddressBar(`${this.#manifest.omnibox.keyword} ${text}`)}
      const altKey = ${disposition === 'newForegroundTab'};
      gURLBar.handleCommand(new KeyboardEvent('keydown', { key: 'Enter', altKey }));`);
  }

  async stopBackground(): Promise<void> {
    await this.#inChrome('return extension.terminateBackground();');
  }

  isBackgroundRunning(): Promise<boolean> {
    return this.#inChrome('return extension.backgroundState === "running";');
  }

  takeErrors(): Promise<string[]> {
    return this.#inChrome(
      `const messages = Services.console.getMessageArray();
       Services.console.reset();
       return messages
         .filter((each) => each instanceof Ci.nsIScriptError && !(each.flags & Ci.nsIScriptError.warningFlag))
         .filter((each) => /^(moz-extension|http):/.test(each.sourceName))
         // What Firefox says of messages that had no receiver, or whose page was closed.
         .filter((each) => !/^(Unchecked lastError|Promise (resolved|rejected) (after context unloaded|while context is inactive))/.test(each.errorMessage))
         .map((each) => each.sourceName + ':' + each.lineNumber + ': ' + each.errorMessage);`,
    );
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** Runs a script with the browser's own rights and the extension as the browser sees it. */
  #inChrome<T>(script: string): Promise<T> {
    const { marionette } = this.#firefox;
    return inBrowserWindow(marionette, () =>
      runScript<T>(
        marionette,
        `async () => { const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(firefoxExtensionId)}); ${script} }`,
        [],
        'default',
      ),
    );
  }
}
