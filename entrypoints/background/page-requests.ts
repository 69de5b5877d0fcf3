import { noted } from '../../utils/log';
import { answerLookUp } from '../../utils/lookup/answer-look-up';
import { originOf } from '../../utils/messaging/frame-address';
import type { AnchoredSnippet, PageName } from '../../utils/messaging/protocol';
import { RefusedRequestError, type RequestHandlers, type Sender } from '../../utils/messaging/server';
import { pause } from '../../utils/pause';
import { anchorAll } from '../../utils/quote/anchor-all';
import { noteTabSave, wasSavedIn } from '../../utils/reports/tab-storage';
import { hidePhrase as hide, unhidePhrase as unhide } from '../../utils/settings/stored-settings';
import { documentKey, pageKeys } from '../../utils/snippets/page-key';
import { changeSnippets, deleteSnippets, hasSnippet, readSnippetsOf } from '../../utils/store/snippets';
import { comparableText } from '../../utils/text/comparable';
import { loadSources } from './look-ups';
import { notifyAllPages } from './pages';

type SnippetHandlers = Pick<RequestHandlers, 'hasSnippets' | 'anchorSnippets' | 'undoSave' | 'noteSnippet'>;

/**
 * What pages may ask about their own snippets: a frame about its own page only, the library's document view about its
 * document.
 */
export const { hasSnippets, anchorSnippets, undoSave, noteSnippet }: SnippetHandlers = {
  async hasSnippets(name, sender) {
    return (await readSnippetsOf(keysFor(name, sender))).length > 0;
  },

  async anchorSnippets({ text, ...name }, sender) {
    const snippets = await readSnippetsOf(keysFor(name, sender));
    const anchoring = anchorAll(comparableText(text), snippets);
    let step = anchoring.next();
    for (; !step.done; step = anchoring.next()) {
      // Let pages that wait for their matches have their turn.
      await pause();
    }
    return step.value.map((span, i): AnchoredSnippet => {
      return {
        id: snippets[i].id,
        span: span && { start: span.start, end: span.end },
        isExact: span?.isExact ?? false,
      };
    });
  },

  async undoSave({ id, ...name }, sender) {
    await checkSnippetOf(id, name, sender);
    await deleteSnippets([id]);
    void notifyAllPages('snippetsChanged');
  },

  async noteSnippet({ id, note, ...name }, sender) {
    // A deleted snippet belongs to no page any more.
    if (!(await hasSnippet(id))) return false;
    // The extension's own pages may change any note that they list.
    if (sender.kind === 'frame') await checkSnippetOf(id, name, sender);
    return (await changeSnippets([id], () => ({ note }))).length > 0;
  },
};

/** A frame's page is known by the address that the browser gives for it, whatever the page says of itself. */
function keysFor({ canonical, document }: PageName, sender: Sender): string[] {
  if (sender.kind === 'frame') return pageKeys(sender.url, canonical);
  return document === null ? [] : [documentKey(document)];
}

/** @throws RefusedRequestError where a snippet is not of the sender's page, and was not saved in its frame. */
async function checkSnippetOf(id: string, name: PageName, sender: Sender): Promise<void> {
  // A page that is still loading can change its address while it shows the notice of a save.
  if (sender.kind === 'frame' && (await wasSavedIn({ ...sender, origin: originOf(sender.url) }, id))) return;
  const own = await readSnippetsOf(keysFor(name, sender));
  if (!own.some((snippet) => snippet.id === id)) throw new RefusedRequestError('no snippet of this page');
}

type HidingHandlers = Pick<RequestHandlers, 'hidePhrase' | 'unhidePhrase'>;

/** Hides a phrase on all pages, and undoes that; every frame sees it in the settings. */
export const { hidePhrase, unhidePhrase }: HidingHandlers = {
  async hidePhrase({ phrase, consent }, sender) {
    // A popup's window is not known here: the popup asks the user itself, and sends the consent.
    if (!consent && (sender.kind !== 'frame' || sender.tab.incognito)) return { status: 'needsConsent' };
    const key = await keyToHide(phrase);
    if (!(await hide(key))) return { status: 'full' };
    if (sender.kind === 'frame')
      await noteTabSave({ ...sender, origin: originOf(sender.url) }, key).catch(
        noted('A hidden phrase was not noted for its tab.'),
      );
    return { status: 'hidden', key };
  },

  async unhidePhrase({ key }, sender) {
    const isOfFrame =
      sender.kind !== 'frame' || (await wasSavedIn({ ...sender, origin: originOf(sender.url) }, key));
    if (!isOfFrame) throw new RefusedRequestError('not hidden from this page');
    await unhide(key);
  },
};

/** For a phrase that fills a template as a whole, the template's key: the next page fills it with something else. */
async function keyToHide(phrase: string): Promise<string> {
  const sources = await loadSources().catch(noted('A phrase was hidden without a look-up.', null));
  if (sources === null) return phrase;
  const { parts } = answerLookUp(phrase, 0, sources);
  const [only] = parts;
  const isTemplate = parts.length === 1 && only.frame !== null && only.text.length === phrase.length;
  return isTemplate ? only.key : phrase;
}
