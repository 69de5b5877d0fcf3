import { noted } from '../log';
import { request } from '../messaging/client';

/**
 * Tells that snippets were changed here, so that open pages mark what is saved now. Nobody waits for it: where none
 * can be told, they see it when they are opened again.
 */
export function tellOfSnippets(): void {
  request('snippetsChanged', undefined).catch(noted('Open pages were not told of changed snippets.'));
}
