import type { Profile } from './profile';

/** A value that goes to a page and back as JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** How a browser is started. */
export interface LaunchOptions {
  /** Folder of the built extension for this browser. */
  readonly extension: string;
  readonly colourScheme?: 'light' | 'dark';
  /** Folder of the browser's profile; a new empty one by default. */
  readonly profile?: Profile;
  /** Whether the page that a new installation opens stays; else it is closed before anything else is done. */
  readonly keepsWelcome?: boolean;
  /** Whether it never keeps history, so that every window is a private one. Firefox alone. */
  readonly alwaysPrivate?: boolean;
}

/** A real browser with the extension in it, as the tests use both of them. Every function rejects where it fails. */
export interface TestBrowser {
  readonly name: 'chromium' | 'firefox';
  /** Base address of the extension's own pages, with the closing slash. */
  readonly extensionAddress: string;
  /** Opens an address in a new tab, which gets the focus, and waits until it has loaded. */
  open(address: string): Promise<Tab>;
  /** Addresses of all open tabs. */
  addresses(): Promise<string[]>;
  /**
   * Does what the reader's keys for one of the extension's commands do while `tab` has the focus. Firefox gets
   * the real keys; Chromium's remote protocol can't press them, so its event is sent to the background's listener.
   */
  runCommand(command: string, tab: Tab): Promise<void>;
  /**
   * Chooses an entry of the extension's in the context menu of the text that is selected in a tab, or of the page. In Firefox it is
   * opened by the mouse; Chromium's is the system's own, so its event is sent to the background's listener.
   */
  chooseFromMenu(entry: string, tab: Tab): Promise<void>;
  /**
   * What is suggested for a text after the extension's keyword in the address bar, without the default suggestion.
   * Firefox's own address bar is typed into; Chromium's is the system's own, so its event is sent to the background's
   * listener.
   */
  suggestionsFor(text: string): Promise<Suggestion[]>;
  /** Enters a text after the keyword, in the same ways. */
  enterKeyword(text: string, disposition: 'currentTab' | 'newForegroundTab'): Promise<void>;
  /** Stops the service worker or event page, as the browser does with an idle one. */
  stopBackground(): Promise<void>;
  isBackgroundRunning(): Promise<boolean>;
  /** Uncaught exceptions and logged errors of all pages and of the extension, since the start or the last call. */
  takeErrors(): Promise<string[]>;
  close(): Promise<void>;
}

/** A suggestion of the address bar: what choosing it enters, and what is shown. */
export interface Suggestion {
  readonly content: string;
  readonly description: string;
}

/** A point of the viewport, CSS pixels from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One tab. Co-ordinates are CSS pixels from the viewport's upper left corner. */
export interface Tab {
  /** The extension API's number of this tab. */
  readonly id: number;
  goTo(address: string): Promise<void>;
  /**
   * Runs a function in the page's own world and returns what it returns or what its promise brings. It is sent as
   * text: it sees its arguments and the page, nothing of the test.
   */
  evaluate<A extends readonly Json[], T>(read: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** The same with the extension's closed shadow root as first argument, null where there is none. */
  evaluateInCard<A extends readonly Json[], T>(
    read: (root: ShadowRoot | null, ...args: A) => T,
    ...args: A
  ): Promise<T>;
  moveMouse(x: number, y: number): Promise<void>;
  click(x: number, y: number): Promise<void>;
  /** Touches the screen at a point for a moment, or for some ms. */
  tap(x: number, y: number, ms?: number): Promise<void>;
  /** Moves a finger on the screen, slowly enough that nothing flies on. */
  swipe(from: Point, to: Point): Promise<void>;
  /**
   * Drops files and folders of this machine at a point, as from a file manager. Chromium alone: Firefox's remote
   * protocols can't, and it rejects.
   */
  drop(paths: readonly string[], x: number, y: number): Promise<void>;
  /** Presses one key by its DOM name (`Escape`, `Enter`, `Tab`) or character. */
  press(key: string): Promise<void>;
  /** Puts text into the field that has the focus, as a reader's input method does. */
  type(text: string): Promise<void>;
  /** Makes the viewport as wide as a phone's or a window's, in CSS pixels. */
  setWidth(width: number): Promise<void>;
  /** Makes the tab's process free what nothing refers to any more. */
  collectGarbage(): Promise<void>;
  /** Shows the page as it is on a screen, or as it would be on paper. */
  setMedium(medium: 'screen' | 'print'): Promise<void>;
  /** Has the system's colours forced on the page, as high contrast does, or not. */
  setForcedColours(on: boolean): Promise<void>;
  /** PNG of the viewport. */
  screenshot(): Promise<Buffer>;
  /** Brings the tab to the front. */
  focus(): Promise<void>;
  close(): Promise<void>;
}
