import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import type { Json, Point, Tab } from './browser';

/** Height of the viewport, CSS pixels. */
const VIEWPORT_HEIGHT = 800;

/** The parts of a node of `DOM.getDocument` that are used here. */
interface DomNode {
  readonly backendNodeId: number;
  readonly shadowRootType?: string;
  /** Names and values by turns. */
  readonly attributes?: readonly string[];
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
  readonly contentDocument?: DomNode;
}

/** The parts of an answer of `Runtime.evaluate` or `Runtime.callFunctionOn` that are used here. */
interface Evaluation {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

/** A tab of Chromium. */
export class ChromiumTab implements Tab {
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
    const roots = closedShadowRoots(root);
    const card = roots.find(isShown) ?? roots[0];
    const { object } = await this.#session.send(
      'DOM.resolveNode',
      // A function has to be called on some object; without a card that is the document.
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

  async tap(x: number, y: number, ms = 30): Promise<void> {
    await this.#touch([{ x, y }], ms);
  }

  async swipe(from: Point, to: Point): Promise<void> {
    const steps = Array.from({ length: 11 }, (_, i) => ({
      x: from.x + ((to.x - from.x) * i) / 10,
      y: from.y + ((to.y - from.y) * i) / 10,
    }));
    await this.#touch(steps, 300);
  }

  async drop(paths: readonly string[], x: number, y: number): Promise<void> {
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await this.#session.send('Input.dispatchDragEvent', { type, x, y, data });
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.insertText(text);
  }

  setWidth(width: number): Promise<void> {
    return this.#page.setViewportSize({ width, height: VIEWPORT_HEIGHT });
  }

  async collectGarbage(): Promise<void> {
    await this.#session.send('HeapProfiler.collectGarbage');
  }

  setMedium(media: 'screen' | 'print'): Promise<void> {
    return this.#page.emulateMedia({ media });
  }

  setForcedColours(on: boolean): Promise<void> {
    return this.#page.emulateMedia({ forcedColors: on ? 'active' : 'none' });
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

  /** Puts a finger down at the first point, moves it to the others and leaves it there for some ms. */
  async #touch([first, ...others]: readonly Point[], ms: number): Promise<void> {
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
      this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
    await this.#session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await send('touchStart', [first]);
    for (const point of others) {
      await wait(20);
      await send('touchMove', [point]);
    }
    await wait(ms);
    await send('touchEnd', []);
    await this.#session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  }
}

/** The closed shadow roots of a document, then those of its frames. */
function closedShadowRoots(document: DomNode): DomNode[] {
  const roots: DomNode[] = [];
  const frames: DomNode[] = [];
  const look = ({ shadowRoots = [], children = [], contentDocument }: DomNode) => {
    roots.push(...shadowRoots.filter(({ shadowRootType }) => shadowRootType === 'closed'));
    for (const open of shadowRoots.filter(({ shadowRootType }) => shadowRootType === 'open')) look(open);
    if (contentDocument) frames.push(contentDocument);
    for (const child of children) look(child);
  };
  look(document);
  return [...roots, ...frames.flatMap(closedShadowRoots)];
}

/** Whether a card, a notice or buttons are shown in a closed shadow root. */
function isShown({ children = [] }: DomNode): boolean {
  return children.some(
    ({ attributes = [], children: shown = [] }) => / \S+-place/.test(attributes[1] ?? '') && shown.length > 0,
  );
}

function resultOf<T>({ result, exceptionDetails }: Evaluation): T {
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}
