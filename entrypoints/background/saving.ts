import { originOf } from '../../utils/messaging/frame-address';
import { askFacts } from '../../utils/messaging/page-facts';
import type { SaveOutcome } from '../../utils/messaging/protocol';
import { summarise } from '../../utils/reports/summary';
import { readTabReport } from '../../utils/reports/tab-reports';
import { noteTabSave } from '../../utils/reports/tab-saves';
import { keysOf, siteOf } from '../../utils/snippets/page-key';
import type { SnippetDraft } from '../../utils/snippets/snippet';
import { withinLimits } from '../../utils/snippets/within-limits';
import { saveSnippet } from '../../utils/store/snippets';
import { isCorpusAtHand } from './loaded-corpus';
import { hitsOf, lookUpMissed, NOT_LOOKED_UP } from './snippet-hits';
import { tellAllPages } from './tell-pages';

/**
 * Saves a wording of a frame of a tab, under the address that the browser gives for it, with the date, outlet and
 * author that the frame's page gives. The browser's title is the tab's, so that a frame's is its own. From a private
 * window nothing is stored without `consent`.
 */
export async function saveFromFrame(
  draft: SnippetDraft,
  frame: { readonly tabId: number; readonly frameId: number; readonly url: string },
  tab: { readonly title: string; readonly incognito: boolean },
  consent: boolean,
): Promise<SaveOutcome> {
  if (tab.incognito && !consent) return { status: 'needsConsent' };
  const url = frame.url || draft.url;
  const title = frame.frameId === 0 ? tab.title || draft.title : draft.title || tab.title;
  const said = await askFacts(frame.tabId, frame.frameId);
  const { date, outlet, author } = said ?? draft;
  const canonical = draft.canonical || (said?.canonical ?? '');
  const facts = { canonical, date, outlet, author };
  const { own } = summarise(await readTabReport(frame.tabId).catch(() => ({})));
  const saved = await saveDraft({ ...draft, ...facts, url, title, document: null }, own);
  if (saved.status === 'saved')
    await noteTabSave({ ...frame, origin: originOf(frame.url) }, saved.snippet.id).catch(() => undefined);
  return saved;
}

/**
/**
 * Saves at once, even where no corpus is loaded or none can be: the user's text counts more than its hits. These are
 * added to it as soon as there is a corpus. Open pages then mark it.
 * @param own Ids of the user's own documents that are the text it is from, and are no evidence there.
 */
export async function saveDraft(given: SnippetDraft, own: readonly string[] = []): Promise<SaveOutcome> {
  const draft = withinLimits(given);
  const savedAt = Date.now();
  const hits = isCorpusAtHand() ? await hitsOf(draft, own) : NOT_LOOKED_UP;
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
