/** What the tools and tests use of the extension API, in functions that are sent to the extension's pages. */
export interface ExtensionApi {
  readonly tabs: {
    query(filter: object): Promise<{ readonly id: number; readonly url?: string }[]>;
    get(id: number): Promise<object>;
  };
  readonly storage: {
    readonly session: {
      get(key: string): Promise<Record<string, unknown>>;
      readonly onChanged: {
        addListener(listen: (changes: Record<string, { readonly newValue?: object }>) => void): void;
      };
    };
  };
  readonly runtime: {
    sendMessage(message: unknown): Promise<unknown>;
    readonly onMessage: {
      addListener(
        listen: (
          message: { readonly type?: string },
          sender: { readonly tab?: { readonly id: number } },
        ) => void,
      ): void;
    };
  };
  readonly action: { getBadgeText(of: { tabId: number }): Promise<string> };
  readonly commands: { readonly onCommand: { dispatch(command: string, tab: object): void } };
  readonly contextMenus: { readonly onClicked: { dispatch(info: object, tab: object): void } };
}

declare global {
  var chrome: ExtensionApi;
}
