import { CARD_LINES, SNIPPET_MAX_UNITS } from '../limits';
import { request } from '../messaging/client';
import { unpackMatches } from '../messaging/packed-matches';
import type { PagePorts } from '../page/page-ports';

/**
 * What an annotator asks of the background, wherever it runs.
 * @param document Id of the corpus document that is shown, or null on a page of the web.
 */
export function commonPorts(document: string | null) {
  return {
    match: async (flows, { markReuse: reuse, sensitivity }, canonical, own) => {
      const answer = await request('matchFlows', { flows, reuse, sensitivity, canonical, document, own });
      const { languages, own: left, isRelated } = answer;
      return { matches: unpackMatches(answer), languages, own: left, isRelated };
    },
    findOwnDocuments: (canonical, text) => request('findOwnDocuments', { canonical, document, text }),
    lookUp: (text, own) =>
      request('lookUp', { text: text.slice(0, SNIPPET_MAX_UNITS), limit: CARD_LINES, own: [...own] }),
    save: async (draft, consent) => {
      const saved = await request('saveSnippet', { draft: { ...draft, document }, consent });
      if (saved.status !== 'saved') return saved;
      const { id, note, lookedUp } = saved.snippet;
      return { status: 'saved', isNew: saved.isNew, id, note, lookedUp };
    },
    undoSave: (id, canonical) => request('undoSave', { id, canonical, document }),
    hide: async (phrase, consent) => {
      const outcome = await request('hidePhrase', { phrase, consent });
      return outcome.status === 'hidden' ? outcome : outcome.status;
    },
    unhide: (key) => request('unhidePhrase', { key }),
    noteSnippet: (id, note, canonical) => request('noteSnippet', { id, note, canonical, document }),
    hasSnippets: (canonical) => request('hasSnippets', { canonical, document }),
    anchorSnippets: (canonical, text) => request('anchorSnippets', { canonical, document, text }),
  } satisfies Partial<PagePorts>;
}
