import type { CDPSession, Page, Worker } from 'playwright-core';
import type { Json, LaunchOptions, Tab, TestBrowser } from './browser';
import { type Chromium, inertPage, launchChromium, tabIdOf } from './chromium';
import './extension-api';

/** A node as `DOM.getDocument` gives it, with what is looked at here. */
interface DomNode {
  readonly backendNodeId: number;
  readonly shadowRootType?: string;
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
  readonly contentDocument?: DomNode;
}

/** What `Runtime.evaluate` and `Runtime.callFunctionOn` answer, with what is looked at here. */
interface Evaluation {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

/** Starts Chromium for the tests. */
export async function launchChromiumDriver(options: LaunchOptions): Promise<TestBrowser> {
  const chromium = await launchChromium(options);
  const [helper] = chromium.context.pages();
  await helper.goto(inertPage(chromium));
  return new ChromiumDriver(chromium, helper);
}

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

  async stopBackground(): Promise<void> {
    const targetId = await this.#workerTarget();
    if (targetId !== undefined) await this.#chromium.session.send('Target.closeTarget', { targetId });
  }

  async isBackgroundRunning(): Promise<boolean> {
    return (await this.#workerTarget()) !== undefined;
  }

  async takeErrors(): Promise<string[]> {
    return this.#errors.splice(0);
  }

  close(): Promise<void> {
    return this.#chromium.close();
  }

  async #workerTarget(): Promise<string | undefined> {
    const { targetInfos } = await this.#chromium.session.send('Target.getTargets');
    const ours = targetInfos.find(
      ({ type, url }) => type === 'service_worker' && url.startsWith(this.extensionAddress),
    );
    return ours?.targetId;
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

class ChromiumTab implements Tab {
  readonly id: number;
  readonly #page: Page;
  readonly #session: CDPSession;

  constructor(page: Page, id: number, session: CDPSession) {
    this.#page = page;
    this.id = id;
    this.#session = session;
  }

  async goTo(address: string): Promise<void> {
    await this.#page.goto(address);
  }

  async evaluate<A extends readonly Json[], T>(read: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    const expression = `(${read})(...${JSON.stringify(args)})`;
    return resultOf(
      await this.#session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }),
    );
  }

  async evaluateInCard<A extends readonly Json[], T>(
    read: (root: ShadowRoot | null, ...args: A) => T,
    ...args: A
  ): Promise<T> {
    const { root } = await this.#session.send('DOM.getDocument', { depth: -1, pierce: true });
    const card = closedShadowRoot(root);
    const { object } = await this.#session.send(
      'DOM.resolveNode',
      // Without a card, the document stands in as the object that a function can be called on.
      { backendNodeId: (card ?? root).backendNodeId },
    );
    return resultOf(
      await this.#session.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: `function (...args) { return (${read})(${card ? 'this' : 'null'}, ...args); }`,
        arguments: args.map((value) => ({ value })),
        returnByValue: true,
      }),
    );
  }

  moveMouse(x: number, y: number): Promise<void> {
    return this.#page.mouse.move(x, y);
  }

  click(x: number, y: number): Promise<void> {
    return this.#page.mouse.click(x, y);
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.insertText(text);
  }

  screenshot(): Promise<Buffer> {
    return this.#page.screenshot();
  }

  focus(): Promise<void> {
    return this.#page.bringToFront();
  }

  close(): Promise<void> {
    return this.#page.close();
  }
}

/** The first closed shadow root of a document and its frames, or undefined. */
function closedShadowRoot(node: DomNode): DomNode | undefined {
  const own = node.shadowRoots?.find(({ shadowRootType }) => shadowRootType === 'closed');
  if (own) return own;
  const below = [...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])];
  for (const child of below) {
    const found = closedShadowRoot(child);
    if (found) return found;
  }
  return undefined;
}

function resultOf<T>({ result, exceptionDetails }: Evaluation): T {
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}
