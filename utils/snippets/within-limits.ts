import { ADDRESS_MAX_UNITS, TITLE_MAX_UNITS } from '../limits';
import type { SnippetDraft } from './snippet';

/**
 * What is to be saved, with addresses and title cut to ADDRESS_MAX_UNITS and TITLE_MAX_UNITS: pages can have them of
 * any length, and a file of snippets refuses longer ones.
 */
export function withinLimits(draft: SnippetDraft): SnippetDraft {
  return {
    ...draft,
    url: draft.url.slice(0, ADDRESS_MAX_UNITS),
    canonical: draft.canonical.slice(0, ADDRESS_MAX_UNITS),
    title: draft.title.slice(0, TITLE_MAX_UNITS),
  };
}
