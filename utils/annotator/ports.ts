import { CARD_LINES, SNIPPET_MAX_UNITS } from '../limits';
import { request } from '../messaging/client';
import { unpackMatches } from '../messaging/packed-matches';
import type { PagePorts } from '../page/page-annotator';
import { renderCard, renderNotice, styles } from './render';

/** What an annotator asks of the background, and what it renders, wherever it runs. */
export const commonPorts = {
  match: async (flows, reuse, sensitivity) =>
    unpackMatches(await request('matchFlows', { flows, reuse, sensitivity })),
  lookUp: (text) => request('lookUp', { text: text.slice(0, SNIPPET_MAX_UNITS), limit: CARD_LINES }),
  save: async ({ quote, ...draft }, consent) => {
    const cut = { ...quote, exact: quote.exact.slice(0, SNIPPET_MAX_UNITS) };
    const { status } = await request('saveSnippet', { draft: { ...draft, quote: cut }, consent });
    return status;
  },
  renderCard,
  renderNotice,
  styles,
} satisfies Partial<PagePorts>;
