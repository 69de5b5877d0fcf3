import type { Suggestion } from './browser';

/** What the tools and tests use of the extension API, in functions that are sent to the extension's pages. */
export interface ExtensionApi {
  readonly tabs: {
    query(filter: object): Promise<{ readonly id: number; readonly url?: string }[]>;
    get(id: number): Promise<object>;
    setZoom(id: number, factor: number): Promise<void>;
    sendMessage(id: number, message: object): Promise<unknown>;
  };
  readonly storage: {
    readonly local: {
      /** Null for all of it. */
      get(key: string | null): Promise<Record<string, unknown>>;
      set(values: Record<string, unknown>): Promise<void>;
    };
    readonly session: {
      set(values: Record<string, unknown>): Promise<void>;
      get(key: string): Promise<Record<string, unknown>>;
      readonly onChanged: {
        addListener(listen: (changes: Record<string, { readonly newValue?: object }>) => void): void;
      };
    };
  };
  readonly runtime: {
    sendMessage(message: unknown): Promise<unknown>;
    getManifest(): {
      readonly commands: Record<string, { readonly suggested_key?: { readonly default?: string } }>;
    };
    readonly onMessage: {
      addListener(
        listen: (
          message: { readonly type?: string },
          sender: { readonly tab?: { readonly id: number } },
        ) => void,
      ): void;
    };
  };
  readonly extension: { getViews(): readonly Window[] };
  readonly action: {
    getBadgeText(of: { tabId: number }): Promise<string>;
    getTitle(of: { tabId: number }): Promise<string>;
  };
  readonly commands: {
    readonly onCommand: { dispatch(command: string, tab: object): void };
    getAll(): Promise<{ readonly name?: string; readonly shortcut?: string }[]>;
  };
  readonly omnibox: {
    readonly onInputChanged: { dispatch(text: string, show: (suggestions: Suggestion[]) => void): void };
    readonly onInputEntered: { dispatch(text: string, disposition: string): void };
  };
  readonly contextMenus: { readonly onClicked: { dispatch(info: object, tab: object): void } };
}

declare global {
  var chrome: ExtensionApi;
}
