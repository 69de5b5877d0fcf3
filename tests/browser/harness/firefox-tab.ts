import { setTimeout as wait } from 'node:timers/promises';
import type { Json, Point, Tab } from './browser';
import { inBrowserWindow, pointMouse, pressKeys, runScript, touchScreen } from './firefox-commands';
import type { Marionette } from './marionette';

/** A tab of Firefox. Marionette has one tab at a time to which commands go, so no two may be under way at once. */
export class FirefoxTab implements Tab {
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
      const allIn = (tree) => [...(tree?.querySelectorAll('*') ?? [])]
        .flatMap((element) => [element, ...(element.shadowRoot ? allIn(element.shadowRoot) : [])]);
      const roots = documents.flatMap((each) =>
        allIn(each)
          // The browser's own elements have closed roots, too.
          .filter((element) => element.localName.includes('-'))
          .map((element) => element.openOrClosedShadowRoot));
      const closed = roots.filter((root) => root?.mode === 'closed');
      // One in which a card, a notice or buttons are shown, else the page's own.
      const shown = closed.find((root) => root.querySelector('.place > *'));
      return (${read})(shown ?? closed[0] ?? null, ...args);
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

  async tap(x: number, y: number, ms = 30): Promise<void> {
    await this.#touch({ x, y }, { x, y }, 0, ms);
  }

  async swipe(from: Point, to: Point): Promise<void> {
    await this.#touch(from, to, 250, 300);
  }

  drop(): Promise<void> {
    return Promise.reject(new Error('Firefox’s remote protocols drop no files'));
  }

  async press(key: string): Promise<void> {
    await this.#select();
    await pressKeys(this.#marionette, [key]);
  }

  async type(text: string): Promise<void> {
    const element = await this.#send<Record<string, string>>('WebDriver:GetActiveElement');
    await this.#send('WebDriver:ElementSendKeys', { id: Object.values(element)[0], text });
  }

  async setWidth(width: number): Promise<void> {
    await this.focus();
    // A window can't be as narrow as a phone, but the part of it that shows the page can.
    const script = `(value) => { Object.assign(gBrowser.selectedBrowser.style, { width: value, flex: 'none' }); }`;
    await inBrowserWindow(this.#marionette, () =>
      runScript(this.#marionette, script, [`${width}px`], 'default'),
    );
    // The page hears of it a while later.
    const isDone = (wanted: number) => innerWidth === wanted;
    while (!(await this.evaluate(isDone, width))) await wait(20);
  }

  async collectGarbage(): Promise<void> {
    await this.#select();
    // Nodes are freed by the collector of cycles.
    const script = '() => { Cu.forceGC(); Cu.forceCC(); Cu.forceGC(); }';
    await runScript(this.#marionette, script, [], 'system');
  }

  async setMedium(medium: 'screen' | 'print'): Promise<void> {
    await this.#override('mediumOverride', medium === 'print' ? 'print' : '');
  }

  async setForcedColours(on: boolean): Promise<void> {
    await this.#override('forcedColorsOverride', on ? 'active' : 'none');
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

  /** Has the tab's pages find another medium or other preferences than there are. */
  async #override(name: string, value: string): Promise<void> {
    await this.focus();
    const script = '(name, value) => { gBrowser.selectedBrowser.browsingContext[name] = value; }';
    await inBrowserWindow(this.#marionette, () =>
      runScript(this.#marionette, script, [name, value], 'default'),
    );
  }

  /** Sends commands to this tab; it does not come to the front. */
  async #select(): Promise<void> {
    await this.#marionette.send('WebDriver:SwitchToWindow', { handle: this.#handle, focus: false });
  }

  async #send<T>(command: string, parameters: object = {}): Promise<T> {
    await this.#select();
    return this.#marionette.send<T>(command, parameters);
  }

  /** @param move Time of the way, ms. @param stay Time at its end, ms. */
  async #touch(from: Point, to: Point, move: number, stay: number): Promise<void> {
    await this.#select();
    const place = ({ x, y }: Point) => ({ x: Math.round(x), y: Math.round(y) });
    await touchScreen(this.#marionette, [
      { type: 'pointerMove', ...place(from) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerMove', duration: move, ...place(to) },
      { type: 'pause', duration: stay },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  async #point(actions: readonly object[]): Promise<void> {
    await this.#select();
    await pointMouse(this.#marionette, actions);
  }
}
