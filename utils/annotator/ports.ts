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
  save: async ({ text, ...draft }, consent) => {
    const whole = { ...draft, text: text.slice(0, SNIPPET_MAX_UNITS) };
    const { status } = await request('saveSnippet', { draft: whole, consent });
    return status;
  },
  renderCard,
  renderNotice,
  styles,
} satisfies Partial<PagePorts>;
