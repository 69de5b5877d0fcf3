import type { SaveOutcome } from '../../utils/messaging/protocol';
import type { SenderTab } from '../../utils/messaging/server';
import { noteTabSave } from '../../utils/reports/tab-saves';
import { keysOf, siteOf } from '../../utils/snippets/page-key';
import type { SnippetDraft } from '../../utils/snippets/snippet';
import { withinLimits } from '../../utils/snippets/within-limits';
import { saveSnippet } from '../../utils/store/snippets';
import { hitsOf } from './snippet-hits';
import { tellAllPages } from './tell-pages';

/**
 * Saves what stands in a tab, under the address and title that the browser gives for it. From a private window
 * nothing is stored without `consent`.
 */
export async function saveFromTab(
  draft: SnippetDraft,
  tab: Pick<SenderTab, 'url' | 'title' | 'incognito'> & { readonly id: number },
  consent: boolean,
): Promise<SaveOutcome> {
  if (tab.incognito && !consent) return { status: 'needsConsent' };
  const url = tab.url || draft.url;
  const title = tab.title || draft.title;
  const saved = await saveDraft({ ...draft, url, title, document: null });
  if (saved.status === 'saved') await noteTabSave(tab.id, saved.snippet.id).catch(() => undefined);
  return saved;
}

/** Saves even where no corpus could be loaded: the reader's text counts more than its hits. Open pages then mark it. */
export async function saveDraft(given: SnippetDraft): Promise<SaveOutcome> {
  const draft = withinLimits(given);
  const savedAt = Date.now();
  const { snippet, isNew } = await saveSnippet({
    ...draft,
    site: siteOf(draft.url),
    keys: keysOf(draft),
    savedAt,
    changedAt: savedAt,
    outlet: '',
    author: '',
    note: '',
    tags: [],
    ...(await hitsOf(draft)),
  });
  if (isNew) void tellAllPages('snippetsChanged');
  return { status: 'saved', snippet, isNew };
}
