/** What the tools and tests use of the extension API, in functions that are sent to Chromium's extension pages. */
export interface ExtensionApi {
  readonly tabs: { query(filter: object): Promise<{ readonly id: number; readonly url?: string }[]> };
  readonly storage: { readonly session: { get(key: string): Promise<Record<string, unknown>> } };
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  readonly commands: { readonly onCommand: { dispatch(command: string, tab: object): void } };
}

declare global {
  var chrome: ExtensionApi;
}
