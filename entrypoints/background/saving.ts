import { askFacts } from '../../utils/messaging/page-facts';
import type { SaveOutcome } from '../../utils/messaging/protocol';
import type { SenderTab } from '../../utils/messaging/server';
import { noteTabSave } from '../../utils/reports/tab-saves';
import { keysOf, siteOf } from '../../utils/snippets/page-key';
import type { SnippetDraft } from '../../utils/snippets/snippet';
import { withinLimits } from '../../utils/snippets/within-limits';
import { saveSnippet } from '../../utils/store/snippets';
import { isCorpusAtHand } from './loaded-corpus';
import { hitsOf, lookUpMissed, NOT_LOOKED_UP } from './snippet-hits';
import { tellAllPages } from './tell-pages';

/**
 * Saves what stands in a frame of a tab, under the address and title that the browser gives for it, with the date,
 * outlet and author that the frame's page gives. From a private window nothing is stored without `consent`.
 */
export async function saveFromTab(
  draft: SnippetDraft,
  tab: Pick<SenderTab, 'url' | 'title' | 'incognito'> & { readonly id: number },
  frameId: number,
  consent: boolean,
): Promise<SaveOutcome> {
  if (tab.incognito && !consent) return { status: 'needsConsent' };
  const url = tab.url || draft.url;
  const title = tab.title || draft.title;
  const said = await askFacts(tab.id, frameId);
  const { date, outlet, author } = said ?? draft;
  // A frame's own address is none of the tab's page.
  const canonical = draft.canonical || (frameId === 0 ? (said?.canonical ?? '') : '');
  const facts = { canonical, date, outlet, author };
  const saved = await saveDraft({ ...draft, ...facts, url, title, document: null });
  if (saved.status === 'saved') await noteTabSave(tab.id, saved.snippet.id).catch(() => undefined);
  return saved;
}

/**
 * Saves at once, even where no corpus is loaded or none can be: the reader's text counts more than its hits. These are
 * added to it as soon as there is a corpus. Open pages then mark it.
 */
export async function saveDraft(given: SnippetDraft): Promise<SaveOutcome> {
  const draft = withinLimits(given);
  const savedAt = Date.now();
  const hits = isCorpusAtHand() ? await hitsOf(draft) : NOT_LOOKED_UP;
  const { snippet, isNew } = await saveSnippet({
    ...draft,
    site: siteOf(draft.url),
    keys: keysOf(draft),
    savedAt,
    changedAt: savedAt,
    note: '',
    tags: [],
    ...hits,
  });
  if (isNew) void tellAllPages('snippetsChanged');
  if (isNew && !snippet.lookedUp)
    lookUpMissed([snippet.id]).catch((error: unknown) =>
      console.warn('A snippet has no hits so far.', error),
    );
  return { status: 'saved', snippet, isNew };
}
