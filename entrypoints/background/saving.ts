import type { Tabs } from 'webextension-polyfill';
import { i18n } from '#i18n';
import { browser } from '../../utils/browser';
import { SNIPPET_MAX_UNITS } from '../../utils/limits';
import { noted, warn } from '../../utils/log';
import { requestPage } from '../../utils/messaging/client';
import { frameAddress, originOf } from '../../utils/messaging/frame-address';
import { askFacts } from '../../utils/messaging/page-facts';
import type { PageProtocol, SaveOutcome } from '../../utils/messaging/protocol';
import { summarise } from '../../utils/reports/report';
import { noteTabSave, readTabReport } from '../../utils/reports/tab-storage';
import { keysOf, siteOf } from '../../utils/snippets/page-key';
import { makeDraft, type SnippetDraft, withinLimits } from '../../utils/snippets/snippet';
import { saveSnippet } from '../../utils/store/snippets';
import { sayOnButton } from './badge';
import { isCorpusAtHand } from './loaded-corpus';
import { hitsOf, lookUpMissed, NOT_LOOKED_UP } from './look-ups';
import { notifyAllPages } from './pages';

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
  const { own } = summarise(
    await readTabReport(frame.tabId).catch(noted('A tab’s report was not read for a save.', {})),
  );
  const saved = await saveDraft({ ...draft, ...facts, url, title, document: null }, own);
  if (saved.status === 'saved')
    await noteTabSave({ ...frame, origin: originOf(frame.url) }, saved.snippet.id).catch(
      noted('A save was not noted for its tab.'),
    );
  return saved;
}

/**
 * Saves at once, even if no corpus is or can be loaded: the user's text matters more than its hits, which are added as
 * soon as there is a corpus. Open pages then mark it.
 * @param own Ids of the user's own documents that are the text it is from, and therefore no evidence.
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
  if (isNew) void notifyAllPages('snippetsChanged');
  if (isNew && !snippet.lookedUp)
    lookUpMissed([snippet.id]).catch((error: unknown) => warn('A snippet has no hits so far.', error));
  return { status: 'saved', snippet, isNew };
}

type Said = Parameters<PageProtocol['snippetSaved']>[0];

/** A tab that has a number. */
type KnownTab = Tabs.Tab & { readonly id: number };

/**
 * Saves what is selected in a tab, and says so there: in the frame that has the focus, else in the first with a
 * selection, since the keys also work from the address bar and the find bar, and the user may be in another tab by now.
 */
export async function saveSelectionOf(tab: KnownTab): Promise<void> {
  const results = await browser.scripting
    .executeScript({ target: { tabId: tab.id, allFrames: true }, func: readSelection })
    .catch(noted('The selection of a tab was not read.', []));
  const frames = results.flatMap(({ frameId = 0, result }) =>
    result ? [{ frameId, ...(result as Selected) }] : [],
  );
  const found = frames.find(({ isFocused }) => isFocused) ?? frames.find(({ text }) => text.trim() !== '');
  const { text, ...frame } = found ?? { frameId: 0, text: '', url: '', title: '' };
  if (text.trim() !== '') return saveSelection(text.trim(), tab, frame);
  await say({ outcome: 'nothing', draft: null, note: '', failure: null }, tab.id, frame.frameId);
}

/** What is selected in a frame, with address and title of its document. */
interface Selected {
  readonly text: string;
  readonly url: string;
  readonly title: string;
  /** Whether keys go to this frame itself, not to one within it. */
  readonly isFocused: boolean;
}

/** Runs in each frame of the page, without access to this module. */
function readSelection(): Selected {
  const isInner = /^I?FRAME$/i.test(document.activeElement?.tagName ?? '');
  const isFocused = document.hasFocus() && !isInner;
  return { text: getSelection()?.toString() ?? '', url: location.href, title: document.title, isFocused };
}

/**
 * Saves a selected text, described by its frame where that reads it, and says so there.
 * @param frame Where it is selected: address and title of its document, empty where they are not known.
 */
export async function saveSelection(
  text: string,
  tab: KnownTab,
  { frameId, ...frame }: { readonly frameId: number; readonly url: string; readonly title: string },
): Promise<void> {
  const { id: tabId, url: tabUrl = '', title = '', incognito } = tab;
  const place = await requestPage({ tabId, frameId }, 'describeSelection', undefined).catch(
    noted('A selection was not described by its page.', null),
  );
  const exact = text.slice(0, SNIPPET_MAX_UNITS);
  const { origin, ...described } = place ?? {
    ...{ quote: { exact, prefix: '', suffix: '' }, position: null, canonical: '' },
    ...{ url: frame.url, origin: undefined },
  };
  const url = frameAddress({ frameId, url: frame.url || described.url, origin, tabUrl });
  const draft = makeDraft({ ...described, id: crypto.randomUUID(), url, title: frame.title });
  const said = await saveFromFrame(draft, { tabId, frameId, url }, { title, incognito }, false).then(
    (saved): Said => {
      if (saved.status !== 'saved') return { outcome: 'private', draft, note: '', failure: null };
      const { id, note, lookedUp } = saved.snippet;
      const asNew = lookedUp ? 'saved' : 'notLookedUp';
      return { outcome: saved.isNew ? asNew : 'known', draft: { ...draft, id }, note, failure: null };
    },
    (error: Error): Said => ({ outcome: 'failed', draft, note: '', failure: error.name }),
  );
  await say(said, tabId, frameId);
}

/** Shows the outcome on the page, or on the toolbar button if the page has no annotator. */
async function say(said: Said, tabId: number, frameId: number): Promise<void> {
  await requestPage({ tabId, frameId }, 'snippetSaved', said)
    .catch(() => requestPage({ tabId, frameId: 0 }, 'snippetSaved', said))
    .catch(() => sayOutcomeOnButton(tabId, said.outcome));
}

function sayOutcomeOnButton(tabId: number, outcome: Said['outcome']): Promise<void> {
  const titles = {
    saved: i18n.t('noticeSaved'),
    notLookedUp: i18n.t('noticeNotLookedUp'),
    known: i18n.t('saving.known'),
    private: i18n.t('noticePrivate'),
    failed: i18n.t('noticeFailed'),
    nothing: i18n.t('saving.nothing'),
  };
  const isStored = outcome === 'saved' || outcome === 'notLookedUp' || outcome === 'known';
  return sayOnButton(tabId, isStored ? '✓' : '!', titles[outcome]);
}
