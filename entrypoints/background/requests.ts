import { openLibrary } from '../../utils/hooks/open-library';
import { lookUpRoute } from '../../utils/library/route';
import { answerLookUp } from '../../utils/lookup/answer-look-up';
import { lookUp } from '../../utils/lookup/look-up';
import { widespreadPhrases } from '../../utils/lookup/suggest';
import { matchText } from '../../utils/match/match-text';
import { packMatches } from '../../utils/messaging/packed-matches';
import type { SaveOutcome } from '../../utils/messaging/protocol';
import type { RequestHandlers, SenderTab } from '../../utils/messaging/server';
import { putFrameReport } from '../../utils/reports/tab-reports';
import type { SnippetDraft } from '../../utils/snippets/snippet';
import { saveSnippet } from '../../utils/store/snippets';
import { showBadge } from './badge';
import { injectAnnotator } from './injection';
import { loadCorpus } from './loaded-corpus';
import { checkCorpusOnce, onWorkerMessage, rebuildWhereNeeded } from './rebuild';
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
    checkCorpusOnce();
    return packMatches(flows.map((flow) => matchText(knowledge, flow, { reuse, sensitivity })));
  },

  async lookUp({ text, limit }) {
    return answerLookUp(text, limit, await loadSources());
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
    await openLibrary(lookUpRoute(text), sender.kind === 'frame' ? sender.tab : null);
  },

  async rebuildCorpus() {
    await rebuildWhereNeeded();
  },

  async rebuildProgressed(message) {
    await onWorkerMessage(message);
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

/** Saves even where no corpus could be loaded: the reader's text counts more than its hits. */
async function saveDraft(draft: SnippetDraft) {
  const found = await loadCorpus()
    .then(async ({ version, knowledge, readDocuments }) => ({
      corpusVersion: version,
      hits: lookUp(draft.phrase ?? draft.text, 0, knowledge.index, await readDocuments()).documents,
    }))
    .catch(() => ({ corpusVersion: '', hits: [] }));
  return saveSnippet({ ...draft, savedAt: Date.now(), ...found });
}
