import { request } from '../messaging/client';

/** Tells that snippets were changed here, so that open pages mark what is saved now. Nobody waits for it. */
export function tellOfSnippets(): void {
  request('snippetsChanged', undefined).catch(() => undefined);
}
