import { openLibrary } from '../../utils/actions/surfaces';
import { isFurniture } from '../../utils/corpus/furniture';
import { lookUpRoute } from '../../utils/library/route';
import { CARD_LINES } from '../../utils/limits';
import { noted, readLog } from '../../utils/log';
import { answerInPage, answerLookUp } from '../../utils/lookup/answer-look-up';
import { widespreadPhrases } from '../../utils/lookup/suggest';
import { forEveryone, withAudience } from '../../utils/match/match';
import { matchFlow } from '../../utils/match/match-page';
import { matchText } from '../../utils/match/match-text';
import { requestPage } from '../../utils/messaging/client';
import { packMatches } from '../../utils/messaging/packed-matches';
import type { RequestHandlers } from '../../utils/messaging/server';
import { isTabAsked, putFrameReport } from '../../utils/reports/tab-storage';
import { showButton } from './badge';
import { loadCorpus, warmUpOnce } from './loaded-corpus';
import { answerStudy, datePhrases, loadSources, lookUpMissed } from './look-ups';
import { withMeanings } from './meanings';
import { findOwnDocuments, knowledgeWithout, ownOfFlows } from './own-documents';
import {
  anchorSnippets,
  hasSnippets,
  hidePhrase,
  noteSnippet,
  undoSave,
  unhidePhrase,
} from './page-requests';
import { injectAnnotator, injectViews, notifyAllPages } from './pages';
import { checkCorpusOnce, onWorkerMessage, rebuildWhereNeeded, resumeRebuild } from './rebuild';
import { saveDraft, saveFromFrame } from './saving';

/** What the background answers to each request. */
export const requestHandlers: RequestHandlers = {
  async wakeAnnotator(_data, sender) {
    if (sender.kind !== 'frame') return;
    // Needed in a moment. If it fails, the request for matches reports it.
    loadCorpus().catch(noted('The corpus was not loaded ahead of a page.'));
    const { tabId, frameId } = sender;
    await injectAnnotator(tabId, frameId);
    if (await isTabAsked(tabId))
      await requestPage({ tabId, frameId }, 'markPage', { on: true }).catch(
        noted('A page was not marked though the user asked for it.'),
      );
  },

  async injectViews(_data, sender) {
    if (sender.kind === 'frame') await injectViews(sender.tabId, sender.frameId);
  },

  async matchFlows({ flows, reuse, sensitivity, own: known, ...name }, sender) {
    const corpus = await loadCorpus();
    warmUpOnce(corpus);
    checkCorpusOnce();
    const own = ownOfFlows(corpus, name, sender, known, flows);
    const knowledge = await knowledgeWithout(corpus, own.numbers);
    const options = { reuse, sensitivity };
    // On the extension's own pages no script listens.
    const hasSecrets = sender.kind === 'frame' && corpus.openKnowledge !== corpus.knowledge;
    const languages: number[] = [];
    const matches = flows.map((flow) => {
      const { matches: found, language } = matchFlow(knowledge, flow, options);
      languages.push(Math.round(language * 10) / 10);
      if (!hasSecrets) return forEveryone(found.length > 0 && isFurniture(flow) ? [] : found);
      const open = matchText(corpus.openKnowledge, flow, options);
      return found.length + open.length > 0 && isFurniture(flow) ? [] : withAudience(found, open);
    });
    return {
      ...packMatches(matches),
      languages,
      own: corpus.sentences === null ? null : own.ids,
      isRelated: own.isRelated,
    };
  },

  findOwnDocuments,

  async lookUp({ text, limit, own }, sender) {
    const { openIndex, ...sources } = await loadSources(own);
    if (sender.kind !== 'frame') return withMeanings(answerLookUp(text, limit, sources), sources, false);
    const answer = answerInPage(text, Math.min(limit, CARD_LINES), sources, openIndex);
    return withMeanings(answer, sources, true);
  },

  async datePhrases({ phrases }) {
    return datePhrases(phrases);
  },

  async study({ text }) {
    return answerStudy(text);
  },

  async listWidespread({ limit }) {
    return widespreadPhrases(limit, await loadSources());
  },

  async saveSnippet({ draft, consent }, sender) {
    if (sender.kind === 'frame') return saveFromFrame(draft, sender, sender.tab, consent);
    // A popup's window is not known here: the popup asks the user itself, and sends the consent.
    return consent ? saveDraft(draft) : { status: 'needsConsent' };
  },

  hasSnippets,
  anchorSnippets,
  undoSave,
  noteSnippet,
  hidePhrase,
  unhidePhrase,

  async lookUpMissed({ ids }) {
    return lookUpMissed(ids);
  },

  async snippetsChanged() {
    await notifyAllPages('snippetsChanged');
  },

  async reportFrame(report, sender) {
    if (sender.kind !== 'frame') return;
    await putFrameReport(sender.tabId, sender.frameId, report);
    await showButton(sender.tabId);
  },

  async openLookUp({ text }, sender) {
    await openLibrary(lookUpRoute(text), sender.kind === 'frame' ? sender.tab : null);
  },

  async rebuildCorpus() {
    await rebuildWhereNeeded(true);
  },

  async resumeRebuild() {
    await resumeRebuild();
  },

  async rebuildProgressed(message) {
    await onWorkerMessage(message);
  },

  readLog,
};
