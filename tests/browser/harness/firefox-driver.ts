import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, LaunchOptions, Tab, TestBrowser } from './browser';
import { type Firefox, firefoxExtensionId, launchFirefox } from './firefox';
import type { Marionette } from './marionette';

/** WebDriver's code points for keys that have no character of their own. Source: W3C WebDriver, "Keyboard actions". */
const keyCodes: Readonly<Record<string, string>> = {
  Alt: '\uE00A',
  Shift: '\uE008',
  Ctrl: '\uE009',
  Escape: '\uE00C',
  Enter: '\uE007',
  Tab: '\uE004',
};

/** Starts Firefox for the tests. */
export async function launchFirefoxDriver(options: LaunchOptions): Promise<TestBrowser> {
  const manifest = JSON.parse(readFileSync(join(options.extension, 'manifest.json'), 'utf8')) as Manifest;
  return new FirefoxDriver(await launchFirefox(options), manifest);
}

interface Manifest {
  readonly commands: Readonly<Record<string, { readonly suggested_key?: { readonly default: string } }>>;
}

class FirefoxDriver implements TestBrowser {
  readonly name = 'firefox';
  readonly extensionAddress: string;
  readonly #firefox: Firefox;
  readonly #manifest: Manifest;

  constructor(firefox: Firefox, manifest: Manifest) {
    this.#firefox = firefox;
    this.#manifest = manifest;
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
    await inContext(this.#firefox.marionette, 'chrome', () => pressKeys(this.#firefox.marionette, keys));
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
         // That nobody answered a message is no error here: Firefox logs it for every tab without a receiver.
         .filter((each) => !each.errorMessage.startsWith('Unchecked lastError'))
         .map((each) => each.sourceName + ':' + each.lineNumber + ': ' + each.errorMessage);`,
    );
  }

  close(): Promise<void> {
    return this.#firefox.close();
  }

  /** Runs a script with the browser's own rights and the extension as the browser sees it. */
  #inChrome<T>(script: string): Promise<T> {
    const { marionette } = this.#firefox;
    return inContext(marionette, 'chrome', () =>
      runScript<T>(
        marionette,
        `async () => { const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(firefoxExtensionId)}); ${script} }`,
        [],
        'default',
      ),
    );
  }
}

class FirefoxTab implements Tab {
  readonly id: number;
  readonly #marionette: Marionette;
  readonly #handle: string;

  constructor(marionette: Marionette, handle: string, id: number) {
    this.#marionette = marionette;
    this.#handle = handle;
    this.id = id;
  }

  async goTo(address: string): Promise<void> {
    await this.#send('WebDriver:Navigate', { url: address });
  }

  async evaluate<A extends readonly Json[], T>(read: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    await this.#select();
    return runScript(this.#marionette, read.toString(), args, null);
  }

  async evaluateInCard<A extends readonly Json[], T>(
    read: (root: ShadowRoot | null, ...args: A) => T,
    ...args: A
  ): Promise<T> {
    await this.#select();
    // Only a privileged sandbox sees closed shadow roots.
    const script = `(...args) => {
      const documents = [document, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument)];
      const roots = documents.flatMap((each) =>
        [...(each?.querySelectorAll('*') ?? [])].map((element) => element.openOrClosedShadowRoot));
      return (${read})(roots.find((root) => root?.mode === 'closed') ?? null, ...args);
    }`;
    return runScript(this.#marionette, script, args, 'system');
  }

  async moveMouse(x: number, y: number): Promise<void> {
    await this.#point([{ type: 'pointerMove', x: Math.round(x), y: Math.round(y) }]);
  }

  async click(x: number, y: number): Promise<void> {
    await this.#point([
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  async press(key: string): Promise<void> {
    await this.#select();
    await pressKeys(this.#marionette, [key]);
  }

  async type(text: string): Promise<void> {
    const element = await this.#send<Record<string, string>>('WebDriver:GetActiveElement');
    await this.#send('WebDriver:ElementSendKeys', { id: Object.values(element)[0], text });
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(await this.#send<string>('WebDriver:TakeScreenshot', { full: false }), 'base64');
  }

  async focus(): Promise<void> {
    await this.#marionette.send('WebDriver:SwitchToWindow', { handle: this.#handle, focus: true });
  }

  async close(): Promise<void> {
    const [other] = await this.#send<string[]>('WebDriver:CloseWindow');
    // A session without a window refuses every command.
    await this.#marionette.send('WebDriver:SwitchToWindow', { handle: other, focus: false });
  }

  /** Makes this tab the one that commands are for; it does not come to the front. */
  async #select(): Promise<void> {
    await this.#marionette.send('WebDriver:SwitchToWindow', { handle: this.#handle, focus: false });
  }

  async #send<T>(command: string, parameters: object = {}): Promise<T> {
    await this.#select();
    return this.#marionette.send<T>(command, parameters);
  }

  async #point(actions: readonly object[]): Promise<void> {
    await this.#send('WebDriver:PerformActions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
  }
}

async function inContext<T>(marionette: Marionette, context: 'chrome', work: () => Promise<T>): Promise<T> {
  await marionette.send('Marionette:SetContext', { value: context });
  try {
    return await work();
  } finally {
    await marionette.send('Marionette:SetContext', { value: 'content' });
  }
}

/** Presses keys together, the last one last, and lets them go. */
async function pressKeys(marionette: Marionette, keys: readonly string[]): Promise<void> {
  const values = keys.map((key) => keyCodes[key] ?? key);
  const actions = [
    ...values.map((value) => ({ type: 'keyDown', value })),
    ...values.reverse().map((value) => ({ type: 'keyUp', value })),
  ];
  await marionette.send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
}

/**
 * Calls a function, given as its source, with arguments.
 * @param sandbox `null` for the page's own world, `system` for one with the browser's rights.
 * @throws Error with what the function threw.
 */
async function runScript<T>(
  marionette: Marionette,
  source: string,
  args: readonly Json[],
  sandbox: string | null,
): Promise<T> {
  const script = `
    const done = arguments[arguments.length - 1];
    const given = Array.prototype.slice.call(arguments, 0, -1);
    Promise.resolve().then(() => (${source})(...given)).then(
      (value) => done({ returned: value === undefined ? null : value }),
      (error) => done({ thrown: String(error) + '\\n' + (error && error.stack) }),
    );`;
  const outcome = await marionette.send<{ returned: T } | { thrown: string }>(
    'WebDriver:ExecuteAsyncScript',
    {
      script,
      args,
      sandbox,
    },
  );
  if ('thrown' in outcome) throw new Error(outcome.thrown);
  return outcome.returned;
}
