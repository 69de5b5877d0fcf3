import { browser } from '../../utils/browser';
import { lookUp } from '../../utils/lookup/look-up';
import { matchText } from '../../utils/match/match-text';
import type { SaveOutcome } from '../../utils/messaging/protocol';
import type { RequestHandlers, Sender } from '../../utils/messaging/server';
import { putFrameReport } from '../../utils/reports/tab-reports';
import type { SnippetDraft } from '../../utils/snippets/snippet';
import { saveSnippet } from '../../utils/store/snippets';
import { showBadge } from './badge';
import { type LoadedCorpus, loadCorpus } from './corpus';
import { injectAnnotator } from './injection';

/** What the background answers to each request. */
export const requestHandlers: RequestHandlers = {
  async wakeAnnotator(_data, sender) {
    if (sender.kind === 'frame') await injectAnnotator(sender.tabId, sender.frameId);
  },

  async matchFlows({ flows, reuse }) {
    const { matcher, index } = await loadCorpus();
    return flows.map((flow) => matchText(matcher, index, flow, reuse));
  },

  async lookUp({ text, limit }) {
    const { index, documents } = await loadCorpus();
    return lookUp(text, limit, index, documents);
  },

  async saveSnippet({ draft, consent }, sender) {
    return sender.kind === 'frame'
      ? saveFromTab(draft, sender.tab, consent)
      : { status: 'saved', snippet: await saveDraft(draft) };
  },

  async reportFrame(report, sender) {
    if (sender.kind !== 'frame') return;
    await showBadge(sender.tabId, await putFrameReport(sender.tabId, sender.frameId, report));
  },

  async openLookUp({ text }, sender) {
    const url = browser.runtime.getURL(`popup.html#/look-up/${encodeURIComponent(text.toWellFormed())}`);
    const beside = sender.kind === 'frame' && !sender.tab.incognito;
    await browser.tabs.create(
      beside ? { url, index: sender.tab.index + 1, windowId: sender.tab.windowId } : { url },
    );
  },
};

/**
 * Saves what stands in a tab, under the address and title that the browser gives for it. From a private window
 * nothing is stored without `consent`.
 */
export async function saveFromTab(
  draft: SnippetDraft,
  tab: Extract<Sender, { kind: 'frame' }>['tab'],
  consent: boolean,
): Promise<SaveOutcome> {
  if (tab.incognito && !consent) return { status: 'needsConsent' };
  const url = tab.url || draft.url;
  const title = tab.title || draft.title;
  return { status: 'saved', snippet: await saveDraft({ ...draft, url, title }) };
}

/** Saves even where no corpus could be loaded: the reader's text counts more than its hits. */
async function saveDraft(draft: SnippetDraft) {
  const corpus = await loadCorpus().catch((): LoadedCorpus | null => null);
  const hits = corpus ? lookUp(draft.phrase ?? draft.text, 0, corpus.index, corpus.documents).documents : [];
  return saveSnippet({ ...draft, savedAt: Date.now(), hits, corpusVersion: corpus?.version ?? '' });
}
