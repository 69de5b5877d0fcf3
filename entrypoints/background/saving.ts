import { askFacts } from '../../utils/messaging/page-facts';
import type { SaveOutcome } from '../../utils/messaging/protocol';
import type { SenderTab } from '../../utils/messaging/server';
import { summarise } from '../../utils/reports/summary';
import { readTabReport } from '../../utils/reports/tab-reports';
import { noteTabSave } from '../../utils/reports/tab-saves';
import { keysOf, siteOf } from '../../utils/snippets/page-key';
import type { SnippetDraft } from '../../utils/snippets/snippet';
import { withinLimits } from '../../utils/snippets/within-limits';
import { saveSnippet } from '../../utils/store/snippets';
import { hitsOf } from './snippet-hits';
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
  const { own } = summarise(await readTabReport(tab.id).catch(() => ({})));
  const saved = await saveDraft({ ...draft, ...facts, url, title, document: null }, own);
  if (saved.status === 'saved') await noteTabSave(tab.id, saved.snippet.id).catch(() => undefined);
  return saved;
}

/**
 * Saves even where no corpus could be loaded: the reader's text counts more than its hits. Open pages then mark it.
 * @param own Ids of the reader's own documents that are the text it stands in, and are no evidence there.
 */
export async function saveDraft(given: SnippetDraft, own: readonly string[] = []): Promise<SaveOutcome> {
  const draft = withinLimits(given);
  const savedAt = Date.now();
  const { snippet, isNew } = await saveSnippet({
    ...draft,
    site: siteOf(draft.url),
    keys: keysOf(draft),
    savedAt,
    changedAt: savedAt,
    note: '',
    tags: [],
    ...(await hitsOf(draft, own)),
  });
  if (isNew) void tellAllPages('snippetsChanged');
  return { status: 'saved', snippet, isNew };
}
