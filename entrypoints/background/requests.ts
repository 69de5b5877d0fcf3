import { browser } from '../../utils/browser';
import { libraryPath, lookUpRoute } from '../../utils/library/route';
import { answerLookUp } from '../../utils/lookup/answer-look-up';
import { lookUp } from '../../utils/lookup/look-up';
import { widespreadPhrases } from '../../utils/lookup/suggest';
import { matchText } from '../../utils/match/match-text';
import { packMatches } from '../../utils/messaging/packed-matches';
import type { SaveOutcome } from '../../utils/messaging/protocol';
import type { RequestHandlers, SenderTab } from '../../utils/messaging/server';
import { putFrameReport } from '../../utils/reports/tab-reports';
import { leavePrivateLookUp } from '../../utils/settings/private-look-up';
import type { SnippetDraft } from '../../utils/snippets/snippet';
import { saveSnippet } from '../../utils/store/snippets';
import { showBadge } from './badge';
import { type LoadedCorpus, loadCorpus } from './corpus';
import { injectAnnotator } from './injection';
import { rebuildWhereNeeded } from './rebuild';
import { loadRecord } from './record';
import { answerStudy, loadSources } from './studying';
import { warmUpOnce } from './warm-up';

/** What the background answers to each request. */
export const requestHandlers: RequestHandlers = {
  async wakeAnnotator(_data, sender) {
    if (sender.kind !== 'frame') return;
    // Needed in a moment; a failure is told to who asks for matches.
    loadCorpus().catch(() => undefined);
    await injectAnnotator(sender.tabId, sender.frameId);
  },

  async matchFlows({ flows, reuse, sensitivity }) {
    const corpus = await loadCorpus();
    const { knowledge } = corpus;
    warmUpOnce(corpus);
    return packMatches(flows.map((flow) => matchText(knowledge, flow, { reuse, sensitivity })));
  },

  async lookUp({ text, limit }) {
    const [corpus, record] = await Promise.all([loadCorpus(), loadRecord()]);
    return answerLookUp(text, limit, { ...corpus, record });
  },

  async study({ text }) {
    return answerStudy(text);
  },

  async listWidespread({ limit }) {
    return widespreadPhrases(limit, await loadSources());
  },

  async saveSnippet({ draft, consent }, sender) {
    if (sender.kind === 'frame') return saveFromTab(draft, sender.tab, consent);
    // A popup's window is not known here: it asks the reader itself, and says so.
    return consent ? { status: 'saved', snippet: await saveDraft(draft) } : { status: 'needsConsent' };
  },

  async reportFrame(report, sender) {
    if (sender.kind !== 'frame') return;
    await showBadge(sender.tabId, await putFrameReport(sender.tabId, sender.frameId, report));
  },

  async openLookUp({ text }, sender) {
    await openLookUp(text, sender.kind === 'frame' ? sender.tab : undefined);
  },

  async rebuildCorpus() {
    await rebuildWhereNeeded();
  },
};

/**
 * Saves what stands in a tab, under the address and title that the browser gives for it. From a private window
 * nothing is stored without `consent`.
 */
export async function saveFromTab(
  draft: SnippetDraft,
  tab: Pick<SenderTab, 'url' | 'title' | 'incognito'>,
  consent: boolean,
): Promise<SaveOutcome> {
  if (tab.incognito && !consent) return { status: 'needsConsent' };
  const url = tab.url || draft.url;
  const title = tab.title || draft.title;
  return { status: 'saved', snippet: await saveDraft({ ...draft, url, title }) };
}

/** Opens the look-up page with a text, beside the tab it was asked from; a private tab's text stays out of the address. */
export async function openLookUp(
  text: string,
  tab?: Pick<SenderTab, 'index' | 'incognito'> & { windowId?: number | undefined },
): Promise<void> {
  if (tab?.incognito) {
    await leavePrivateLookUp(text);
    await browser.tabs.create({ url: browser.runtime.getURL(libraryPath(lookUpRoute(''))) });
  } else {
    const url = browser.runtime.getURL(libraryPath(lookUpRoute(text)));
    await browser.tabs.create(tab ? { url, index: tab.index + 1, windowId: tab.windowId } : { url });
  }
}

/** Saves even where no corpus could be loaded: the reader's text counts more than its hits. */
async function saveDraft(draft: SnippetDraft) {
  const corpus = await loadCorpus().catch((): LoadedCorpus | null => null);
  const hits = corpus
    ? lookUp(draft.phrase ?? draft.text, 0, corpus.knowledge.index, corpus.documents).documents
    : [];
  return saveSnippet({ ...draft, savedAt: Date.now(), hits, corpusVersion: corpus?.version ?? '' });
}
